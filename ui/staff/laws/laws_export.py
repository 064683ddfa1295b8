"""Laws → a table for Excel or CSV, the same columns in both."""

from collections.abc import Sequence
from datetime import date

from assistant.exports.xlsx_sheets import table_to_xlsx
from ui.staff.csv_rows import csv_bytes
from ui.staff.laws.laws_rows import LawRow, Where

_COLUMNS = (
    ("Författning", 40), ("Beteckning", 16), ("Slag", 14), ("I dag", 18), ("Ersatt av", 34), ("Gäller från", 12),
    ("Vad som har hänt", 60), ("Källa", 40), ("Kontrollerad", 13), ("Bekräftad", 10), ("Nämns på", 44), ("Lagtext", 44),
)  # fmt: skip


def to_xlsx(rows: Sequence[LawRow], today: date) -> bytes:
    """The laws as an Excel file."""
    return table_to_xlsx("Författningar", _COLUMNS, [_values(row, today) for row in rows], today.isoformat())


def to_csv(rows: Sequence[LawRow], today: date) -> bytes:
    """The laws as CSV that a Swedish Excel opens as it is: semicolons, and UTF-8 that says so."""
    return csv_bytes([title for title, _ in _COLUMNS], [_values(row, today) for row in rows])


def _values(row: LawRow, today: date) -> tuple[str, ...]:
    change, law = row.change, row.change.law if row.change else None
    newer = " ".join(part for part in (law.replaced_by_name, law.replaced_by) if part) if law else ""
    return (
        row.name, row.designation, row.kind, row.state, newer, law.in_force_from if law else "",
        change.said(today) if change else "", change.source_url if change else "", change.checked if change else "",
        ("ja" if change.verified else "nej") if change else "", _named(row.places), law.link if law else "",
    )  # fmt: skip


def _named(places: Sequence[Where]) -> str:
    by: dict[str, dict[int, None]] = {}
    for where in places:
        by.setdefault(where.document.registration.title, {})[where.page] = None
    return "; ".join(f"{title}, s. {', '.join(map(str, pages))}" for title, pages in by.items())
