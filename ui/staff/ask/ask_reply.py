"""A question from the workbench → what the tab shows, step by step: waiting, sources, sentences, done."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.model import Question
from corpus.model import Audience
from ui.api.context import ServiceContext
from ui.staff.ask.ask_conversation import Exchange, Talks
from ui.staff.ask.ask_scope import Narrowed
from ui.staff.ask.ask_view import exchange, pieces_of, waiting


@dataclass(frozen=True, slots=True)
class Reply:
    """One step; `talks` is the conversations with the new exchange in it when it is done, else as before."""

    talks: Talks
    latest: str
    done: bool = False


def replies(context: ServiceContext, talks: Talks, text: str, narrowed: Narrowed) -> Iterator[Reply]:
    """The steps of one question; never raises, since the context answers whatever happens."""
    yield Reply(talks, waiting(text))
    history = talks.current.turns if talks.current else ()
    answer = context.answer(Question(text, Audience.STAFF, history, narrowed.scope, plain=True), "staff")
    made = Exchange(text, answer, narrowed.words)
    for pieces in range(len(pieces_of(answer.text)) if answer.citations else 0):
        yield Reply(talks, exchange(made, pieces=pieces, done=False))
    after = talks.said(made)
    yield Reply(after, exchange(made), done=True)
