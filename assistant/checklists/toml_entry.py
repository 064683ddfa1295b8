"""One entry of a definition in TOML: its values taken with the right type, or an error with file and line."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from assistant.checklists.formula import Formula, FormulaError, formula
from corpus.errors import RegisterError

Kind = TypeVar("Kind", bound=StrEnum)
_PLACE = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A table of the file; `text` is the whole file, to find the line in."""

    name: str
    text: str
    part: str
    values: Mapping[str, Any]

    @property
    def line(self) -> int:
        """The line, from 1, where the entry's id (or else its first text) stands; 0 where it isn't found."""
        label = self.values.get("id")
        if label is not None:
            pattern = rf'^[ \t]*id[ \t]*=[ \t]*"{re.escape(str(label))}"'
            places = [found.start() for found in re.finditer(pattern, self.text, re.MULTILINE)]
            own = [at for at in places if self._part_at(at) == self.part]
            return self._count((own or places or [-1])[-1])
        words = next((value for value in self.values.values() if isinstance(value, str) and value), "")
        return self._count(self.text.find(words) if words else self.text.find(f"[{self.part}]"))

    def error(self, reason: str) -> RegisterError:
        """What is wrong with this entry."""
        label = self.values.get("id") or self.part
        return RegisterError(self.name, self.line, f"{label}: {reason}")

    def only(self, allowed: Collection[str]) -> None:
        """Refuse keys that don't exist."""
        if unknown := sorted(set(self.values) - set(allowed)):
            raise self.error(f"okänd uppgift {', '.join(unknown)}. Kända: {', '.join(allowed)}.")

    def chosen(self, kinds: type[Kind], key: str) -> Kind:
        """A value of a closed list."""
        try:
            return kinds(taken(self, key))
        except ValueError:
            raise self.error(f"{key} är «{self.values[key]}». Tillåtet: {', '.join(kinds)}.") from None

    def formula(self, key: str, fields: Collection[str]) -> Formula | None:
        """A formula over known fields, None where there is none."""
        if key not in self.values:
            return None
        try:
            made = formula(taken(self, key))
        except FormulaError as error:
            raise self.error(f"{key}: {error}") from error
        self._known(made.fields, fields, key)
        return made

    def places(self, keys: Iterable[str], fields: Collection[str]) -> None:
        """Refuse {places} in texts that no field fills."""
        for key in keys:
            self._known(_PLACE.findall(str(self.values.get(key, ""))), fields, key)

    def _known(self, used: Iterable[str], fields: Collection[str], key: str) -> None:
        if unknown := sorted(set(used) - set(fields)):
            raise self.error(
                f"{key}: fältet «{unknown[0]}» finns inte. Kända fält: {', '.join(sorted(fields))}."
            )

    def _part_at(self, at: int) -> str:
        headings = re.findall(r"^\[\[?([\w.]+)\]\]?", self.text[:at], re.MULTILINE)
        return headings[-1] if headings else ""

    def _count(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1 if at >= 0 else 0


def taken(entry: Entry, key: str, *, empty: bool = False) -> str:
    """A text that must be there, unless it may be empty."""
    value = entry.values.get(key, "")
    if not isinstance(value, str) or (not value.strip() and not empty):
        raise entry.error(f"{key} saknas eller är ingen text.")
    return value.strip()


def texts(entry: Entry, *keys: str, empty: bool = False) -> dict[str, Any]:
    """Several texts by their keys."""
    return {key: taken(entry, key, empty=empty) for key in keys}


def listed(entry: Entry, key: str) -> tuple[str, ...]:
    """A list of texts, empty where there is none."""
    value = entry.values.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise entry.error(f"{key} ska vara en lista av texter.")
    return tuple(value)


def boolean(entry: Entry, key: str) -> bool:
    """Yes or no, no where nothing is said."""
    value = entry.values.get(key, False)
    if not isinstance(value, bool):
        raise entry.error(f"{key} ska vara true eller false.")
    return value


def whole(entry: Entry, key: str, default: int) -> int:
    """A whole number."""
    value = entry.values.get(key, default)
    if type(value) is not int:
        raise entry.error(f"{key} ska vara ett heltal.")
    return value
