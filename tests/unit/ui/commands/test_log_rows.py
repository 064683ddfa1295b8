"""Exports open in a spreadsheet as text, whatever somebody wrote."""

import csv
import io
import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from tests.unit.ui.store.test_unanswered import kept
from ui.commands.log_rows import QUESTIONS, as_file, question_rows

ROWS = question_rows(
    [
        kept("=HYPERLINK(1)", "a1", helpful=False, comment="+1"),
        replace(kept('Vad "gäller"; här?\nNu', "a2"), score=None),
    ]
)


def test_csv() -> None:
    text = as_file("csv", "Frågor", QUESTIONS, ROWS).decode("utf-8-sig")
    first, second = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert (first["Fråga"], first["Kommentar"], first["Hjälpte"]) == ("'=HYPERLINK(1)", "'+1", "nej")
    assert (second["Fråga"], second["Poäng"], second["Hjälpte"]) == ('Vad "gäller"; här?\nNu', "", "")
    assert first["Källor"] == "plan s. 3"


def test_json() -> None:
    first = json.loads(as_file("json", "Frågor", QUESTIONS, ROWS))[0]
    assert (first["Fråga"], first["Poäng"], first["Svars-id"]) == ("=HYPERLINK(1)", 0.8, "a1")


def test_excel() -> None:
    sheet = load_workbook(io.BytesIO(as_file("xlsx", "Frågor", QUESTIONS, ROWS)))["Frågor"]
    assert [cell.value for cell in sheet[1]] == [name for name, _ in QUESTIONS]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=HYPERLINK(1)", "s")
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_nothing(kind: str) -> None:
    assert as_file(kind, "Frågor", QUESTIONS, [])
