"""POST /api/v1/ask/stream: the same answer as /ask, as server-sent events.

First the sources, then the answer sentence by sentence, then the whole reply. The answer is made and checked
before the first word is sent: nothing is shown that the check would have dropped.
"""

import re
from collections.abc import AsyncIterator, Iterator
from itertools import zip_longest
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from corpus.swedish.sentence_ends import ends_sentence
from ui.api.ask_endpoint import ASK_PROBLEMS, answered
from ui.api.context import ServiceContext
from ui.api.schemas import AnswerOut

_WORD = re.compile(r"\s*\S+\s*")
_MARKERS = re.compile(r"(?:\[\d+\])+")
_EVENTS: dict[str, Any] = {
    "description": (
        "Händelser: `sources` (svarets id och källor), `sentence` (en mening i taget; tillsammans är de svaret, "
        "tecken för tecken) och sist `done` (hela svaret som från /ask)."
    ),
    "content": {
        "text/event-stream": {
            "example": 'event: sentence\ndata: {"text": "Klotter ska vara borta inom 48 timmar. [1]"}\n\n'
        }
    },
}


def stream_router(context: ServiceContext) -> APIRouter:
    """The endpoint for those who show an answer as it comes."""
    router = APIRouter(prefix="/api/v1", tags=["Frågor"])
    making = answered(context)

    @router.post(
        "/ask/stream",
        summary="Ställ en fråga och få svaret i takt med att det visas",
        response_class=EventSourceResponse,
        responses={**ASK_PROBLEMS, 200: _EVENTS},
    )
    async def stream(reply: Annotated[AnswerOut, Depends(making)]) -> AsyncIterator[ServerSentEvent]:
        """Källorna först, sedan svaret mening för mening, sist allt tillsammans."""
        whole = reply.model_dump(mode="json", exclude_none=True)
        yield ServerSentEvent(event="sources", data={"id": whole["id"], "citations": whole["citations"]})
        for sentence in sentences(reply.answer):
            yield ServerSentEvent(event="sentence", data={"text": sentence})
        yield ServerSentEvent(event="done", data=whole)

    return router


def sentences(text: str) -> Iterator[str]:
    """The text in sentences, each with the space after it; joined they are the text again.

    Example: "Ja, t.ex. [1] Nej." -> "Ja, t.ex. [1] ", "Nej."
    """
    words = _WORD.findall(text)
    held: list[str] = []
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        held.append(word)
        if _ends(word, following.strip(), len(held) == 1):
            yield "".join(held)
            held = []
    if held:
        yield "".join(held)


def _ends(word: str, following: str, alone: bool) -> bool:
    if "\n" in word[len(word.rstrip()) :]:
        return True
    if _MARKERS.fullmatch(following):
        return False
    return bool(_MARKERS.fullmatch(word.strip())) or ends_sentence(word.strip(), following, alone)
