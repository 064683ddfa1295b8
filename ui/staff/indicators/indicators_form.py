"""What can be done with an indicator: save its picture, enter newer values, fetch them from Kolada."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from json import dumps

from corpus.kolada import Figure
from ui.staff.indicators.indicators_entry import SOURCE, fetched_before
from ui.staff.indicators.indicators_series import Line, Measure, Point, written
from ui.staff.markup import box, button, choice


@dataclass(frozen=True, slots=True)
class Notes:
    """Who looks, and what has just come of a click; `key` is the measure it concerned, "" for all of them."""

    may_save: bool = False
    dark: bool = False
    key: str = ""
    message: str = ""
    """HTML that says what came of it."""
    fetched: tuple[tuple[str, Figure], ...] = ()
    asked: tuple[str, str] = ("", "")
    """The Kolada id and municipality that were asked for."""


def tools_of(measure: Measure, every: Sequence[Measure], notes: Notes) -> str:
    """The buttons and forms below a picture."""
    about = notes.key == measure.key
    pictures = ""
    if measure.lines:
        name = measure.indicator.name
        pictures = "".join(
            button(f"{form.upper()}", "bild", form=form, matt=measure.key, kort=name)
            for form in ("png", "svg")
        )
    entered = _entering(measure, every, notes, opened=about) if notes.may_save and measure.lines else ""
    said = notes.message if about else ""
    return f'{said}<div class="kort-gor">{entered}<div class="knappar bildknappar">{pictures}</div></div>'


def _entering(measure: Measure, every: Sequence[Measure], notes: Notes, *, opened: bool) -> str:
    """The form for a value, those that are entered, and what Kolada has."""
    mine = notes if opened else Notes(notes.may_save)
    return (
        f'<details class="nyare"{" open" if opened else ""}><summary>Nyare värden</summary>'
        f"{_form(measure)}{_entered(measure)}{_kolada(measure, every, mine)}</details>"
    )


def _id(measure: Measure) -> str:
    return "".join(each if each.isalnum() else "-" for each in measure.key)


def _form(measure: Measure) -> str:
    groups = ""
    if len(measure.groups) > 1:
        groups = choice("grupp", "Grupp", [(each, each) for each in measure.groups], measure.groups[0])
    first = measure.indicator.baseline_year + 1
    unit = measure.indicator.unit
    fields = (
        box("år", "År", more=f'type="number" min="{first}" max="2100" required')
        + box(
            "värde",
            f"Värde ({'procent' if unit == '%' else unit or 'tal'})",
            more='inputmode="decimal" required',
        )
        + box("källa", "Källa", more=f'maxlength="{SOURCE}" required placeholder="till exempel Brå 2025"')
    )
    return (
        f'<form id="{escape(_id(measure))}" data-sand="spara" data-matt="{escape(measure.key)}">{groups}'
        f'<input type="hidden" name="version" value=""><div class="falten">{fields}</div>'
        '<p class="knappar"><button class="knapp huvud-knapp">Spara värdet</button></p></form>'
    )


def _entered(measure: Measure) -> str:
    rows = "".join(_row(measure, line, point) for line in measure.lines for point in line.points)
    return f'<ul class="inskrivna">{rows}</ul>' if rows else ""


def _row(measure: Measure, line: Line, point: Point) -> str:
    value = written(point.value, measure.indicator.unit)
    who = " ".join(part for part in (line.group, str(point.year)) if part)
    said = f"{who}: {value}, {point.source}, inskrivet {point.entered}"
    values = {
        "grupp": line.group, "år": str(point.year), "värde": written(point.value), "källa": point.source,
        "version": f"{line.group}|{point.year}|{point.version}",
    }  # fmt: skip
    return (
        f"<li><span>{escape(said)}</span> "
        f'<button type="button" class="knapp" data-formular="{escape(_id(measure))}" '
        f'data-fyll="{escape(dumps(values))}" aria-label="Ändra {escape(who)}">Ändra</button> '
        f'<button type="button" class="knapp" data-sand="radera" data-saker="Ta bort för gott?" '
        f'data-matt="{escape(measure.key)}" data-grupp="{escape(line.group)}" data-year="{point.year}" '
        f'aria-label="Ta bort {escape(who)}">Ta bort</button></li>'
    )


def _kolada(measure: Measure, every: Sequence[Measure], notes: Notes) -> str:
    kpi, municipality = notes.asked if any(notes.asked) else fetched_before(every, measure)
    fields = box(
        "kpi", "Nyckeltalets id i Kolada", kpi, 'pattern="[A-Z][0-9]{5}" required placeholder="N00000"'
    ) + box(
        "kommun",
        "Kommunkod",
        municipality,
        'pattern="[0-9]{4}" inputmode="numeric" required placeholder="0000"',
    )
    key = escape(measure.key)
    return (
        '<details class="kolada"><summary>Hämta från Kolada</summary><p class="dampad">'
        "Dokumenten anger inte nyckeltalens id i Kolada. Sök upp det på kolada.se och se att enheten är densamma.</p>"
        f'<form data-sand="kolada" data-matt="{key}"><div class="falten">{fields}</div>'
        f'<p class="knappar"><button class="knapp">Hämta</button></p></form></details>{_found(measure, notes)}'
    )


def _found(measure: Measure, notes: Notes) -> str:
    """What was fetched, to be looked at before it is saved."""
    if not notes.fetched:
        return ""
    unit = measure.indicator.unit
    rows = "".join(
        f'<li><label><input type="checkbox" name="rad" checked value="{escape(f"{group}|{f.year}|{f.value!r}")}"> '
        f"{escape(' '.join(p for p in (group, str(f.year)) if p))}: {escape(written(f.value, unit))}</label></li>"
        for group, f in notes.fetched
    )
    kpi, municipality = notes.asked
    return (
        f'<form class="hamtat" data-sand="spara-kolada" data-matt="{escape(measure.key)}">'
        f'<input type="hidden" name="kpi" value="{escape(kpi)}">'
        f'<input type="hidden" name="kommun" value="{escape(municipality)}">'
        f"<fieldset><legend>Kolada har de här värdena</legend><ul>{rows}</ul></fieldset>"
        '<p class="knappar"><button class="knapp huvud-knapp">Spara de valda</button></p></form>'
    )
