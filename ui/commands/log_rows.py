"""KeptQuestion questions and the audit log's rows as files: CSV, JSON or Excel."""

import csv
import io
import json
from collections.abc import Sequence

from assistant.exports.xlsx_sheets import table_to_xlsx
from ui.store.audit_log import Entry
from ui.store.kept_questions import KeptQuestion

Cell = str | int | float
Head = tuple[str, float]
QUESTIONS: tuple[Head, ...] = (
    ("Tid", 22), ("Fråga", 60), ("Utfall", 14), ("Hjälpte", 9), ("Kommentar", 40), ("Källor", 44),
    ("Poäng", 8), ("Språk", 7), ("Läsare", 10), ("Svars-id", 20),
)  # fmt: skip
AUDIT: tuple[Head, ...] = (
    ("Nr", 7), ("Tid", 26), ("Vem", 28), ("Vad", 28), ("Uppgifter", 70), ("Kedjevärde", 68),
)  # fmt: skip
_HELPED = {True: "ja", False: "nej", None: ""}


def question_rows(kept: Sequence[KeptQuestion]) -> list[Sequence[Cell]]:
    """A row for each question, under QUESTIONS."""
    return [
        (
            each.at.isoformat(),
            each.question,
            each.status.value,
            _HELPED[each.helpful],
            each.comment,
            "; ".join(f"{place.document_id} s. {place.page}" for place in each.sources),
            "" if each.score is None else round(each.score, 3),
            each.language,
            each.audience,
            each.answer_id,
        )
        for each in kept
    ]


def audit_rows(entries: Sequence[Entry]) -> list[Sequence[Cell]]:
    """A row for each thing that was done, under AUDIT."""
    return [
        (
            each.number,
            each.at.isoformat(),
            each.person,
            each.action,
            ", ".join(f"{key}: {value}" for key, value in each.details.items()),
            each.digest,
        )
        for each in entries
    ]


def as_file(kind: str, title: str, heads: Sequence[Head], rows: Sequence[Sequence[Cell]]) -> bytes:
    """The table as `csv`, `json` or `xlsx`."""
    if kind == "xlsx":
        return table_to_xlsx(title, heads, rows)
    names = [name for name, _ in heads]
    if kind == "json":
        table = [dict(zip(names, row, strict=True)) for row in rows]
        return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(names)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    # Excel takes a file without the mark for Windows-1252, and å for Ã¥.
    return ("\ufeff" + out.getvalue()).encode()


def _harmless(cell: Cell) -> Cell:
    """A spreadsheet takes what begins like this for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
