"""One conversation of the chat page: what was asked and answered, as messages; knows nothing of gradio."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from starlette.requests import HTTPConnection

from assistant.model import Answer, AnswerStatus, Question, Turn
from corpus.model import Audience
from ui import texts
from ui.desk import Desk
from ui.problems import Refusal
from ui.schemas import QUESTION_LENGTH

KEPT = 10
"""Turns handed to the engine; a follow-up seldom leans on more than the last."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came back."""

    question: str
    answer: Answer


Talk = tuple[Exchange, ...]
Message = dict[str, object]


def ask(desk: Desk, talk: Talk, text: str, request: HTTPConnection | None) -> Talk:
    """The conversation with one more exchange; an empty question changes nothing."""
    text = text.strip()
    if not text:
        return talk
    return (*talk, Exchange(text[:QUESTION_LENGTH], _answer(desk, talk, text, request)))


def _answer(desk: Desk, talk: Talk, text: str, request: HTTPConnection | None) -> Answer:
    if len(text) > QUESTION_LENGTH:
        return _refused(texts.TOO_LONG)
    try:
        if request is not None:
            desk.admit_question(request)
    except Refusal as refusal:
        return _refused(refusal.detail)
    history = tuple(Turn(each.question, each.answer.text) for each in talk[-KEPT:])
    return desk.answer(Question(text, Audience.RESIDENT, history), "chat")


def _refused(text: str) -> Answer:
    return Answer("", AnswerStatus.REFUSED, "sv", text)


def messages(talk: Talk, show: Callable[[Answer], object]) -> list[Message]:
    """The conversation as chat messages; `show` makes what stands under an answer, None for nothing."""
    out: list[Message] = []
    for exchange in talk:
        out.append(said("user", exchange.question))
        out.append(said("assistant", exchange.answer.text.strip() or texts.ERROR))
        below = show(exchange.answer)
        if below is not None:
            out.append({"role": "assistant", "content": below})
    return out


def said(role: str, text: str) -> Message:
    """One message of plain text; gradio would take what looks like HTML in it for HTML."""
    return {"role": role, "content": escape(text, quote=False)}
