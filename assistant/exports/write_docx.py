"""Checklist → Word file: headings, a table to tick for each group, sources with pages, pages numbered.

The one door to python-docx for writing. Nothing is told by colour alone: force is a word, a box is a box.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from assistant.checklists.checklist import Checklist, Group, Item, ItemSource
from assistant.checklists.wording import BOX, TICKED, cited, documents_of, facts, pointed, writable

_COLUMNS = (("Klart", 14), ("Punkt", 82), ("Styrka", 16), ("Ansvarig", 49), ("Kommentar", 34), ("Källa", 72))
"""Heading and width in millimetres; together the width of a lying A4 between its margins."""
_LANGUAGE = "sv-SE"
_HEAD = "1F3864"
"""Background of a table's head: white on it has contrast 11.7 to 1."""
_PADDING = 70
"""Between a cell's edge and its text, in twentieths of a point."""
_LINK = RGBColor(0x05, 0x3F, 0x8C)
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def to_docx(checklist: Checklist) -> bytes:
    """The checklist as a Word file, lying A4, in Swedish."""
    document = docx.Document()
    _prepare(document, checklist)
    _write(document.add_heading(level=0), checklist.title)
    _write(document.add_paragraph(), f"Upprättad {checklist.date}. Kryssa {BOX} när punkten är klar.")
    if checklist.case:
        document.add_heading("Ärendet", 1)
        _facts(document, checklist.case)
    for group in checklist.groups:
        _group(document, group)
    _list(document, "Frågor som återstår", checklist.open)
    _list(document, "Gäller inte i det här fallet", [f"{what}: {why}" for what, why in checklist.excluded])
    _list(document, "Anmärkningar", checklist.notes)
    _documents(document, checklist)
    _footer(document.sections[0], checklist)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _prepare(document: Document, checklist: Checklist) -> None:
    """Page, fonts, language and the file's own properties."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(18), Mm(22)
    for name, size in (("Normal", 10), ("Title", 20), ("Heading 1", 14)):
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = "Arial", Pt(size), RGBColor(0, 0, 0)
        fonts = document.styles[name].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), "Arial")
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    properties = document.core_properties
    properties.title, properties.language = writable(checklist.title), _LANGUAGE
    properties.author, properties.last_modified_by = "Trygghetsassistenten", ""
    properties.subject, properties.comments = f"{checklist.name}, version {checklist.version}", ""
    properties.created = properties.modified = _day(checklist.date)


def _day(date: str) -> datetime:
    try:
        return datetime.fromisoformat(date)
    except ValueError:
        return datetime(2000, 1, 1)


def _facts(document: Document, rows: Iterable[tuple[str, str]]) -> None:
    """Names and values, the names as row heads."""
    table = _table(document, (70, 197))
    for name, value in rows:
        cells = table.add_row().cells
        _write(cells[0].paragraphs[0], name).bold = True
        _write(cells[1].paragraphs[0], value)
    _sized(table, (70, 197))


def _group(document: Document, group: Group) -> None:
    _write(document.add_heading(level=1), group.title)
    table = _table(document, [width for _, width in _COLUMNS])
    head = table.add_row()
    for cell, (title, _) in zip(head.cells, _COLUMNS, strict=True):
        run = _write(cell.paragraphs[0], title)
        run.bold, run.font.color.rgb = True, RGBColor(0xFF, 0xFF, 0xFF)
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{_HEAD}"/>')
        )
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    quoted: set[str] = set()
    for item in group.items:
        _item(table.add_row(), item, quoted)
        quoted |= {source.quote for source in item.sources}
    _sized(table, [width for _, width in _COLUMNS])


def _item(row: _Row, item: Item, quoted: Collection[str]) -> None:
    """One item; what its table has quoted above isn't quoted again."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    box, what, force, responsible, comment, source = row.cells
    box.paragraphs[0]._p.append(parse_xml(_checkbox(f"{item.id}: klar", done=item.mark.done)))
    _write(what.paragraphs[0], item.text).bold = True
    for point, told in zip(item.points, pointed(item), strict=True):
        line = what.add_paragraph()
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(5), Mm(-5)
        line._p.append(parse_xml(_checkbox(f"{point.id}: klar", 20, done=point.mark.done)))
        _write(line, f" {told}")
    for said in (
        item.sum,
        item.reason and f"Med eftersom: {item.reason}",
        *(f"Obs: {n}" for n in item.notices),
    ):
        if said:
            _write(what.add_paragraph(), said)
    _write(force.paragraphs[0], item.force.value)
    _lines(responsible, item.mark.responsible, item.responsible)
    _lines(comment, item.mark.status, item.mark.comment)
    for number, each in enumerate(item.sources):
        _source(source.paragraphs[0] if number == 0 else source.add_paragraph(), each)
        if each.quote and each.quote not in quoted:
            _write(source.add_paragraph(), f"«{each.quote}»").italic = True


def _lines(cell: _Cell, *texts: str) -> None:
    """What there is of some texts, a paragraph each."""
    for number, text in enumerate(text for text in texts if text):
        _write(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), text)


def _checkbox(title: str, size: int = 28, *, done: bool = False) -> str:
    """A box that can be ticked in Word, and on paper; `size` in half points."""
    safe = title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    font = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic"/>'
    return (
        f'<w:sdt {nsdecls("w")} {_W14}><w:sdtPr><w:alias w:val="{writable(safe)}"/>'
        f'<w14:checkbox><w14:checked w14:val="{int(done)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr>{font}<w:sz w:val="{size}"/></w:rPr><w:t>{TICKED if done else BOX}</w:t>'
        "</w:r></w:sdtContent></w:sdt>"
    )


def _source(paragraph: Paragraph, source: ItemSource) -> None:
    """A source's line, a link where its address is one of the open web."""
    if not source.url.startswith(("https://", "http://")):
        _write(paragraph, cited(source))
        return
    identity = paragraph.part.relate_to(writable(source.url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), identity)
    run = _write(paragraph, cited(source))
    run.underline, run.font.color.rgb = True, _LINK
    link.append(run._r)
    paragraph._p.append(link)


def _list(document: Document, title: str, lines: Sequence[str]) -> None:
    if lines:
        document.add_heading(title, 1)
        for line in lines:
            _write(document.add_paragraph(style="List Bullet"), line)


def _documents(document: Document, checklist: Checklist) -> None:
    """What the list stands on, and which definition made it."""
    document.add_heading("Underlag", 1)
    rows = []
    for source, pages in documents_of(checklist):
        listed = f"s. {', '.join(map(str, pages))}" if pages else ""
        rows.append((source.title, " · ".join(part for part in (facts(source), listed) if part)))
    _facts(document, [*rows, ("Checklistans definition", f"{checklist.name}, version {checklist.version}")])


def _table(document: Document, widths: Sequence[float]) -> Table:
    table = document.add_table(0, len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    sides = "".join(
        f'<w:{side} w:w="{_PADDING}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
    )
    table._tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))
    return table


def _sized(table: Table, widths: Sequence[float]) -> None:
    """LibreOffice goes by the columns, Word by each cell."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row._tr.tc_lst, widths, strict=True):
            cell.width = Mm(width)


def _footer(section: Section, checklist: Checklist) -> None:
    paragraph = section.footer.paragraphs[0]
    _write(paragraph, f"{checklist.title} · {checklist.date} · Sida ")
    _field(paragraph, "PAGE")
    _write(paragraph, " av ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _write(paragraph: Paragraph, text: str) -> Run:
    return paragraph.add_run(writable(text))
