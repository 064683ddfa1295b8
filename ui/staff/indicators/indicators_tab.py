"""The tab Nyckeltal: each indicator as a picture and a table, with newer values on the way to the target."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import gradio as gr

from corpus.errors import KnowledgeError
from corpus.kolada import Figure, Kolada
from ui.signin.person import Person, Right
from ui.staff.csv_rows import CSV
from ui.staff.download import download_component, download_of
from ui.staff.html_events import QUIET, Sent, event_bridge, sent
from ui.staff.indicators.indicators_draw import Picture, png, svg
from ui.staff.indicators.indicators_entry import (
    EntryError,
    fitted,
    reading_of,
    readings_of,
    source_of,
    version_of,
)
from ui.staff.indicators.indicators_export import to_csv
from ui.staff.indicators.indicators_form import Notes
from ui.staff.indicators.indicators_series import Measure, Standing, measures_of, written
from ui.staff.indicators.indicators_view import form, shown
from ui.staff.markup import heading, outcome
from ui.staff.tab_context import TabContext
from ui.store.indicator_values import Reading

TITLE = "Nyckeltal"
_ABOUT = (
    "Läget mot målet för varje nyckeltal. Raka vägen är lika mycket varje år från utgångsläget till målet."
)
_EVENTS = ("filtrera", "exportera", "bild", "spara", "radera", "las", "kolada", "spara-kolada")


def build(tab: TabContext) -> None:
    """Fill the tab."""
    gr.HTML(heading(TITLE, _ABOUT))
    filters = gr.HTML("", elem_id="nyckel-filter", apply_default_css=False)
    result = gr.HTML("", elem_id="nyckel-svar", apply_default_css=False)
    file = download_component()
    acts = Acts(tab, Kolada())
    wire = event_bridge("flik-indicators", _EVENTS)
    quiet: dict[str, Any] = dict(QUIET)
    wire.vakna(acts.woken, outputs=[filters, result], **quiet)
    wire.filtrera(acts.narrowed, outputs=result, trigger_mode="always_last", **quiet)
    wire.exportera(acts.exported, outputs=file, **quiet)
    wire.bild(acts.pictured, outputs=file, **quiet)
    changes: dict[str, Any] = {**quiet, "outputs": result, "trigger_mode": "once"}
    wire.spara(acts.entered, **changes)
    wire.radera(acts.deleted, **changes)
    wire.las(acts.loaded, **changes)
    wire.kolada(acts.fetched, **changes)
    getattr(wire, "spara-kolada")(acts.kept, **changes)


class Acts:
    """What the tab's buttons do; each asks anew who clicked, what they may and what the documents hold."""

    def __init__(self, tab: TabContext, kolada: Kolada) -> None:
        self._tab, self._kolada = tab, kolada

    def woken(self, event: gr.EventData, request: gr.Request) -> list[str]:
        """The tab as it is first seen."""
        person, came = self._tab.person(request), sent(event)
        every, may = self._every(), person.may(Right.SAVE)
        filters = form(every, narrow=bool(came.said("smal")), may_save=may)
        return [filters, shown(every, every, Notes(may, bool(came.said("mork"))))]

    def narrowed(self, event: gr.EventData, request: gr.Request) -> str:
        """Those that the filters leave."""
        return self._shown(self._tab.person(request), sent(event))

    def exported(self, event: gr.EventData, request: gr.Request) -> str:
        """The numbers as a file."""
        person, chosen = self._tab.person(request), _chosen(self._every(), sent(event).filter)
        self._tab.context.audit(
            person, "exportera", {"vad": "nyckeltal", "form": "csv", "antal": len(chosen)}
        )
        return download_of(f"nyckeltal-{date.today()}.csv", to_csv(chosen), CSV)

    def pictured(self, event: gr.EventData, request: gr.Request) -> Any:  # noqa: ANN401
        """A picture as a file."""
        person, came = self._tab.person(request), sent(event)
        measure = self._find(came)
        if measure is None or not measure.lines:
            return gr.skip()
        picture, kind = standing_alone(measure), "png" if came.said("form") == "png" else "svg"
        self._tab.context.audit(person, "exportera", {"vad": "nyckeltal", "form": kind})
        name = re.sub(r"[^a-z0-9]+", "-", measure.indicator.name.casefold().translate(_PLAIN))[:50].strip("-")
        if kind == "png":
            return download_of(f"{name}.png", png(picture), "image/png")
        return download_of(f"{name}.svg", svg(picture).encode("utf-8"), "image/svg+xml")

    def entered(self, event: gr.EventData, request: gr.Request) -> str:
        """A value from the form."""
        person, came = self._tab.require(request, Right.SAVE), sent(event)
        measure = self._find(came)
        fields = {name: came.field(name) for name in ("grupp", "år", "värde", "källa")}
        try:
            if measure is None:
                raise EntryError("Nyckeltalet finns inte kvar. Ladda om sidan.")
            reading = reading_of(measure, fields, date.today().year)
            version = version_of(measure, reading, came.field("version"))
            self._tab.context.store.values.put(person.id, reading, version)
        except KnowledgeError as error:
            return self._said(person, came, str(error), bad=True)
        self._note(person, "spara nyckeltal", (reading,))
        value = written(reading.value, measure.indicator.unit)
        return self._said(person, came, f"Värdet {value} för {reading.year} är sparat.")

    def deleted(self, event: gr.EventData, request: gr.Request) -> str:
        """A value less."""
        person, came = self._tab.require(request, Right.SAVE), sent(event)
        measure, year = self._find(came), came.said("year")
        if measure is None or not year.isdecimal():
            return self._said(person, came, "Värdet finns inte kvar.", bad=True)
        name = measure.indicator.name
        reading = Reading(measure.document.id, name, came.said("grupp"), int(year), 0.0)
        if not self._tab.context.store.values.delete(reading):
            return self._said(person, came, "Värdet fanns inte kvar.", bad=True)
        self._note(person, "ta bort nyckeltal", (reading,))
        return self._said(person, came, f"Värdet för {year} är borttaget.")

    def loaded(self, event: gr.EventData, request: gr.Request) -> str:
        """Values from a file, all or none."""
        person, came = self._tab.require(request, Right.SAVE), sent(event)
        try:
            if came.field("fil-stor"):
                raise EntryError("Filen är större än 1 MB.")
            readings = readings_of(came.field("fil"), self._every(), date.today().year)
            self._tab.context.store.values.put_all(person.id, readings)
        except KnowledgeError as error:
            return self._said(person, came, str(error), bad=True)
        self._note(person, "läsa in nyckeltal", readings)
        return self._said(person, came, f"{len(readings)} värden är inlästa.")

    def fetched(self, event: gr.EventData, request: gr.Request) -> str:
        """What Kolada has, to be looked at before it is saved."""
        person, came = self._tab.require(request, Right.SAVE), sent(event)
        measure, asked = self._find(came), (came.field("kpi"), came.field("kommun"))
        try:
            if measure is None:
                raise EntryError("Nyckeltalet finns inte kvar. Ladda om sidan.")
            found = fitted(measure, self._kolada.figures(*asked), date.today().year)
        except KnowledgeError as error:
            return self._said(person, came, str(error), bad=True, asked=asked)
        if not found:
            return self._said(
                person, came, "Kolada har inga värden efter utgångsläget.", bad=True, asked=asked
            )
        said = f"Kolada har {len(found)} värden. Kontrollera dem och spara."
        return self._said(person, came, said, asked=asked, found=found)

    def kept(self, event: gr.EventData, request: gr.Request) -> str:
        """Those of Kolada's values that were chosen."""
        person, came = self._tab.require(request, Right.SAVE), sent(event)
        measure, year = self._find(came), date.today()
        source = source_of(came.field("kpi")[:6], came.field("kommun")[:4], year.isoformat())
        try:
            if measure is None or not came.fields("rad"):
                raise EntryError("Inget värde var valt.")
            rows = [
                dict(zip(("grupp", "år", "värde"), row.split("|"), strict=False))
                for row in came.fields("rad")
            ]
            readings = [reading_of(measure, {**row, "källa": source}, year.year) for row in rows[:100]]
            self._tab.context.store.values.put_all(person.id, readings)
        except KnowledgeError as error:
            return self._said(person, came, str(error), bad=True)
        self._note(person, "läsa in nyckeltal", readings)
        return self._said(person, came, f"{len(readings)} värden från Kolada är sparade.")

    def _every(self) -> tuple[Measure, ...]:
        return measures_of(self._tab.shelf, self._tab.context.store.values.list())

    def _find(self, came: Sent) -> Measure | None:
        return next((measure for measure in self._every() if measure.key == came.said("matt")), None)

    def _note(self, person: Person, action: str, readings: Sequence[Reading]) -> None:
        """In the audit log: which figures, never the values."""
        names = sorted({reading.indicator for reading in readings})
        self._tab.context.audit(person, action, {"nyckeltal": "; ".join(names)[:500], "antal": len(readings)})

    def _said(
        self, person: Person, came: Sent, words: str, *, bad: bool = False,
        asked: tuple[str, str] = ("", ""), found: tuple[tuple[str, Figure], ...] = (),
    ) -> str:  # fmt: skip
        notes = Notes(key=came.said("matt"), message=outcome(words, bad=bad), asked=asked, fetched=found)
        return self._shown(person, came, notes)

    def _shown(self, person: Person, came: Sent, notes: Notes | None = None) -> str:
        every = self._every()
        known = replace(notes or Notes(), may_save=person.may(Right.SAVE), dark=bool(came.said("mork")))
        return shown(_chosen(every, came.filter), every, known)


_PLAIN = str.maketrans("åäöé", "aaoe")


def standing_alone(measure: Measure) -> Picture:
    """A picture to save: with its heading, its unit and its source."""
    indicator, document = measure.indicator, measure.document.registration
    pages = ", ".join(str(place.page) for place in indicator.places)
    unit = "procent" if indicator.unit == "%" else indicator.unit
    foot = f"{unit[:1].upper()}{unit[1:]}. {indicator.source} {document.title}, s. {pages}.".lstrip(". ")
    return Picture(measure.lines, indicator.unit, title=indicator.name, foot=foot)


def _chosen(every: Sequence[Measure], filters: Sent) -> tuple[Measure, ...]:
    area, state = filters.field("omrade"), filters.field("lage")
    return tuple(
        measure
        for measure in every
        if (not area or measure.indicator.focus_area == area)
        and (not state or state in [line.standing for line in measure.lines] or (
            state == Standing.IN_WORDS and not measure.lines))
    )  # fmt: skip
