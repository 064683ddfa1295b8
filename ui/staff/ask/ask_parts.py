"""The tab Fråga's parts and how they lie; what they do is wired in ask.py."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from corpus.municipality import examples_of
from ui.api.schemas import QUESTION_LENGTH
from ui.staff.ask.ask_conversation import Talks
from ui.staff.ask.ask_scope import ALL_AREAS, ALL_DOCUMENTS, areas_of, documents_of
from ui.staff.ask.ask_view import listing, welcome
from ui.staff.download import download_component
from ui.staff.tab_context import TabContext

HERE = Path(__file__).parent
NARROW = "Avgränsa"
SILENT = 12 * 3_600
"""Seconds after which the server forgets what a silent page has open; the browser keeps it."""
_EVENTS = (
    "const names = ['vakna', 'las', 'nytt', 'oppna', 'namn', 'radera', 'fraga', 'exportera'];"
    "trygg.bench(names, trigger, props, watch);"
)
"""gradio knows an event of its HTML component by its name in quotes here."""
_BARE: dict[str, Any] = {"apply_default_css": False}


@dataclass(frozen=True, slots=True)
class Parts:
    """The components; `event_bridge` passes on what is clicked in the HTML and keeps conversations in the browser."""

    talks: gr.State
    event_bridge: gr.HTML
    listing: gr.HTML
    earlier: gr.HTML
    latest: gr.HTML
    told: gr.HTML
    field: gr.Textbox
    document: gr.Dropdown
    area: gr.Dropdown
    day: gr.Textbox
    narrow: gr.Accordion
    file: gr.HTML


def lay_out(tab: TabContext) -> Parts:
    """Make the parts, in their places."""
    talks = gr.State(Talks(), time_to_live=SILENT)
    event_bridge = gr.HTML(
        None, html_template="<span hidden></span>", js_on_load=_EVENTS, elem_classes="osynlig"
    )
    file = download_component()
    with gr.Row(elem_id="fraga-yta"):
        listed = gr.HTML(listing(Talks()), elem_id="samtalslista", **_BARE)
        with gr.Column(elem_id="samtalsyta"):
            gr.HTML((HERE / "ask_tools.html").read_text("utf-8"), elem_id="svarsval", **_BARE)
            with gr.Column(elem_id="samtalet"):
                earlier = gr.HTML("", elem_id="tidigare", **_BARE)
                latest = gr.HTML(
                    welcome(examples_of(tab.context.settings, "staff")), elem_id="senaste", **_BARE
                )
            told = gr.HTML("", elem_id="sagt", **_BARE)
            with gr.Column(elem_id="frageruta"):
                narrow, document, area, day = _filters(tab)
                field = gr.Textbox(
                    label="Din fråga", placeholder="Skriv din fråga",
                    lines=1, max_lines=5, max_length=QUESTION_LENGTH, submit_btn="Fråga", elem_id="falt",
                )  # fmt: skip
        gr.HTML((HERE / "ask_page.html").read_text("utf-8"), elem_id="sidvy", **_BARE)
    return Parts(talks, event_bridge, listed, earlier, latest, told, field, document, area, day, narrow, file)


def _filters(tab: TabContext) -> tuple[gr.Accordion, gr.Dropdown, gr.Dropdown, gr.Textbox]:
    shelf = tab.shelf
    with (
        gr.Accordion(NARROW, open=False, elem_id="avgransa") as narrow,
        gr.Row(elem_classes="filter"),
    ):
        document = gr.Dropdown(
            documents_of(shelf), value=ALL_DOCUMENTS, label="Dokument", elem_id="avgransa-dokument"
        )
        area = gr.Dropdown(areas_of(shelf), value=ALL_AREAS, label="Fokusområde", elem_id="avgransa-omrade")
        day = gr.Textbox(
            label="Gällde den", placeholder="ÅÅÅÅ-MM-DD", lines=1, max_lines=1, max_length=10,
            elem_id="avgransa-dag",
        )  # fmt: skip
    return narrow, document, area, day
