"""The tab Fråga: conversations to the left, question and answer in the middle, the source's page to the right."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from collections.abc import Iterator
from html import escape
from typing import Any

import gradio as gr

from ui.signin.person import Person
from ui.staff.ask import ask_keep, ask_view
from ui.staff.ask.ask_clicks import Clicks, of
from ui.staff.ask.ask_conversation import Talks
from ui.staff.ask.ask_parts import NARROW, Parts, lay_out
from ui.staff.ask.ask_reply import replies
from ui.staff.ask.ask_scope import NotADate, narrowed
from ui.staff.tab_context import NotAllowed, TabContext
from ui.store.errors import StoreError

TITLE = "Fråga"
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_SAME = gr.skip()


def build(tab: TabContext) -> None:
    """Fill the tab."""
    parts = lay_out(tab)
    _ask(tab, parts)
    _click(tab, parts)
    filters = [parts.document, parts.area, parts.day]

    def summed(document: str, area: str, day: str) -> dict[str, Any]:
        return _summary(tab, (document, area, day))

    for each in filters:
        each.change(summed, inputs=filters, outputs=parts.narrow, **_QUIET)


def _ask(tab: TabContext, parts: Parts) -> None:
    """Ask when the field is sent or a follow-up is clicked."""
    chosen = [parts.talks, parts.document, parts.area, parts.day]
    outputs = [
        parts.talks, parts.event_bridge, parts.listing, parts.earlier, parts.latest, parts.told, parts.field
    ]  # fmt: skip

    def sent(
        text: str, talks: Talks, document: str, area: str, day: str, request: gr.Request
    ) -> Iterator[list[Any]]:
        yield from _answered(tab, request, text, talks, (document, area, day))

    def clicked(
        talks: Talks, document: str, area: str, day: str, event: gr.EventData, request: gr.Request
    ) -> Iterator[list[Any]]:
        yield from _answered(tab, request, of(event, "id"), talks, (document, area, day))

    how: dict[str, Any] = {**_QUIET, "outputs": outputs, "trigger_mode": "once", "concurrency_id": "ask"}
    parts.field.submit(sent, inputs=[parts.field, *chosen], **how)
    parts.event_bridge.fraga(clicked, inputs=chosen, **how)


def _click(tab: TabContext, parts: Parts) -> None:
    """What the HTML's buttons do."""
    clicks, event_bridge = Clicks(tab), parts.event_bridge
    shown = [parts.talks, event_bridge, parts.listing, parts.earlier, parts.latest]
    event_bridge.vakna(clicks.woken, outputs=event_bridge, **_QUIET)
    event_bridge.las(clicks.read, outputs=shown, **_QUIET)
    for event, done in (
        (event_bridge.nytt, clicks.begun),
        (event_bridge.oppna, clicks.opened),
        (event_bridge.namn, clicks.named),
        (event_bridge.radera, clicks.deleted),
    ):
        event(done, inputs=parts.talks, outputs=shown, **_QUIET)
    event_bridge.exportera(clicks.exported, inputs=parts.talks, outputs=parts.file, **_QUIET)


def _answered(
    tab: TabContext, request: gr.Request, text: str, talks: Talks, chosen: tuple[str, str, str]
) -> Iterator[list[Any]]:
    """What the outputs of a question show, step by step; what was typed stays where it can't be asked."""
    text = text.strip()
    if not text:
        yield [_SAME] * 7
        return
    try:
        person = tab.person(request)
        scope = narrowed(tab.shelf, *chosen)
    except (NotAllowed, NotADate) as refusal:
        yield [_SAME] * 4 + [ask_view.problem(text, str(refusal)), _said(str(refusal)), text]
        return
    earlier = ask_view.exchanges(talks.current.exchanges if talks.current else ())
    for number, reply in enumerate(replies(tab.context, talks, text, scope)):
        before, field = (earlier, "") if number == 0 else (_SAME, _SAME)
        if not reply.done:
            yield [_SAME, _SAME, _SAME, before, reply.latest, _SAME, field]
            continue
        after = _written(tab, person, reply.talks)
        told = ask_keep.told(tab.context.store, person, after.current, show=after.last)
        yield [after, told, ask_view.listing(after), before, reply.latest, _said(_done(after)), field]


def _written(tab: TabContext, person: Person, talks: Talks) -> Talks:
    """The conversations saved; where they can't be, that is said and the answer stands all the same."""
    try:
        return ask_keep.wrote(tab.context.store, person, talks)
    except StoreError as error:
        gr.Warning(str(error), title="Samtalet är inte sparat")
        return talks


def _summary(tab: TabContext, chosen: tuple[str, str, str]) -> dict[str, Any]:
    """The filters' heading tells what is chosen, so that it is seen when they are folded away."""
    try:
        words = narrowed(tab.shelf, *chosen).words
    except NotADate as wrong:
        words = str(wrong)
    updated: dict[str, Any] = gr.update(label=f"{NARROW}: {words}" if words else NARROW)
    return updated


def _said(text: str) -> str:
    return f'<p role="status" class="unseen">{escape(text)}</p>'


def _done(talks: Talks) -> str:
    count = len(talks.current.exchanges[-1].answer.citations) if talks.current else 0
    return (
        f"Svaret är klart, med {count} {'källa' if count == 1 else 'källor'}."
        if count
        else "Svaret är klart."
    )
