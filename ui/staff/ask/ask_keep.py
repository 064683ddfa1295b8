"""Where conversations are kept: in the database where questions are kept at all, else in the browser alone.

The browser is told by a JSON text what to keep, forget and show (ask.js reads it).
"""

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from ui.signin.person import Person
from ui.staff.ask.ask_conversation import Exchange, Talk, Talks, from_json, to_json
from ui.store.errors import Stale
from ui.store.saved_conversations import SavedConversation, SavedTurn
from ui.store.store import Store

_EXCHANGE = TypeAdapter(Exchange)


def read(store: Store, person: Person, browser: Iterable[object]) -> Talks:
    """Somebody's conversations; `browser` is what their browser has kept."""
    if not store.talks.on:
        return from_json(browser)
    return Talks(tuple(_talk(saved) for saved in store.talks.list(person.id)))


def wrote(store: Store, person: Person, talks: Talks) -> Talks:
    """The conversations after the open one has been saved, which gives it an id where it was new."""
    talk = talks.current
    if talk is None or not store.talks.on:
        return talks
    saved = _saved(store, person, talk)
    kept = replace(talk, id=str(saved.id), version=saved.version)
    others = tuple(other for other in talks.talks if other.id not in {talk.id, kept.id})
    return Talks((kept, *others), kept.id)


def forgot(store: Store, person: Person, identity: str) -> None:
    """Delete a conversation in the database, where it is kept there."""
    if store.talks.on and identity.isascii() and identity.isdigit():
        store.talks.delete(person.id, int(identity))


def told(store: Store, person: Person, talk: Talk | None, *, gone: str = "", show: str = "") -> str:
    """What the browser is to do: keep a conversation, forget one, show the sources of an answer."""
    kept = json.loads(to_json(talk)) if talk and not store.talks.on else None
    return json.dumps(
        {"person": _label(person), "talk": kept, "gone": gone, "show": show, "once": secrets.token_hex(4)}
    )


def _saved(store: Store, person: Person, talk: Talk) -> SavedConversation:
    turns = tuple(_turn(exchange) for exchange in talk.exchanges)
    if talk.version:
        try:
            return store.talks.change(person.id, int(talk.id), talk.version, talk.title, turns)
        except Stale:
            # It has gone on in another window: both stay, as two conversations.
            pass
    return store.talks.add(person.id, talk.title, turns)


def _turn(exchange: Exchange) -> SavedTurn:
    values = _EXCHANGE.dump_python(exchange, mode="json")
    return SavedTurn(values.pop("question"), values)


def _talk(saved: SavedConversation) -> Talk:
    changed = saved.changed.isoformat(timespec="seconds")
    return Talk(str(saved.id), saved.title, changed, tuple(_exchanges(saved)), saved.version)


def _exchanges(saved: SavedConversation) -> Iterable[Exchange]:
    for turn in saved.turns:
        try:
            yield _EXCHANGE.validate_python({"question": turn.question, **turn.answer})
        except ValidationError:
            # Saved by a version with other fields.
            continue


def _label(person: Person) -> str:
    """Tells apart those who share a browser, without saying who they are."""
    return hashlib.sha256(person.id.encode("utf-8")).hexdigest()[:12]
