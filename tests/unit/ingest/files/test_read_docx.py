"""DOCX: order, headings, items, rows and pages as the file marks them."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.errors import EmptyDocument
from ingest.files.read import empty_pages, read
from ingest.files.source import Line, Source

W = nsdecls("w")


def read_document(tmp_path: Path, document: Any) -> Source:
    buffer = io.BytesIO()
    document.save(buffer)
    (tmp_path / "Plan.docx").write_bytes(buffer.getvalue())
    return read(tmp_path / "Plan.docx", tmp_path)


def read_body(tmp_path: Path, xml: str) -> tuple[tuple[Line, ...], ...]:
    """The pages of a document whose body is this XML, with w: for Word's own namespace."""
    document = docx.Document()
    for element in reversed(parse_xml(f"<w:body {W}>{xml}</w:body>")):
        document.element.body.insert(0, element)
    return read_document(tmp_path, document).pages


def paragraph(*runs: str, before: str = "") -> str:
    return f"<w:p>{before}{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def text(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>'


PUT, LAID = '<w:br w:type="page"/>', "<w:lastRenderedPageBreak/>"


def test_structure_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = " Min  plan "
    document.add_heading("Planen", 0)
    document.add_heading("Klotter", 1)
    document.add_paragraph("Klotter ska a\u030atgärdas inom 48\u00a0timmar.")
    document.add_paragraph("Ring", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Mått", "2019", "", "54 %"), strict=True
    ):
        cell.text = words
    document.add_heading("Djupt", 3)
    document.add_paragraph("Först", style="List Number")
    document.add_paragraph("")
    source = read_document(tmp_path, document)
    assert (source.title, source.marked, source.id) == ("Min plan", True, "Plan")
    assert source.pages == (
        (
            Line("Planen", heading=1),
            Line("Klotter", heading=1),
            Line("Klotter ska åtgärdas inom 48 timmar."),
            Line("Ring", item=True),
            Line("Mått | 2019", row=True),
            Line(" | 54 %", row=True),
            Line("Djupt", heading=3),
            Line("Först", item=True),
        ),
    )


def test_swedish_derived_and_direct_styles(tmp_path: Path) -> None:
    document = docx.Document()
    swedish = document.styles.add_style("Rubrik 2", 1)
    own = document.styles.add_style("Kommunens rubrik", 1)
    own.base_style = swedish
    ring = document.styles.add_style("Ring", 1)
    ring.base_style = ring
    not_contents = document.styles.add_style("Innehållsrubrik", 1)
    not_contents.base_style = document.styles["Heading 1"]
    not_contents.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="9"/>'))
    for style in ("Rubrik 2", "Kommunens rubrik", "Ring", "Innehållsrubrik"):
        document.add_paragraph(style, style=style)
    direct = document.add_paragraph("Direkt")
    direct._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="3"/>'))
    numbered = '<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr>'
    for number, style in (("1", "Normal"), ("0", "List Bullet")):
        added = document.add_paragraph(f"num {number}", style=style)
        added._p.get_or_add_pPr().append(parse_xml(numbered.format(W=W, n=number)))
    assert read_document(tmp_path, document).pages[0] == (
        Line("Rubrik 2", heading=2),
        Line("Kommunens rubrik", heading=2),
        Line("Ring"),
        Line("Innehållsrubrik"),
        Line("Direkt", heading=4),
        Line("num 1", item=True),
        Line("num 0"),
    )


def test_break_put_by_the_author(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Ett")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Två")
    split = document.add_paragraph("Två forts.")
    split.add_run().add_break(WD_BREAK.PAGE)
    split.add_run("Tre")
    document.add_paragraph("Fyra").paragraph_format.page_break_before = True
    assert read_document(tmp_path, document).pages == (
        (Line("Ett"),),
        (Line("Två"), Line("Två forts.")),
        (Line("Tre"),),
        (Line("Fyra"),),
    )


def test_break_and_its_trace_count_once(tmp_path: Path) -> None:
    pages = read_body(
        tmp_path,
        paragraph(text("Ett"))
        + paragraph(PUT)
        + paragraph(LAID, text("Två "))
        + paragraph(PUT, LAID, PUT)
        + paragraph(LAID, text("Fyra")),
    )
    assert pages == ((Line("Ett"),), (Line("Två"),), (), (Line("Fyra"),))


def test_break_before_paragraph_and_its_trace_count_once(tmp_path: Path) -> None:
    before = "<w:pPr><w:pageBreakBefore/></w:pPr>"
    pages = read_body(
        tmp_path, paragraph(text("Ett"), before=before) + paragraph(LAID, text("Två"), before=before)
    )
    assert pages == ((Line("Ett"),), (Line("Två"),))


def test_paragraph_over_pages_stands_where_it_begins(tmp_path: Path) -> None:
    pages = read_body(
        tmp_path,
        paragraph(text("Börjar "), LAID + text("fort"), LAID + text("sätter")) + paragraph(text("Ny")),
    )
    assert pages == ((Line("Börjar fortsätter"),), (), (Line("Ny"),))


def test_rows_over_pages(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    rows = (
        row(paragraph(text("a")), paragraph(text("b")))
        + row(paragraph(LAID, text("c")), paragraph(LAID, text("d")))
        + row(paragraph(text("e")) + paragraph(LAID, text("f")), paragraph(text("g")))
    )
    pages = read_body(tmp_path, f"<w:tbl>{rows}</w:tbl>" + paragraph(text("Efter")))
    assert pages == (
        (Line("a | b", row=True),),
        (Line("c | d", row=True), Line("e f | g", row=True)),
        (Line("Efter"),),
    )


def test_layout_tables_are_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "I en ruta"
    cell.add_paragraph("Punkt", style="List Bullet")
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Vänster"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "y"
    assert read_document(tmp_path, document).pages[0] == (
        Line("I en ruta"),
        Line("Punkt", item=True),
        Line("Vänster"),
        Line("x | y", row=True),
    )


def test_merged_cells_are_not_repeated(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Källa"
    table.cell(1, 0).text, table.cell(1, 1).text = "a", "b"
    assert read_document(tmp_path, document).pages[0] == (Line("Källa", row=True), Line("a | b", row=True))


def test_what_python_docx_leaves_out_is_there(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph(text('I kontroll'))}</w:sdtContent></w:sdt>"
    changed = (
        f"<w:p><w:r>{text('Ska ')}</w:r><w:ins><w:r>{text('inte ')}</w:r></w:ins>"
        "<w:del><w:r><w:delText>alltid </w:delText></w:r></w:del>"
        f"<w:hyperlink><w:r>{text('gälla')}<w:tab/></w:r></w:hyperlink>"
        f"<w:r><w:rPr><w:vanish/></w:rPr>{text('dolt')}</w:r><w:r><w:instrText>PAGE</w:instrText>{text('nu')}</w:r></w:p>"
    )
    inside = f"<w:pict><w:txbxContent>{paragraph(text('I textruta'))}</w:txbxContent></w:pict>"
    box = f"<w:p><w:r>{text('Intill')}{inside}</w:r></w:p>"
    assert read_body(tmp_path, control + changed + box)[0] == (
        Line("I kontroll"),
        Line("Ska inte gälla nu"),
        Line("Intill"),
        Line("I textruta"),
    )


def test_text_box_with_an_older_twin_comes_once(tmp_path: Path) -> None:
    def box(words: str) -> str:
        return f"<w:txbxContent>{paragraph(text(words))}</w:txbxContent>"

    twins = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice Requires='wps'><w:drawing>{box('Ruta')}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box('Ruta')}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert read_body(tmp_path, paragraph(twins))[0] == (Line("Ruta"),)


def test_table_of_contents_is_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Klotter 3", style="toc 1")
    control = OxmlElement("w:sdt")
    gallery = '<w:docPartGallery w:val="Table of Contents"/>'
    control.append(parse_xml(f"<w:sdtPr {W}><w:docPartObj>{gallery}</w:docPartObj></w:sdtPr>"))
    control.append(parse_xml(f"<w:sdtContent {W}>{paragraph(text('Våld 4'))}</w:sdtContent>"))
    document.element.body.insert(0, control)
    document.add_paragraph("Text")
    assert document.element.body.find(qn("w:sdt")) is not None
    assert read_document(tmp_path, document).pages[0] == (Line("Text"),)


def test_page_without_text_keeps_its_number(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Ett").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Tre")
    assert empty_pages(read_document(tmp_path, document)) == (2,)


def test_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument):
        read_document(tmp_path, docx.Document())
