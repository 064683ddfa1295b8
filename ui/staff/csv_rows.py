"""Rows ↔ CSV as Swedish spreadsheets have it: semicolons, UTF-8 that says so, and nothing that becomes a formula."""

import csv
from collections.abc import Sequence
from io import StringIO

CSV = "text/csv;charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet takes for a formula."""


def csv_bytes(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A head and rows."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def csv_rows(text: str) -> list[dict[str, str]]:
    """Rows by the head's names in small letters; columns are parted by the sign that the head has most of."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines:
        return []
    sign = max(";\t,", key=lines[0].count)
    rows = list(csv.reader(lines, delimiter=sign))
    names = [name.strip().casefold() for name in rows[0]]
    return [dict(zip(names, (value.strip() for value in row), strict=False)) for row in rows[1:]]


def _plain(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) and not _is_number(value) else value


def _is_number(value: str) -> bool:
    return value.removeprefix("-").replace(",", "", 1).isdecimal()
