"""A tab's own HTML and its server: forms and buttons with `data-sand` become gradio events, read out here.

In the HTML, `<form data-sand="spara">` sends its fields when it is sent, `<form data-direkt="filtrera">` at every
change, `<button data-sand="exportera" data-form="xlsx">` its own data and the fields of its form. A link with
`data-sida="title, page"` opens over the tab.
"""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

_SCRIPT = Path(__file__).with_name("html_events.js")
WAKE = "vakna"
"""Sent when the tab is shown for the first time, with the address's query and `smal` where the screen is narrow."""
QUIET: Mapping[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


def event_bridge(tab: str, events: Sequence[str]) -> gr.HTML:
    """An unseen component with an event for each name, besides `vakna`; `tab` is the tab's element id."""
    # gradio knows an event of its HTML component by its name in quotes.
    names = json.dumps([WAKE, *events])
    script = f"const TAB = {json.dumps(tab)}; const NAMES = {names};\n{_SCRIPT.read_text('utf-8')}"
    return gr.HTML(None, html_template="<span hidden></span>", js_on_load=script, elem_classes="osynlig")


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with an event; anything may be missing or wrong in it."""

    data: Mapping[str, Any]

    def said(self, name: str) -> str:
        """A value that the button or form carries, "" where it carries none."""
        value = self.data.get(name)
        return value if isinstance(value, str) else ""

    def field(self, name: str) -> str:
        """A field's value without white space around it, "" where there is none."""
        return next(iter(self.fields(name)), "").strip()

    def fields(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return _texts(self.data.get("falt"), name)

    @property
    def filter(self) -> "Sent":
        """What the tab's filters are set to, whatever was clicked; a filter that was changed itself is in `fields`."""
        chosen = self.data.get("urval")
        return Sent({"falt": chosen}) if chosen else Sent({"falt": self.data.get("falt")})

    @property
    def beside(self) -> "Sent":
        """The fields of the form that `data-med` names, besides the form's own."""
        return Sent({"falt": self.data.get("med")})

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that were sent."""
        fields = self.data.get("falt")
        return tuple(name for name in fields if isinstance(name, str)) if isinstance(fields, dict) else ()

    def asked(self, name: str) -> str:
        """A value of the address's query, "" where it isn't there; sent with `vakna` alone."""
        query = self.data.get("fraga")
        value = query.get(name) if isinstance(query, dict) else None
        return value if isinstance(value, str) else ""


def sent(event: gr.EventData) -> Sent:
    """What came with an event."""
    data = event._data
    return Sent(data if isinstance(data, dict) else {})


def _texts(fields: object, name: str) -> tuple[str, ...]:
    values = fields.get(name) if isinstance(fields, dict) else None
    return tuple(each for each in values if isinstance(each, str)) if isinstance(values, list) else ()
