"""What the tab Fråga does when its HTML is clicked: read, begin, open, name and delete conversations, export.

Every method returns what gradio's outputs take: conversations, the browser's orders, list, earlier, latest.
"""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from dataclasses import dataclass
from typing import Any

import gradio as gr

from corpus.municipality import examples_of
from ui.staff.ask import ask_keep, ask_view
from ui.staff.ask.ask_conversation import Talks
from ui.staff.ask.ask_export import exported
from ui.staff.download import download_of
from ui.staff.tab_context import TabContext


@dataclass(frozen=True, slots=True)
class Clicks:
    """One for the workbench."""

    tab: TabContext

    def woken(self, request: gr.Request) -> str:
        """Tell the browser whose conversations to hand over."""
        return ask_keep.told(self.tab.context.store, self.tab.person(request), None)

    def read(self, event: gr.EventData, request: gr.Request) -> list[Any]:
        """What has been kept, and the conversation that was open."""
        kept = (event._data or {}).get("talks") or ()
        talks = ask_keep.read(self.tab.context.store, self.tab.person(request), kept)
        return self._opened(talks.opened(of(event, "open")), request)

    def begun(self, talks: Talks, request: gr.Request) -> list[Any]:
        """A new conversation, which is kept from its first answer on."""
        return self._opened(talks.opened(""), request)

    def opened(self, talks: Talks, event: gr.EventData, request: gr.Request) -> list[Any]:
        """Another conversation."""
        return self._opened(talks.opened(of(event, "id")), request)

    def named(self, talks: Talks, event: gr.EventData, request: gr.Request) -> list[Any]:
        """The open conversation under another name."""
        person, store = self.tab.person(request), self.tab.context.store
        after = ask_keep.wrote(store, person, talks.renamed(of(event, "id"), of(event, "title")))
        return [
            after,
            ask_keep.told(store, person, after.current),
            ask_view.listing(after),
            gr.skip(),
            gr.skip(),
        ]

    def deleted(self, talks: Talks, event: gr.EventData, request: gr.Request) -> list[Any]:
        """One conversation less."""
        identity = of(event, "id")
        ask_keep.forgot(self.tab.context.store, self.tab.person(request), identity)
        return self._opened(talks.without(identity), request, gone=identity)

    def exported(self, talks: Talks, event: gr.EventData, request: gr.Request) -> str | dict[str, object]:
        """A file for the browser to save, entered in the audit log."""
        person, form = self.tab.person(request), of(event, "form")
        file = exported(talks, of(event, "id"), form)
        if file is None:
            gr.Info("Det finns inget att spara ännu. Ställ en fråga först.", title="Inget att spara")
            nothing: dict[str, object] = gr.skip()
            return nothing
        # Who and what, never the question's words.
        what = "svar" if of(event, "id") else "samtal"
        self.tab.context.audit(person, "exportera", {"vad": what, "form": form})
        return download_of(file.name, file.content, file.media_type)

    def _opened(self, talks: Talks, request: gr.Request, gone: str = "") -> list[Any]:
        store, person = self.tab.context.store, self.tab.person(request)
        told = ask_keep.told(store, person, None, gone=gone, show=talks.last)
        exchanges = talks.current.exchanges if talks.current else ()
        latest = ask_view.exchanges(exchanges[-1:]) or ask_view.welcome(
            examples_of(self.tab.context.settings, "staff")
        )
        return [talks, told, ask_view.listing(talks), ask_view.exchanges(exchanges[:-1]), latest]


def of(event: gr.EventData, name: str) -> str:
    """A text that came with a click, "" where none did."""
    value = (event._data or {}).get(name)
    return value if isinstance(value, str) else ""
