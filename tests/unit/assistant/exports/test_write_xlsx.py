"""The Excel file, opened again."""

import time
import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from assistant.checklists.checklist import Checklist
from assistant.exports.write_register_xlsx import register_to_xlsx
from assistant.exports.write_xlsx import to_xlsx
from assistant.requirements.requirement_register import Wanted, register
from tests.unit.assistant.demands import a_plan
from tests.unit.assistant.listed import NATIONAL, PAGE, POINT, a_checklist, an_item

DANGEROUS = [
    "=1+1",
    "+46 70",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
]


def opened(checklist: Checklist) -> Workbook:
    return openpyxl.load_workbook(BytesIO(to_xlsx(checklist)))


def table(book: Workbook, sheet: str) -> list[dict[str, object]]:
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_points_stand_in_the_cell_of_their_item() -> None:
    rows = table(opened(a_checklist(an_item(1, points=(POINT,)))), "Checklista")
    assert rows[0]["Punkt"] == "Räkna lamporna\n☐ Stolparna (de lutar)"


def test_items() -> None:
    item = an_item(1, sources=(PAGE, NATIONAL), notices=("Lagen är ny.",))
    assert table(opened(a_checklist(item, groups=2)), "Checklista")[1] == {
        "Grupp": "Grupp 2",
        "Punkt": "Räkna lamporna",
        "Styrka": "ska",
        "Status": "ej påbörjad",
        "Ansvarig": "Gatukontoret",
        "Kommentar": None,
        "Varför": "detaljplan med torg",
        "Källa": "Plan för lampor, s. 28\nMyndigheten för lampor, kontrollerad 2026-03-01",
        "Citat": "«Trasiga lampor lagas.»",
        "Att notera": "Lagen är ny.",
    }


def test_amounts_are_numbers_and_show_their_sum() -> None:
    rows = table(
        opened(a_checklist(an_item(1, sum="3 × 2 = 6", amount=6.0, unit="liter"), an_item(2))), "Checklista"
    )
    assert [(row["Mängd"], row["Enhet"], row["Uträkning"]) for row in rows] == [
        (6, "liter", "3 × 2 = 6"),
        (None, None, None),
    ]


def test_the_head_stays_and_filters_and_the_status_is_chosen() -> None:
    sheet = opened(a_checklist(an_item(1), an_item(2)))["Checklista"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:J3", "$1:$1")
    choice = sheet.data_validations.dataValidation[0]
    assert (choice.type, choice.formula1) == ("list", '"ej påbörjad,pågår,klar,ej aktuellt"')
    assert str(choice.sqref) == "D2:D3"
    assert sheet["B2"].alignment.wrap_text
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["C"].width
    assert sheet["A1"].font.bold


def test_the_case_and_its_sources_stand_on_the_second_sheet() -> None:
    book = opened(a_checklist())
    assert book.sheetnames == ["Checklista", "Ärende och källor"]
    rows = [tuple(row) for row in book["Ärende och källor"].iter_rows(values_only=True) if row[0]]
    assert rows == [
        ("Torget i Rimbo", "Upprättad 2026-11-23"),
        ("Ärendet", None), ("Plan", "detaljplan"), ("Plats", "Rimbo"),
        ("Frågor som återstår", None), ("Vem äger marken?", None),
        ("Gäller inte i det här fallet", None), ("Höga hus", "inga höga hus"),
        ("Anmärkningar", None), ("Läs också lagen.", None),
        ("Underlag", None),
        ("Plan för lampor", "KS 2021-1 · daterad 2021-11-08 · kommunens eget dokument · s. 28"),
        ("Checklistans definition", None), ("torg", "version 1.2"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_written_becomes_a_formula(text: str) -> None:
    item = an_item(1, text=text, reason=text, responsible=text, notices=(text,), unit=text, sum=text)
    made = replace(a_checklist(item), title=text, case=((text, text),), open=(text,), notes=(text,))
    data = to_xlsx(made)
    book = openpyxl.load_workbook(BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert (
        book["Checklista"]["B2"].value == text.replace("\r", "\n") or book["Checklista"]["B2"].value == text
    )
    assert book["Checklista"]["B2"].quotePrefix
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in sheet for sheet in sheets)


@pytest.mark.parametrize("text", ["a\x00b", "x" * 40_000, "<&>", ""])
def test_no_text_breaks_the_file(text: str) -> None:
    assert opened(a_checklist(an_item(1, text=text, id=text)))["Checklista"].max_row == 2


def test_the_register() -> None:
    made = register([a_plan()], Wanted())
    book = openpyxl.load_workbook(BytesIO(register_to_xlsx(made, "2026-11-23")))
    assert book.sheetnames == ["Krav", "Sida vid sida", "Dokument"]
    rows = table(book, "Krav")
    assert len(rows) == made.count
    assert rows[0]["Ansvarig"] == "kommunen"
    assert rows[-1]["Ansvarig"] == "(ingen namngiven)"
    assert (rows[0]["Styrka"], rows[0]["Sida"], rows[0]["Status"]) == ("ska", 1, "ej påbörjad")
    beside = table(book, "Sida vid sida")
    assert {"olika styrka", "olika tid"} <= {row["Skillnad"] for row in beside}
    assert book["Krav"].auto_filter.ref == f"A1:K{made.count + 1}"


def test_sixty_items_take_half_a_second_at_most() -> None:
    checklist = a_checklist(*(an_item(number) for number in range(15)), groups=4)
    to_xlsx(checklist)
    start = time.process_time()
    to_xlsx(checklist)
    assert time.process_time() - start < 0.5
