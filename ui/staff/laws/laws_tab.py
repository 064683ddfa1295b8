"""The tab Lagar: the laws that the documents name, how it stands with each today, and where it is named."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from datetime import date
from typing import Any

import gradio as gr

from corpus.model import Library
from ui.api.per_library import PerLibrary
from ui.api.visible_library import VisibleLibrary
from ui.staff.csv_rows import CSV
from ui.staff.download import XLSX, download_component, download_of
from ui.staff.html_events import QUIET, Sent, event_bridge, sent
from ui.staff.laws.laws_export import to_csv, to_xlsx
from ui.staff.laws.laws_rows import LawRow, Wanted, fitting, laws_of
from ui.staff.laws.laws_view import form, shown
from ui.staff.markup import heading
from ui.staff.tab_context import TabContext

TITLE = "Lagar"
_ABOUT = (
    "Den rättsliga tabellen och andra lagar som dokumenten nämner, och vad som har hänt med dem sedan dess."
)


def build(tab: TabContext) -> None:
    """Fill the tab."""

    def rows(library: Library) -> tuple[LawRow, ...]:
        return laws_of(VisibleLibrary(library, staff=True), tab.context.engine.currency)

    kept = PerLibrary(tab.context.engine, rows)
    gr.HTML(heading(TITLE, _ABOUT))
    filters = gr.HTML("", elem_id="lag-filter", apply_default_css=False)
    result = gr.HTML("", elem_id="lag-svar", apply_default_css=False)
    file = download_component()
    wire = event_bridge("flik-laws", ["filtrera", "exportera"])

    def woken(event: gr.EventData, request: gr.Request) -> list[str]:
        tab.person(request)
        every = kept.now()
        return [form(every, narrow=bool(sent(event).said("smal"))), shown(every, len(every), date.today())]

    def narrowed(event: gr.EventData, request: gr.Request) -> str:
        tab.person(request)
        every = kept.now()
        return shown(fitting(every, wanted(sent(event))), len(every), date.today())

    def exported(event: gr.EventData, request: gr.Request) -> str:
        person, came, today = tab.person(request), sent(event), date.today()
        chosen = fitting(kept.now(), wanted(came))
        excel = came.said("form") == "xlsx"
        kind = "xlsx" if excel else "csv"
        tab.context.audit(person, "exportera", {"vad": "lagar", "form": kind, "antal": len(chosen)})
        made = to_xlsx(chosen, today) if excel else to_csv(chosen, today)
        return download_of(f"lagar-{today}.{kind}", made, XLSX if excel else CSV)

    quiet: dict[str, Any] = dict(QUIET)
    wire.vakna(woken, outputs=[filters, result], **quiet)
    wire.filtrera(narrowed, outputs=result, trigger_mode="always_last", **quiet)
    wire.exportera(exported, outputs=file, **quiet)


def wanted(came: Sent) -> Wanted:
    """What the filters were sent with."""
    return Wanted(came.field("ord")[:200], came.field("lage"), came.field("dokument"), came.field("tabell"))
