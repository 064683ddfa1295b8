"""JSON Lines → rows whose fields are read with their type; a wrong field is named with file and line.

Knows JSON and types, not what a row means.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.errors import EvaluationError, RowError


@dataclass(frozen=True, slots=True)
class Row:
    """One JSON object and where it stands; `prefix` names the way to an object within the row's own."""

    file: str
    line: int
    values: Mapping[str, object]
    prefix: str = ""

    def error(self, field: str, reason: str) -> RowError:
        """The error to raise about a field."""
        return RowError(self.file, self.line, self.prefix + field, reason)

    def text(self, field: str, default: str | None = None) -> str:
        """A string that isn't blank; with a default also missing, null or ""."""
        value = self.values.get(field)
        if default is not None and (value is None or value == ""):
            return default
        if field not in self.values:
            raise self.error(field, "saknas.")
        if not isinstance(value, str) or not value.strip():
            raise self.error(field, f"ska vara en text som inte är tom, inte {_shown(value)}.")
        return value

    def flag(self, field: str) -> bool:
        """True or false."""
        value = self.values.get(field)
        if not isinstance(value, bool):
            raise self.error(field, f"ska vara true eller false, inte {_shown(value)}.")
        return value

    def whole(self, field: str, least: int = 0) -> int:
        """A whole number, at least `least`."""
        value = self.values.get(field)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.error(field, f"ska vara ett heltal, minst {least}, inte {_shown(value)}.")
        return value

    def number(self, field: str) -> float:
        """A number that isn't negative."""
        value = self.values.get(field)
        if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
            raise self.error(field, f"ska vara ett tal, minst 0, inte {_shown(value)}.")
        return float(value)

    def items(self, field: str) -> tuple[object, ...]:
        """A list; a missing one or null is empty."""
        value = self.values.get(field)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.error(field, f"ska vara en lista, inte {_shown(value)}.")
        return tuple(value)

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of strings that aren't blank; a missing one is empty."""
        return strings(self, field, self.items(field))

    def rows(self, field: str) -> tuple["Row", ...]:
        """A list of objects; a missing one is empty."""
        return tuple(
            self._within(f"{field}[{place}]", value) for place, value in enumerate(self.items(field))
        )

    def row(self, field: str) -> "Row":
        """An object within this one."""
        return self._within(field, self.values.get(field))

    def _within(self, field: str, value: object) -> "Row":
        if not isinstance(value, dict):
            raise self.error(field, f"ska vara ett objekt, inte {_shown(value)}.")
        return Row(self.file, self.line, value, f"{self.prefix}{field}.")


def strings(row: Row, field: str, values: tuple[object, ...]) -> tuple[str, ...]:
    """The values as strings that aren't blank; raises RowError with the place of the first that isn't."""
    for place, value in enumerate(values):
        if not isinstance(value, str) or not value.strip():
            raise row.error(f"{field}[{place}]", f"ska vara en text som inte är tom, inte {_shown(value)}.")
    return tuple(str(value) for value in values)


def read(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON Lines, blank lines left out; raises EvaluationError."""
    for line, content in lines(path):
        try:
            value = json.loads(content)
        except json.JSONDecodeError as error:
            raise RowError(path.name, line, "", f"är inte JSON (tecken {error.colno}).") from error
        if not isinstance(value, dict):
            raise RowError(path.name, line, "", f"ska vara ett objekt, inte {_shown(value)}.")
        yield Row(path.name, line, value)


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a text file that aren't blank, numbered from 1; raises EvaluationError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise EvaluationError(f"{path} går inte att läsa: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path.name} är inte UTF-8 (byte {error.start}).") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _shown(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 40 else shown[:39] + "…"
