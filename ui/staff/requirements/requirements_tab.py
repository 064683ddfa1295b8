"""The tab Krav: what the documents demand, filtered, by who is to act, with pairs side by side and as Excel."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import gradio as gr

from assistant.exports.write_register_xlsx import register_to_xlsx
from assistant.requirements.contradictions import Pair, pairs_of
from assistant.requirements.requirement_register import Entry, Register, entries_of, grouped, register
from corpus.model import Library
from ui.api.per_library import PerLibrary
from ui.api.visible_library import VisibleLibrary
from ui.staff.download import XLSX, download_component, download_of
from ui.staff.html_events import QUIET, Sent, event_bridge, sent
from ui.staff.markup import heading
from ui.staff.requirements.requirements_filter import Chosen, chosen, form
from ui.staff.requirements.requirements_view import shown
from ui.staff.tab_context import TabContext

TITLE = "Krav"
_ABOUT = "Vad dokumenten säger ska, måste, bör, behöver eller inte får göras. Varje rad leder till sin sida."


@dataclass(frozen=True, slots=True)
class Demands:
    """All requirements of a library and the pairs among them."""

    shelf: VisibleLibrary
    entries: tuple[Entry, ...]
    pairs: tuple[Pair, ...]

    def register(self, picked: Chosen) -> Register:
        """What was asked for."""
        made = register(self.shelf.documents, picked.wanted, self.pairs)
        if not picked.nobody:
            return made
        unnamed = [e for group in made.groups for e in group.entries if not e.responsible]
        held = {entry.requirement.id for entry in unnamed}
        beside = tuple(pair for pair in made.pairs if held & pair.requirements)
        return replace(made, groups=grouped(unnamed), pairs=beside)


def demands(library: Library) -> Demands:
    """Read a library through, once."""
    shelf = VisibleLibrary(library, staff=True)
    return Demands(shelf, tuple(entries_of(shelf.documents)), pairs_of(shelf.documents))


def build(tab: TabContext) -> None:
    """Fill the tab."""
    kept = PerLibrary(tab.context.engine, demands)
    gr.HTML(heading(TITLE, _ABOUT))
    filters = gr.HTML("", elem_id="krav-filter", apply_default_css=False)
    result = gr.HTML("", elem_id="krav-svar", apply_default_css=False)
    file = download_component()
    wire = event_bridge("flik-requirements", ["filtrera", "exportera"])

    def woken(event: gr.EventData, request: gr.Request) -> list[str]:
        tab.person(request)
        came = sent(event)
        picked, all_of_it = _asked(came), kept.now()
        return [form(all_of_it.entries, picked, narrow=bool(came.said("smal"))), _shown(all_of_it, picked)]

    def narrowed(event: gr.EventData, request: gr.Request) -> str:
        tab.person(request)
        return _shown(kept.now(), chosen(sent(event)))

    def exported(event: gr.EventData, request: gr.Request) -> str:
        person = tab.person(request)
        made = kept.now().register(chosen(sent(event)))
        tab.context.audit(person, "exportera", {"vad": "krav", "form": "xlsx", "antal": made.count})
        today = date.today().isoformat()
        return download_of(f"krav-{today}.xlsx", register_to_xlsx(made, today), XLSX)

    quiet: dict[str, Any] = dict(QUIET)
    wire.vakna(woken, outputs=[filters, result], **quiet)
    wire.filtrera(narrowed, outputs=result, trigger_mode="always_last", **quiet)
    wire.exportera(exported, outputs=file, **quiet)


def _asked(came: Sent) -> Chosen:
    """What the page's own address asks for: ?flik=krav&ansvarig=kommunstyrelsen."""
    return Chosen(actor=came.asked("ansvarig")[:300]) if came.asked("flik") == "krav" else Chosen()


def _shown(all_of_it: Demands, picked: Chosen) -> str:
    return shown(all_of_it.register(picked), picked, len(all_of_it.entries))
