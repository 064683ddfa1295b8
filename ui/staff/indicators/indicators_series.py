"""An indicator and its newer values → lines from baseline to target, and how it stands with each in words.

Printed values ("54 %", "9/10", "11,7") become numbers here; an indicator told in words has none and no line.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Document, Indicator, Series
from ui.api.visible_library import VisibleLibrary
from ui.store.indicator_values import Value

_PRINTED = re.compile(r"(?P<number>-?\d+(?:[.,]\d+)?)(?:%|/\d+)?")
_EVEN = 1e-9
"""Difference under which two values are the same."""


class Standing(StrEnum):
    """How it stands, as the reader sees it."""

    REACHED = "målet är nått"
    ON = "på väg"
    OFF = "inte på väg"
    NO_NEWER = "saknar nyare värde"
    IN_WORDS = "mäts i ord"


class Better(StrEnum):
    """Which direction is better."""

    LOWER = "Lägre är bättre"
    HIGHER = "Högre är bättre"
    SAME = "Ska hållas oförändrat"


@dataclass(frozen=True, slots=True)
class Point:
    """A newer value; `entered` is a day, ISO 8601, `version` what a change of it must name."""

    year: int
    value: float
    source: str
    entered: str
    version: int


@dataclass(frozen=True, slots=True)
class Line:
    """One series with numbers; `points` are newer than the baseline, in order."""

    group: str
    start_year: int
    start: float
    goal_year: int
    goal: float
    points: tuple[Point, ...]

    @property
    def better(self) -> Better:
        """Told by where the target lies."""
        if abs(self.goal - self.start) < _EVEN:
            return Better.SAME
        return Better.LOWER if self.goal < self.start else Better.HIGHER

    @property
    def latest(self) -> Point | None:
        """The newest value, None where nobody has entered one."""
        return self.points[-1] if self.points else None

    def due(self, year: int) -> float:
        """Where the straight way from baseline to target is in a year.

        Example: 10 in 2020, 5 in 2030 -> 8 in 2024
        """
        if year >= self.goal_year:
            return self.goal
        share = (year - self.start_year) / (self.goal_year - self.start_year)
        return self.start + share * (self.goal - self.start)

    @property
    def standing(self) -> Standing:
        """By the newest value: against the target, then against the straight way to it."""
        if self.latest is None:
            return Standing.NO_NEWER
        if self._as_good(self.latest.value, self.goal):
            return Standing.REACHED
        return Standing.ON if self._as_good(self.latest.value, self.due(self.latest.year)) else Standing.OFF

    def _as_good(self, value: float, than: float) -> bool:
        match self.better:
            case Better.LOWER:
                return value <= than + _EVEN
            case Better.HIGHER:
                return value >= than - _EVEN
        return abs(value - than) < _EVEN


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator in its document; `lines` is empty where it is told in words."""

    document: Document
    indicator: Indicator
    lines: tuple[Line, ...]

    @property
    def key(self) -> str:
        """Document and name, which tell it from all others."""
        return f"{self.document.id}|{self.indicator.name}"

    @property
    def groups(self) -> tuple[str, ...]:
        """Its series' names, ("",) where there is one."""
        return tuple(series.group for series in self.indicator.series)

    def series(self, group: str) -> Series | None:
        """A series as printed."""
        return next((series for series in self.indicator.series if series.group == group), None)


def measures_of(shelf: VisibleLibrary, values: Iterable[Value]) -> tuple[Measure, ...]:
    """Every indicator of the documents, in their order, with the newer values that have been entered."""
    points: dict[tuple[str, str, str], list[Point]] = {}
    for value in values:
        reading, day = value.reading, value.entered.date().isoformat()
        own = points.setdefault((reading.document_id, reading.indicator, reading.series), [])
        own.append(Point(reading.year, reading.value, reading.source, day, value.version))
    return tuple(
        Measure(document, indicator, tuple(_lines(indicator, points)))
        for document in shelf.documents
        for indicator in document.records.indicators
    )


def _lines(indicator: Indicator, points: Mapping[tuple[str, str, str], list[Point]]) -> Iterable[Line]:
    for series in indicator.series:
        start, goal = number(series.baseline), number(series.target)
        if start is None or goal is None or indicator.target_year <= indicator.baseline_year:
            continue
        own = points.get((indicator.document_id, indicator.name, series.group), [])
        newer = sorted((p for p in own if p.year > indicator.baseline_year), key=lambda point: point.year)
        yield Line(series.group, indicator.baseline_year, start, indicator.target_year, goal, tuple(newer))


def number(printed: str) -> float | None:
    """A printed value as a number, None where it is words.

    Example: "54 %" -> 54.0, "9/10" -> 9.0, "Samtliga" -> None
    """
    found = _PRINTED.fullmatch("".join(printed.split()))
    return float(found["number"].replace(",", ".")) if found else None


def written(value: float, unit: str = "") -> str:
    """A number in Swedish with its sign of unit; "av 10" stands as "/10".

    Example: written(11.7, "per 1 000 invånare") -> "11,7", written(54, "%") -> "54 %"
    """
    digits = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    if unit == "%":
        return f"{digits} %"
    return f"{digits}/{unit.removeprefix('av ')}" if unit.startswith("av ") else digits


def told(line: Line, unit: str) -> str:
    """A series in a sentence, for those who can't see the picture."""
    who = f"{line.group}: " if line.group else ""
    goal = f"målet är {written(line.goal, unit)} år {line.goal_year}"
    begin = f"{who}{written(line.start, unit)} år {line.start_year}, {goal}."
    latest = line.latest
    if latest is None:
        return f"{begin} Inget nyare värde."
    due = f"den raka vägen ligger då på {written(round(line.due(latest.year), 2), unit)}"
    return f"{begin} Senast {written(latest.value, unit)} år {latest.year}; {due}: {line.standing}."
