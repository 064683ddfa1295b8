"""The tab Checklistor: a case as a form, the list to tick, assign and comment, saved, opened again and handed out."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.checklists.case import TEXT_MOST, CaseError
from assistant.checklists.checklist import Checklist
from assistant.checklists.definition import Definition
from assistant.checklists.fill import suggest
from corpus.errors import KnowledgeError
from ui.api.checklist_formats import MEDIA, rendered
from ui.signin.person import Person, Right
from ui.staff.checklists import checklists_form as case_form
from ui.staff.checklists.checklists_choose import chooser, ordered
from ui.staff.checklists.checklists_form import form, given
from ui.staff.checklists.checklists_marks import Changed, Filled, changed, complete, filled, ticked
from ui.staff.checklists.checklists_view import failed, shown
from ui.staff.download import download_component, download_of
from ui.staff.html_events import QUIET, event_bridge, sent
from ui.staff.markup import heading, notice, outcome
from ui.staff.tab_context import TabContext
from ui.store.saved_checklists import Draft, SavedChecklist

TITLE = "Checklistor"
_ABOUT = (
    "Fyll i fallet, få listan med varför och källa för varje punkt, och bocka av. "
    "Samma fall ger alltid samma lista."
)
_EVENTS = ("valj", "foresla", "gor", "spara", "spara-ny", "oppna", "radera", "exportera")
_NONE = notice("Inga checklistor går att göra: dokumenten som de bygger på är inte inlästa.")


def build(tab: TabContext) -> None:
    """Fill the tab."""
    gr.HTML(heading(TITLE, _ABOUT))
    choose = gr.HTML("", elem_id="check-val", apply_default_css=False)
    case = gr.HTML("", elem_id="check-fall", apply_default_css=False)
    result = gr.HTML("", elem_id="check-lista", apply_default_css=False)
    file = download_component()
    acts = Acts(tab)
    wire = event_bridge("flik-checklists", _EVENTS)
    quiet: dict[str, Any] = {**QUIET, "trigger_mode": "once"}
    every = [choose, case, result]
    wire.vakna(acts.woken, outputs=every, **quiet)
    wire.valj(acts.chosen, outputs=every, **quiet)
    wire.foresla(acts.suggested, outputs=case, **quiet)
    wire.gor(acts.made, outputs=[case, result], **quiet)
    wire.spara(acts.saved, outputs=[choose, result], **quiet)
    getattr(wire, "spara-ny")(acts.saved_anew, outputs=[choose, result], **quiet)
    wire.oppna(acts.opened, outputs=every, **quiet)
    wire.radera(acts.deleted, outputs=[choose, result], **quiet)
    wire.exportera(acts.exported, outputs=file, **quiet)


class Acts:
    """What the tab's buttons do; each asks anew who clicked and what the documents hold."""

    def __init__(self, tab: TabContext) -> None:
        self._tab = tab

    def woken(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        """The tab as it is first seen."""
        return self._begin(self._tab.person(request), sent(event).asked("lista"))

    def chosen(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Another checklist, with an empty form."""
        return self._begin(self._tab.person(request), sent(event).said("lista"))

    def suggested(self, event: gr.EventData, request: gr.Request) -> Any:  # noqa: ANN401
        """The fields that a free text tells, for somebody to confirm; what was filled in stays."""
        self._tab.person(request)
        came = sent(event)
        definition = self._definition(came.said("lista"))
        if definition is None:
            return gr.skip()
        text, before = came.field("text")[:TEXT_MOST], given(definition, came)
        found = tuple(each for each in suggest(definition, text) if each.field not in before)
        values = {**{each.field: each.value for each in found}, **before}
        return form(definition, case_form.Filled(values, text, found))

    def made(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        """The list for the form's case; what was ticked in the list before stays where the items do."""
        person, came = self._tab.person(request), sent(event)
        definition, before = self._definition(came.said("lista")), filled(came.beside)
        if definition is None:
            return [gr.skip(), failed("Checklistan finns inte kvar. Ladda om sidan.")]
        case, text = given(definition, came), came.field("text")
        mine = before if before.checklist == definition.name else Filled(definition.name, {}, {}, {})
        mine = replace(mine, checklist=definition.name, case=case)
        try:
            made = self._made(mine)
        except CaseError as error:
            wrong = {each.field: each.reason for each in error.refusals}
            return [form(definition, case_form.Filled(case, text, (), wrong)), gr.skip()]
        except KnowledgeError as error:
            return [gr.skip(), failed(str(error))]
        said = outcome("Listan är gjord. Bocka av, fyll i och spara.")
        values = case_form.Filled(case, text, told=False)
        return [form(definition, values), self._shown(person, made, mine, said)]

    def saved(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Save over the list that was opened, or a new one."""
        return self._save(self._tab.require(request, Right.SAVE), filled(sent(event)))

    def saved_anew(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Save beside the list that was opened."""
        return self._save(self._tab.require(request, Right.SAVE), replace(filled(sent(event)), saved=0))

    def opened(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        """A saved list, made anew with what was filled in."""
        person, identity = self._tab.person(request), sent(event).said("id")
        found = self._tab.context.store.saved.open(person.id, int(identity)) if identity.isdecimal() else None
        if found is None:
            return [self._chooser(person, ""), gr.skip(), failed("Listan finns inte kvar.")]
        mine = of_saved(found)
        definition = self._definition(mine.checklist)
        if definition is None:
            return [
                self._chooser(person, ""),
                gr.skip(),
                failed("Checklistan går inte att göra ur dokumenten som gäller nu."),
            ]
        values = case_form.Filled(mine.case)
        try:
            made = self._made(mine)
        except CaseError as error:
            wrong = {each.field: each.reason for each in error.refusals}
            told = failed("Fallet stämmer inte längre med formuläret. Rätta det och gör listan på nytt.")
            return [
                self._chooser(person, mine.checklist),
                form(definition, replace(values, wrong=wrong)),
                told,
            ]
        except KnowledgeError as error:
            return [self._chooser(person, mine.checklist), form(definition, values), failed(str(error))]
        said = outcome(f"«{mine.name}» är öppnad.")
        listed = self._shown(person, made, mine, said, changed(made, mine.marks))
        return [self._chooser(person, mine.checklist), form(definition, values), listed]

    def deleted(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        """A saved list less; the one in the page stays."""
        person, came = self._tab.require(request, Right.SAVE), sent(event)
        identity = came.said("id")
        gone = identity.isdecimal() and self._tab.context.store.saved.delete(person.id, int(identity))
        gr.Info("Listan är borttagen." if gone else "Listan fanns inte kvar.", title="Checklistor")
        return [self._chooser(person, ""), gr.skip()]

    def exported(self, event: gr.EventData, request: gr.Request) -> Any:  # noqa: ANN401
        """The list as a file, with what was filled in."""
        person, came = self._tab.person(request), sent(event)
        kind, mine = came.said("form"), filled(came)
        if kind not in ("docx", "xlsx", "md", "html"):
            return gr.skip()
        try:
            made = ticked(self._made(mine), mine.marks)
            self._tab.context.audit(person, "exportera", {"vad": f"checklista {made.name}", "form": kind})
        except KnowledgeError as error:
            gr.Warning(str(error), title="Listan är inte sparad som fil")
            return gr.skip()
        return download_of(f"{made.name}-{made.date}.{kind}", rendered(made, kind), MEDIA[kind])

    def _begin(self, person: Person, name: str) -> list[Any]:
        definitions = ordered(self._tab.context.engine.checklists.definitions.values())
        picked = next((each for each in definitions if each.name == name), next(iter(definitions), None))
        if picked is None:
            return [_NONE, "", ""]
        return [self._chooser(person, picked.name), form(picked, case_form.Filled()), ""]

    def _definition(self, name: str) -> Definition | None:
        return self._tab.context.engine.checklists.definitions.get(name)

    def _made(self, mine: Filled) -> Checklist:
        has: Mapping[str, float] = mine.has
        return self._tab.context.engine.checklists.make(mine.checklist, mine.case, "", dict(has))

    def _chooser(self, person: Person, picked: str) -> str:
        saved = self._tab.context.store.saved.list(person.id) if person.may(Right.SAVE) else ()
        return chooser(ordered(self._tab.context.engine.checklists.definitions.values()), picked, saved)

    def _shown(
        self, person: Person, made: Checklist, mine: Filled, said: str, change: Changed | None = None
    ) -> str:
        definition = self._definition(mine.checklist)
        fields = definition.fields if definition else ()
        return shown(made, mine, fields, may_save=person.may(Right.SAVE), message=said, change=change)

    def _save(self, person: Person, mine: Filled) -> list[Any]:
        store = self._tab.context.store.saved
        try:
            made = self._made(mine)
            name = mine.name or f"{made.title} {made.date}"
            marks, generation = complete(made, mine.marks), self._tab.context.engine.generation
            draft = Draft(name, mine.checklist, mine.whole_case, marks, generation)
            kept = (
                store.change(person.id, mine.saved, mine.version, draft)
                if mine.saved
                else store.add(person.id, draft)
            )
            self._tab.context.audit(person, "spara checklista", {"lista": mine.checklist, "nummer": kept.id})
        except KnowledgeError as error:
            # What was filled in stands in the page as it is.
            gr.Warning(str(error), title="Listan är inte sparad", duration=None)
            return [gr.skip(), gr.skip()]
        after = of_saved(kept)
        said = outcome(f"«{name}» är sparad.")
        return [self._chooser(person, mine.checklist), self._shown(person, made, after, said)]


def of_saved(saved: SavedChecklist) -> Filled:
    """A saved list as it is filled in."""
    case = dict(saved.draft.case)
    has = case.pop("har", {})
    owned = has if isinstance(has, dict) else {}
    draft = saved.draft
    return Filled(draft.checklist, case, dict(draft.marks), owned, draft.name, saved.id, saved.version)
