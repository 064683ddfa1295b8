"""Rows → sheets of an Excel file: a table to filter, names and values, how they are printed.

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

from assistant.checklists.wording import STATUSES, writable

Sheet = Worksheet
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
STATUS, COMMENT = "Status", "Kommentar"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and width in characters."""

    title: str
    width: float


def table_to_xlsx(
    title: str, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[Value]], date: str = ""
) -> bytes:
    """One table as an Excel file to filter; `columns` are headings and their widths in characters."""
    book = new_book(title)
    sheet = book.create_sheet(title)
    table_on(sheet, [Column(*column) for column in columns], rows)
    print_lying(sheet, f"{title} · {date}" if date else title)
    return saved(book)


_FACTS = (44, 90)
"""Widths of a sheet of names and values."""


def facts_below(sheet: Worksheet, rows: Iterable[tuple[str, Value]], title: str = "") -> None:
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


def table_on(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> None:
    """A head that stays, filters, wrapped text, and the choice of a status where there is a column for it."""
    for number, column in enumerate(columns, start=1):
        _put(sheet, (1, number), column.title.strip(), _WHITE).fill = _HEAD
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        if column.title == STATUS and rows:
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


def new_book(title: str) -> Workbook:
    """An Excel file without sheets, in Swedish."""
    book = Workbook()
    del book["Sheet"]
    book.properties.title, book.properties.language = writable(title), "sv-SE"
    book.properties.creator = "Trygghetsassistenten"
    return book


def print_lying(sheet: Worksheet, footer: str, *, repeated: bool = True) -> None:
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


def saved(book: Workbook) -> bytes:
    """The file's bytes."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()
