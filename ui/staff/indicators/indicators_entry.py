"""What somebody entered, loaded from a file or fetched → readings, or what is wrong with it in Swedish."""

import re
from collections.abc import Mapping, Sequence

from corpus.errors import KnowledgeError
from corpus.kolada import Figure
from ui.staff.csv_rows import csv_rows
from ui.staff.indicators.indicators_series import Measure, number
from ui.store.indicator_values import Reading

SOURCE = 300
"""Characters of a source."""
NEWER = "nyare värde"
"""What a file's rows are; those of another sort are the document's own and are left alone."""
_ROWS = 2_000
_FAULTS = 5
"""How many of a file's faults are named at once."""
_FETCHED = re.compile(r"Kolada (?P<kpi>[A-Z]\d{5}), kommun (?P<municipality>\d{4})")
_GENDERS = {"Flickor": "K", "Pojkar": "M", "Kvinnor": "K", "Män": "M", "": "T"}


class EntryError(KnowledgeError):
    """A value that can't be saved; the message says why."""


def reading_of(measure: Measure, fields: Mapping[str, str], this_year: int) -> Reading:
    """A value as written in the form or a file's row: grupp, år, värde and källa; raises EntryError."""
    indicator = measure.indicator
    group = next(
        (each for each in measure.groups if each.casefold() == fields.get("grupp", "").casefold()), None
    )
    if group is None:
        raise EntryError(
            f"Gruppen ska vara {' eller '.join(measure.groups)}."
            if any(measure.groups)
            else "Ingen grupp ska anges."
        )
    if not any(line.group == group for line in measure.lines):
        raise EntryError("Nyckeltalet mäts i ord och kan inte få ett tal som värde.")
    year, value, source = fields.get("år", ""), number(fields.get("värde", "")), fields.get("källa", "")
    first = indicator.baseline_year + 1
    if not (year.isdecimal() and len(year) == 4 and first <= int(year) <= this_year):
        raise EntryError(f"Året ska vara från {first} till {this_year}.")
    if value is None:
        raise EntryError("Värdet ska vara ett tal, till exempel 10,4.")
    most = _most(indicator.unit)
    if not 0 <= value <= most:
        raise EntryError(f"Värdet ska vara från 0 till {most:g}.")
    if not source:
        raise EntryError("Skriv var värdet kommer ifrån.")
    return Reading(measure.document.id, indicator.name, group, int(year), value, source[:SOURCE])


def version_of(measure: Measure, reading: Reading, edited: str) -> int:
    """The version that a value replaces, 0 for a new one; `edited` is what "Ändra" put in the form ("Flickor|2024|1").

    Raises EntryError where a new value would take an old one's place unseen.
    """
    place = f"{reading.series}|{reading.year}|"
    if edited.startswith(place) and edited.removeprefix(place).isdecimal():
        return int(edited.removeprefix(place))
    line = next(line for line in measure.lines if line.group == reading.series)
    if any(point.year == reading.year for point in line.points):
        raise EntryError(f"Det finns redan ett värde för {reading.year}. Klicka på Ändra vid det.")
    return 0


def readings_of(text: str, measures: Sequence[Measure], this_year: int) -> tuple[Reading, ...]:
    """A CSV file's values; raises EntryError that names the rows where any is wrong."""
    rows = csv_rows(text)
    if not rows or not {"nyckeltal", "år", "värde", "källa"} <= set(rows[0]):
        raise EntryError(
            "Filen ska ha kolumnerna Nyckeltal, Grupp, År, Värde och Källa. Börja med filen under CSV."
        )
    if len(rows) > _ROWS:
        raise EntryError(f"Filen har fler än {_ROWS} rader. Dela den.")
    found: list[Reading] = []
    faults: list[str] = []
    for line, row in enumerate(rows, start=2):
        if not any(row.values()) or row.get("slag", "") not in ("", NEWER):
            continue
        try:
            found.append(reading_of(_named(row, measures), row, this_year))
        except EntryError as error:
            faults.append(f"Rad {line}: {error}")
    if faults:
        more = f" Och {len(faults) - _FAULTS} fel till." if len(faults) > _FAULTS else ""
        raise EntryError(f"Inget sparades. {' '.join(faults[:_FAULTS])}{more}")
    if not found:
        raise EntryError("Filen har inga nyare värden.")
    return tuple(found)


def _named(row: Mapping[str, str], measures: Sequence[Measure]) -> Measure:
    name, document = row.get("nyckeltal", ""), row.get("dokument", "")
    fitting = [
        measure
        for measure in measures
        if measure.indicator.name == name
        and document in ("", measure.document.id, measure.document.registration.title)
    ]
    if len(fitting) != 1:
        raise EntryError(
            f"Det finns inget nyckeltal «{name[:80]}»." if not fitting else "Ange kolumnen Dokument."
        )
    return fitting[0]


def _most(unit: str) -> float:
    if unit == "%":
        return 100
    return float(unit.removeprefix("av ")) if unit.startswith("av ") else 1_000_000


def fitted(measure: Measure, figures: Sequence[Figure], this_year: int) -> tuple[tuple[str, Figure], ...]:
    """What Kolada had that is newer than the baseline, with the series that it belongs to, oldest first."""
    wanted = {_GENDERS.get(group, ""): group for group in measure.groups}
    first = measure.indicator.baseline_year + 1
    return tuple(
        (wanted[figure.gender], figure)
        for figure in figures
        if figure.gender in wanted and first <= figure.year <= this_year
    )


def fetched_before(measures: Sequence[Measure], own: Measure) -> tuple[str, str]:
    """The Kolada id last used for a measure and the municipality last used for any, "" where there is none."""
    kpi, municipality = "", ""
    for measure in (*(m for m in measures if m is not own), own):
        for line in measure.lines:
            for point in line.points:
                if found := _FETCHED.search(point.source):
                    municipality = found["municipality"]
                    kpi = found["kpi"] if measure is own else kpi
    return kpi, municipality


def source_of(kpi: str, municipality: str, today: str) -> str:
    """What a fetched value names as its source; `fetched_before` reads it."""
    return f"Kolada {kpi}, kommun {municipality}, hämtat {today}"
