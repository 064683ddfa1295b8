"""Checklist or register of requirements → Excel file: a sheet to filter and fill in, a sheet with what it stands on.

The one door to openpyxl. All text is stored as text, whatever it begins with: nothing that a person or a
document wrote can become a formula.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.checklists.checklist import Checklist, Item
from assistant.checklists.wording import (
    BOX,
    STATUSES,
    TICKED,
    cited,
    documents_of,
    facts,
    items_of,
    pointed,
    writable,
)
from assistant.requirements.contradictions import Pair
from assistant.requirements.contradictions import Side as Voice
from assistant.requirements.requirement_register import NOBODY, Duties, Entry, Register
from corpus.model import Document, Edition

Value = str | int | float
_LONGEST = 32_767
"""Characters that a cell can hold."""
_HEAD = PatternFill("solid", fgColor="1F3864")
_NAME = "Calibri"
_TEXT, _STRONG, _WHITE = (
    Font(_NAME, 11),
    Font(_NAME, 11, bold=True),
    Font(_NAME, 11, bold=True, color="FFFFFF"),
)
_LINE_HEIGHT, _HIGHEST = 15.0, 400.0
"""Points of one line, and of the highest row that Excel takes (409)."""
_FILLED = 0.9
"""Share of a column's width that a line fills before it breaks at a word."""
_LINE = Side("thin", color="808080")
_STATUS, _COMMENT = "Status", "Kommentar"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's heading and width in characters."""

    title: str
    width: float


_COLUMNS = tuple(
    _Column(*each)
    for each in (
        ("Grupp", 18), ("Punkt", 44), ("Styrka", 9), (_STATUS, 13), ("Ansvarig", 26), (_COMMENT, 26),
        ("Varför", 24), ("Mängd", 9), ("Enhet", 9), ("Uträkning", 30), ("Källa", 34), ("Citat", 40),
        ("Att notera", 26),
    )
)  # fmt: skip
_AMOUNTS = {"Mängd", "Enhet", "Uträkning"}
_REGISTER = tuple(
    _Column(*each)
    for each in (
        ("Ansvarig", 24), ("Krav", 60), ("Styrka", 9), ("Tid", 16), (_STATUS, 13), (_COMMENT, 26),
        ("Fokusområde", 24), ("Avsnitt", 30), ("Dokument", 26), ("Sida", 6), ("Diarienummer", 14),
    )
)  # fmt: skip
_PAIRS = tuple(
    _Column(*each)
    for each in (
        ("Skillnad", 16), ("Det ena", 60), ("Styrka ", 10), ("Tid ", 18), ("Källa ", 34),
        ("Det andra", 60), ("Styrka", 10), ("Tid", 18), ("Källa", 34), ("Vår bedömning", 34),
    )
)  # fmt: skip


def to_xlsx(checklist: Checklist) -> bytes:
    """The checklist as an Excel file: its items, and the case with its sources."""
    items = list(items_of(checklist))
    measured = any(item.sum or item.amount for item in items)
    columns = [column for column in _COLUMNS if measured or column.title not in _AMOUNTS]
    rows = [_item(group.title, item) for group in checklist.groups for item in group.items]
    book = _book(checklist.title)
    sheet = book.create_sheet("Checklista")
    _table(sheet, columns, [[row[column.title] for column in columns] for row in rows])
    _printed(sheet, f"{checklist.title} · {checklist.date}")
    _case(book.create_sheet("Ärende och källor"), checklist)
    return _saved(book)


def register_to_xlsx(register: Register, date: str) -> bytes:
    """The register of requirements as an Excel file: requirements, pairs side by side, and documents."""
    book = _book("Kravregister")
    sheet = book.create_sheet("Krav")
    _table(sheet, _REGISTER, [_entry(group, entry) for group in register.groups for entry in group.entries])
    _printed(sheet, f"Kravregister · {date}")
    if register.mentioned:
        named = book.create_sheet("Nämns också")
        _table(
            named,
            (_Column("Text", 90), _Column("Källa", 40)),
            [(_said(v), _where(v)) for v in register.mentioned],
        )
    if register.pairs:
        beside = book.create_sheet("Sida vid sida")
        _table(beside, _PAIRS, [_pair(pair) for pair in register.pairs])
        _printed(beside, f"Kravregister, sida vid sida · {date}")
    facts_sheet = book.create_sheet("Dokument")
    _facts(facts_sheet, [("Kravregister", date), ("Antal krav", register.count)])
    _facts(facts_sheet, [(d.registration.title, _document(d)) for d in register.documents])
    return _saved(book)


def table_to_xlsx(title: str, heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[Value]]) -> bytes:
    """Any table as an Excel file to filter; `heads` are headings and their widths in characters."""
    book = _book(title)
    sheet = book.create_sheet(title)
    _table(sheet, [_Column(*head) for head in heads], rows)
    _printed(sheet, title)
    return _saved(book)


def sheet_to_xlsx(
    title: str, date: str, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[Value]]
) -> bytes:
    """One table as an Excel file; `columns` are headings and widths in characters."""
    book = _book(title)
    sheet = book.create_sheet(title)
    _table(sheet, [_Column(*column) for column in columns], rows)
    _printed(sheet, f"{title} · {date}")
    return _saved(book)


def _item(group: str, item: Item) -> dict[str, Value]:
    return {
        "Grupp": group,
        "Punkt": "\n".join((item.text, *_points(item))),
        "Styrka": item.force.value,
        _STATUS: item.mark.status or (STATUSES[2] if item.mark.done else STATUSES[0]),
        "Ansvarig": "\n".join(filter(None, (item.mark.responsible, item.responsible))),
        _COMMENT: item.mark.comment,
        "Varför": item.reason,
        "Mängd": item.amount if item.sum or item.amount else "",
        "Enhet": item.unit,
        "Uträkning": item.sum,
        "Källa": "\n".join(cited(source) for source in item.sources),
        "Citat": "\n".join(f"«{source.quote}»" for source in item.sources if source.quote),
        "Att notera": "\n".join(item.notices),
    }


def _points(item: Item) -> Iterable[str]:
    for point, told in zip(item.points, pointed(item), strict=True):
        yield f"{TICKED if point.mark.done else BOX} {told}"


def _entry(group: Duties, entry: Entry) -> Sequence[Value]:
    requirement, known = entry.requirement, entry.document.registration
    section = " › ".join(requirement.section)
    return (
        group.responsible if group.responsible != NOBODY else f"({NOBODY})",
        requirement.text, requirement.modality.value, requirement.deadline, STATUSES[0], "",
        entry.area, section, known.title, entry.page, known.dnr,
    )  # fmt: skip


def _pair(pair: Pair) -> Sequence[Value]:
    both = [
        (_said(voice), voice.modality, voice.deadline, _where(voice)) for voice in (pair.first, pair.second)
    ]
    return (", ".join(difference.value for difference in pair.differences), *both[0], *both[1], "")


def _said(voice: Voice) -> str:
    return voice.sentence.text


def _where(voice: Voice) -> str:
    return f"{voice.document.registration.title}, s. {voice.sentence.page}"


def _document(document: Document) -> str:
    known = document.registration
    edition = "" if document.edition is Edition.OFFICIAL else "återgivet med egna ord"
    return " · ".join(part for part in (known.dnr, known.date, known.status.value, edition) if part)


def _case(sheet: Worksheet, checklist: Checklist) -> None:
    """The case, what is open, what doesn't apply, the sources and the definition, under each other."""
    _facts(sheet, [(checklist.title, f"Upprättad {checklist.date}")])
    _facts(sheet, checklist.case, "Ärendet")
    _facts(sheet, [(question, "") for question in checklist.open], "Frågor som återstår")
    _facts(sheet, checklist.excluded, "Gäller inte i det här fallet")
    _facts(sheet, [(note, "") for note in checklist.notes], "Anmärkningar")
    rows = []
    for source, pages in documents_of(checklist):
        listed = f"s. {', '.join(map(str, pages))}" if pages else ""
        rows.append((source.title, " · ".join(part for part in (facts(source), listed) if part)))
    _facts(sheet, rows, "Underlag")
    _facts(sheet, [(checklist.name, f"version {checklist.version}")], "Checklistans definition")
    _printed(sheet, f"{checklist.title} · {checklist.date}", repeated=False)


_FACTS = (44, 90)
"""Widths of a sheet of names and values."""


def _facts(sheet: Worksheet, rows: Iterable[tuple[str, Value]], title: str = "") -> None:
    """Names and values below what is there, under a title of their own; no rows, no title."""
    rows = list(rows)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _FACTS
    line = 1 if sheet["A1"].value is None else sheet.max_row + 2
    if rows and title:
        _put(sheet, (line, 1), title, _STRONG)
        line += 1
    for row, (name, value) in enumerate(rows, start=line):
        _put(sheet, (row, 1), name, _STRONG if value else _TEXT)
        _put(sheet, (row, 2), value)
        _grow(sheet, row, (name, value), _FACTS)


def _table(sheet: Worksheet, columns: Sequence[_Column], rows: Sequence[Sequence[Value]]) -> None:
    """A head that stays, filters, wrapped text, and the choice of a status where there is a column for it."""
    for number, column in enumerate(columns, start=1):
        _put(sheet, (1, number), column.title.strip(), _WHITE).fill = _HEAD
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        if column.title == _STATUS and rows:
            _choice(sheet, f"{get_column_letter(number)}2:{get_column_letter(number)}{len(rows) + 1}")
    for line, row in enumerate(rows, start=2):
        for number, value in enumerate(row, start=1):
            _put(sheet, (line, number), value).border = Border(bottom=_LINE)
        _grow(sheet, line, row, [column.width for column in columns])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"


def _choice(sheet: Worksheet, cells: str) -> None:
    allowed = DataValidation("list", formula1=f'"{",".join(STATUSES)}"', allow_blank=True)
    allowed.showErrorMessage, allowed.errorTitle = True, "Status"
    allowed.error = f"Välj {', '.join(STATUSES[:-1])} eller {STATUSES[-1]}."
    allowed.add(cells)
    sheet.add_data_validation(allowed)


def _put(sheet: Worksheet, place: tuple[int, int], value: Value, font: Font = _TEXT) -> Cell:
    """A number as a number, text as text: "=1+1" stays those four signs, also when the cell is edited."""
    cell = sheet.cell(*place)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        cell.value = writable(value)[:_LONGEST] or None
        if cell.value is not None:
            cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@", "\t", "\r"))
    else:
        cell.value = value
    cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), font
    return cell


def _grow(sheet: Worksheet, line: int, texts: Sequence[Value], widths: Sequence[float]) -> None:
    """Make a row as high as its longest text needs: not every program does so by itself."""
    needed = [
        sum(1 + int(len(part) / (width * _FILLED)) for part in str(text).split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    sheet.row_dimensions[line].height = min(_HIGHEST, _LINE_HEIGHT * max(needed))


def _book(title: str) -> Workbook:
    book = Workbook()
    del book["Sheet"]
    book.properties.title, book.properties.language = writable(title), "sv-SE"
    book.properties.creator = "Trygghetsassistenten"
    return book


def _printed(sheet: Worksheet, footer: str, *, repeated: bool = True) -> None:
    """Lying A4, as wide as the page, its head on each page, pages numbered."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    footers = sheet.oddFooter
    assert footers is not None
    left, right = footers.left, footers.right
    assert left is not None
    assert right is not None
    left.text, right.text = writable(footer).replace("&", "&&"), "Sida &P av &N"
    if repeated:
        sheet.print_title_rows = "1:1"


def _saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
