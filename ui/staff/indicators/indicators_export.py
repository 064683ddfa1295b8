"""Indicators → CSV with baseline, newer values and target; the same file can be filled in and loaded again."""

from collections.abc import Iterator, Sequence

from ui.staff.csv_rows import csv_bytes
from ui.staff.indicators.indicators_entry import NEWER
from ui.staff.indicators.indicators_series import Line, Measure, written

_COLUMNS = ("Dokument", "Nyckeltal", "Grupp", "År", "Värde", "Enhet", "Slag", "Rak väg", "Läge", "Källa")


def to_csv(measures: Sequence[Measure]) -> bytes:
    """All values of all indicators."""
    return csv_bytes(_COLUMNS, [row for measure in measures for row in _rows(measure)])


def _rows(measure: Measure) -> Iterator[Sequence[str]]:
    indicator, title = measure.indicator, measure.document.registration.title
    place = f"{title}, s. {indicator.places[0].page}" if indicator.places else title
    cited = "; ".join(part for part in (indicator.source, place) if part)
    for series in indicator.series:
        line = next((line for line in measure.lines if line.group == series.group), None)
        head = (title, indicator.name, series.group)
        state = line.standing.value if line else "mäts i ord"
        yield (
            *head,
            str(indicator.baseline_year),
            _plain(series.baseline),
            indicator.unit,
            "utgångsläge",
            "",
            state,
            cited,
        )
        yield from ((*head, *row) for row in _newer(line, indicator.unit))
        yield (
            *head,
            str(indicator.target_year),
            _plain(series.target),
            indicator.unit,
            "mål",
            "",
            state,
            cited,
        )


def _newer(line: Line | None, unit: str) -> Iterator[Sequence[str]]:
    for point in line.points if line else ():
        due = written(line.due(point.year)) if line else ""
        yield (
            str(point.year),
            written(point.value),
            unit,
            NEWER,
            due,
            line.standing.value if line else "",
            point.source,
        )


def _plain(printed: str) -> str:
    """A printed value without its unit, as a spreadsheet counts with it: "54 %" -> "54", "9/10" -> "9"."""
    return printed.removesuffix("%").split("/")[0].strip()
