"""What the chat talks to beside the answers, in the shapes it expects: the stream and the status."""

import asyncio
import json
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from assistant.model import Question
from corpus.model import Library
from tests.integration.ui.fakes import LIBRARY, FakeEngine
from tests.unit.assistant.lists import library
from ui.schemas import answer_out

CONTACT = {
    "text": "Ring kommunen.",
    "phone": "0176-710 00",
    "email": "info@example.org",
    "url": "https://example.org/",
}


class Engine(FakeEngine):
    """The fake engine over the shipped digest, which the checklists are made from, and its own plan."""

    @property
    def library(self) -> Library:
        shipped = library()
        return Library((*LIBRARY.documents, *shipped.documents), (*LIBRARY.statements, *shipped.statements))


def stand_in(engine: FakeEngine) -> APIRouter:
    router = APIRouter()

    @router.get("/api/v1/status")
    def status() -> dict[str, object]:
        return {"open": True, "message": "", "contact": CONTACT, "examples": ["Hur ofta plockas skräp?"]}

    @router.post("/api/v1/ask/stream")
    async def stream(request: Request) -> StreamingResponse:
        asked = await request.json()
        answer = answer_out(engine.answer(Question(asked["question"])), include_passages=False)
        return StreamingResponse(_events(answer.model_dump(mode="json")), media_type="text/event-stream")

    return router


async def _events(answer: dict[str, object]) -> AsyncIterator[str]:
    yield _event("sources", {"id": answer["id"], "citations": answer["citations"]})
    for sentence in ("Skräp plockas upp", "inom ett dygn. [1]"):
        await asyncio.sleep(0.05)
        yield _event("sentence", {"text": sentence})
    yield _event("done", answer)


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
