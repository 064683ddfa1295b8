"""The conversations of somebody at the workbench: values, and their JSON for the browser; knows nothing of gradio.

What comes back from the browser is data from outside: it is checked, and what doesn't fit is left out.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError

from assistant.model import Answer, RankedPassage, Turn
from ui.staff.ask.ask_cite import holds

TITLE = 60
"""Characters of a conversation's title; it is the first question unless somebody names it."""
KEPT = 10
"""Turns handed to the engine; a follow-up seldom leans on more than the last."""
EXCERPT = 180
"""Characters that are kept of a passage that wasn't used; the whole stands on its page."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came back; `narrowed` says in words what the question was narrowed to, or ""."""

    question: str
    answer: Answer
    narrowed: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation; `changed` is ISO 8601 in UTC, `version` the database's, 0 where it isn't kept there."""

    id: str
    title: str
    changed: str
    exchanges: tuple[Exchange, ...] = ()
    version: int = 0

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What a follow-up leans on, oldest first."""
        return tuple(Turn(each.question, each.answer.text) for each in self.exchanges[-KEPT:])


@dataclass(frozen=True, slots=True)
class Talks:
    """All conversations, the last changed first, and which one is open ("" for a new one, not yet begun)."""

    talks: tuple[Talk, ...] = ()
    open: str = ""

    @property
    def current(self) -> Talk | None:
        """The open conversation."""
        return next((talk for talk in self.talks if talk.id == self.open), None)

    @property
    def last(self) -> str:
        """The id of the open conversation's last answer, "" where there is none."""
        return self.current.exchanges[-1].answer.id if self.current and self.current.exchanges else ""

    def opened(self, identity: str) -> "Talks":
        """The same with another conversation open; a new one where there is none with that id."""
        known = any(talk.id == identity for talk in self.talks)
        return replace(self, open=identity if known else "")

    def said(self, exchange: Exchange) -> "Talks":
        """The open conversation with one more exchange, first in the list; begun where none is open."""
        talk = self.current or Talk(secrets.token_hex(8), _title(exchange.question), "")
        more = replace(talk, changed=_now(), exchanges=(*talk.exchanges, _kept(exchange)))
        return Talks((more, *(other for other in self.talks if other.id != more.id)), more.id)

    def renamed(self, identity: str, title: str) -> "Talks":
        """The same with a conversation's title changed; an empty title changes nothing."""
        named = _title(title)
        if not named:
            return self
        return replace(
            self, talks=tuple(replace(t, title=named) if t.id == identity else t for t in self.talks)
        )

    def without(self, identity: str) -> "Talks":
        """The same without a conversation."""
        left = tuple(talk for talk in self.talks if talk.id != identity)
        return Talks(left, "" if self.open == identity else self.open)

    def exchange(self, answer_id: str) -> Exchange | None:
        """The exchange of the open conversation whose answer has that id."""
        found = self.current.exchanges if self.current else ()
        return next((each for each in found if each.answer.id == answer_id), None)


_TALK = TypeAdapter(Talk)


def to_json(talk: Talk) -> str:
    """A conversation as the browser keeps it."""
    return _TALK.dump_json(talk).decode("utf-8")


def from_json(kept: Iterable[object]) -> Talks:
    """The conversations that the browser kept, the last changed first; none of them open."""
    talks: dict[str, Talk] = {}
    for text in kept:
        try:
            talk = _TALK.validate_json(text if isinstance(text, str) else "")
        except ValidationError:
            continue
        talks[talk.id] = talk
    return Talks(tuple(sorted(talks.values(), key=lambda talk: talk.changed, reverse=True)))


def _title(text: str) -> str:
    """A text in one short line."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE else line[: TITLE - 1].rsplit(" ", 1)[0] + "…"


def _kept(exchange: Exchange) -> Exchange:
    """An exchange as small as it can be kept: of a passage that wasn't used only its beginning."""
    answer = exchange.answer
    passages = tuple(
        passage if any(holds(passage, each) for each in answer.citations) else _short(passage)
        for passage in answer.passages
    )
    return replace(exchange, answer=replace(answer, passages=passages))


def _short(passage: RankedPassage) -> RankedPassage:
    if len(passage.text) <= EXCERPT:
        return passage
    return replace(passage, text=passage.text[:EXCERPT].rsplit(" ", 1)[0] + " …")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
