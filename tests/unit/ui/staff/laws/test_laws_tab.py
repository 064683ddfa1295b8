from datetime import date
from io import BytesIO

import openpyxl
import pytest

from corpus.currency.changes import read_currency
from tests.fakes import NORRTALJE
from tests.unit.ui.staff.library import a_shelf
from ui.staff.laws.laws_export import to_csv, to_xlsx
from ui.staff.laws.laws_rows import UNKNOWN, LawRow, Wanted, fitting, laws_of
from ui.staff.laws.laws_view import form, shown

TODAY = date(2026, 11, 24)
ROWS = laws_of(a_shelf(), read_currency(NORRTALJE.currency()))


def named(rows: tuple[LawRow, ...]) -> list[str]:
    return [row.designation for row in rows]


def test_the_table_comes_first_then_what_the_text_names() -> None:
    assert named(ROWS) == ["1998:808", "1980:578", "1999:1234", "2010:800"]
    assert [row.in_table for row in ROWS] == [True, False, False, False]


def test_a_number_of_something_else_is_no_law() -> None:
    assert "2020:30" not in named(ROWS)


def test_how_it_stands_today_and_where_it_is_named() -> None:
    environment, guards, unknown, school = ROWS
    assert environment.state == unknown.state == UNKNOWN
    assert guards.state == "ersatt"
    assert [place.page for place in guards.places] == [5]
    assert school.state == "gäller, ändrad"
    assert [place.page for place in school.places] == [4]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(words="skollagens"), ["2010:800"]),
        (Wanted(words="2023:421"), ["1980:578"]),
        (Wanted(words="ordningsvakt"), ["1980:578"]),
        (Wanted(state="ersatt"), ["1980:578"]),
        (Wanted(table="ja"), ["1998:808"]),
        (Wanted(table="nej", state=UNKNOWN), ["1999:1234"]),
        (Wanted(document="annan"), []),
    ],
)
def test_filters(wanted: Wanted, numbers: list[str]) -> None:
    assert named(fitting(ROWS, wanted)) == numbers


def test_the_page_says_what_replaced_it_with_source_and_links() -> None:
    html = shown(ROWS, len(ROWS), TODAY)
    assert "<b>Ersatt av Lag om ordningsvakter 2023:421</b> sedan 2024-01-01" in html
    assert 'href="https://rkrattsbaser.gov.se/sfst?bet=2023:421"' in html
    assert "/dokument/plan/sida/5?citat=" in html
    assert "Inte kontrollerad. Slå upp den själv." in html
    assert "Ingen författning stämmer" in shown((), 4, TODAY)
    assert "ersatt (1)" in form(ROWS)


def test_a_fact_that_nobody_has_checked_for_a_year_says_so() -> None:
    assert "inte kontrollerats på ett år" in shown(ROWS, 4, date(2028, 1, 1))


def test_excel_and_csv_have_the_same_rows() -> None:
    sheet = openpyxl.load_workbook(BytesIO(to_xlsx(ROWS, TODAY))).active
    cells = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    lines = to_csv(ROWS, TODAY).decode("utf-8-sig").splitlines()
    assert [";".join(row[:4]) for row in cells] == [";".join(line.split(";")[:4]) for line in lines]
    assert cells[2][10] == "Plan för trygghet, s. 5"
