"""The tab Fråga: conversations to the left, question and answer in the middle, the source's page to the right."""

import ui.offline  # isort: skip  # noqa: F401  # must come before gradio

import hashlib
import json
import secrets
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import gradio as gr

from ui.person import Person
from ui.staff import ask_view
from ui.staff.ask_export import exported
from ui.staff.ask_parts import NARROW, Parts, lay_out, welcome
from ui.staff.ask_reply import replies
from ui.staff.ask_scope import NotADate, narrowed
from ui.staff.ask_talk import Talk, Talks, from_json, to_json
from ui.staff.handout import handed
from ui.staff.room import NotAllowed, Room

TITLE = "Fråga"
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_SAME = gr.skip()


def build(room: Room) -> None:
    """Fill the tab."""
    parts = lay_out(room)
    _ask(room, parts)
    _converse(room, parts)
    _export(room, parts)
    for each in (parts.document, parts.area, parts.day):
        each.change(
            lambda *chosen: _summary(room, chosen),
            inputs=[parts.document, parts.area, parts.day],
            outputs=parts.narrow,
            **_QUIET,
        )


def _ask(room: Room, parts: Parts) -> None:
    """Ask when the field is sent or a follow-up is clicked."""
    chosen = [parts.talks, parts.document, parts.area, parts.day]
    outputs = [
        parts.talks, parts.hub, parts.listing, parts.earlier, parts.latest, parts.told, parts.field
    ]  # fmt: skip

    def sent(
        text: str, talks: Talks, document: str, area: str, day: str, request: gr.Request
    ) -> Iterator[list[Any]]:
        yield from _answered(room, request, text, talks, (document, area, day))

    def clicked(
        talks: Talks, document: str, area: str, day: str, event: gr.EventData, request: gr.Request
    ) -> Iterator[list[Any]]:
        yield from _answered(room, request, _data(event, "id"), talks, (document, area, day))

    how: dict[str, Any] = {**_QUIET, "outputs": outputs, "trigger_mode": "once", "concurrency_id": "ask"}
    parts.field.submit(sent, inputs=[parts.field, *chosen], **how)
    parts.hub.fraga(clicked, inputs=chosen, **how)


def _answered(
    room: Room, request: gr.Request, text: str, talks: Talks, chosen: tuple[str, str, str]
) -> Iterator[list[Any]]:
    """What the outputs of a question show, step by step; what was typed stays where it can't be asked."""
    text = text.strip()
    if not text:
        yield [_SAME] * 7
        return
    try:
        person = room.person(request)
        scope = narrowed(room.shelf, *chosen)
    except (NotAllowed, NotADate) as refusal:
        yield [_SAME] * 4 + [ask_view.problem(text, str(refusal)), _said(str(refusal)), text]
        return
    earlier = ask_view.exchanges(talks.current.exchanges if talks.current else ())
    for number, reply in enumerate(replies(room.desk, talks, text, scope)):
        before, field = (earlier, "") if number == 0 else (_SAME, _SAME)
        if not reply.done:
            yield [_SAME, _SAME, _SAME, before, reply.latest, _SAME, field]
            continue
        kept = _kept(person, reply.talks.current, show=True)
        yield [
            reply.talks,
            kept,
            ask_view.listing(reply.talks),
            before,
            reply.latest,
            _said(_done(reply.talks)),
            field,
        ]


def _converse(room: Room, parts: Parts) -> None:
    """Read what the browser kept; begin, open, name and delete conversations."""
    shown = [parts.talks, parts.hub, parts.listing, parts.earlier, parts.latest]

    def woken(request: gr.Request) -> str:
        return json.dumps({"person": _label(room.person(request)), "once": secrets.token_hex(4)})

    def read(event: gr.EventData, request: gr.Request) -> list[Any]:
        room.person(request)
        talks = from_json(event._data.get("talks") or ())
        return [talks, _SAME, ask_view.listing(talks), "", welcome()]

    def begun(talks: Talks) -> list[Any]:
        return _opened(talks.opened(""))

    def opened(talks: Talks, event: gr.EventData) -> list[Any]:
        return _opened(talks.opened(_data(event, "id")))

    def named(talks: Talks, event: gr.EventData, request: gr.Request) -> list[Any]:
        after = talks.renamed(_data(event, "id"), _data(event, "title"))
        return [after, _kept(room.person(request), after.current), ask_view.listing(after), _SAME, _SAME]

    def deleted(talks: Talks, event: gr.EventData, request: gr.Request) -> list[Any]:
        identity = _data(event, "id")
        shown = _opened(talks.without(identity))
        return [shown[0], _kept(room.person(request), None, gone=identity), *shown[2:]]

    parts.hub.vakna(woken, outputs=parts.hub, **_QUIET)
    parts.hub.las(read, outputs=shown, **_QUIET)
    for event, change in (
        (parts.hub.nytt, begun), (parts.hub.oppna, opened), (parts.hub.namn, named), (parts.hub.radera, deleted)
    ):  # fmt: skip
        event(change, inputs=parts.talks, outputs=shown, **_QUIET)


def _opened(talks: Talks) -> list[Any]:
    """A conversation as it is shown: its last exchange where new ones are written, the others above."""
    exchanges = talks.current.exchanges if talks.current else ()
    earlier, latest = ask_view.exchanges(exchanges[:-1]), ask_view.exchanges(exchanges[-1:]) or welcome()
    show = json.dumps({"show": exchanges[-1].answer.id if exchanges else "", "once": secrets.token_hex(4)})
    return [talks, show, ask_view.listing(talks), earlier, latest]


def _export(room: Room, parts: Parts) -> None:
    def saved(talks: Talks, event: gr.EventData, request: gr.Request) -> str | dict[str, Any]:
        room.person(request)
        file = exported(talks, _data(event, "id"), _data(event, "form"))
        return handed(file.name, file.content, file.media_type) if file else _SAME

    parts.hub.exportera(saved, inputs=parts.talks, outputs=parts.file, **_QUIET)


def _summary(room: Room, chosen: Sequence[Any]) -> dict[str, Any]:
    """The filters' heading tells what is chosen, so that it is seen when they are folded away."""
    try:
        words = narrowed(room.shelf, *chosen).words
    except NotADate as wrong:
        words = str(wrong)
    updated: dict[str, Any] = gr.update(label=f"{NARROW}: {words}" if words else NARROW)
    return updated


def _kept(person: Person, talk: Talk | None, *, show: bool = False, gone: str = "") -> str:
    """What the browser is to keep, forget and show."""
    told = {
        "person": _label(person),
        "talk": json.loads(to_json(talk)) if talk else None,
        "gone": gone,
        "show": talk.exchanges[-1].answer.id if talk and show else "",
        "once": secrets.token_hex(4),
    }
    return json.dumps(told)


def _label(person: Person) -> str:
    """Tells apart those who share a browser, without saying who they are."""
    return hashlib.sha256(person.id.encode("utf-8")).hexdigest()[:12]


def _data(event: gr.EventData, name: str) -> str:
    value = (event._data or {}).get(name)
    return value if isinstance(value, str) else ""


def _said(text: str) -> str:
    return f'<p role="status" class="unseen">{escape(text)}</p>'


def _done(talks: Talks) -> str:
    count = len(talks.current.exchanges[-1].answer.citations) if talks.current else 0
    return (
        f"Svaret är klart, med {count} {'källa' if count == 1 else 'källor'}."
        if count
        else "Svaret är klart."
    )
