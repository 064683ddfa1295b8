"""POST /api/v1/ask and /api/v1/feedback."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from corpus.model import Audience
from ui import texts
from ui.api.context import ServiceContext
from ui.api.problems import MEDIA, Refusal
from ui.api.schemas import QUESTION_LENGTH, Accepted, AnswerOut, FeedbackIn, QuestionIn, answer_out
from ui.serving.worker_pool import Busy

log = logging.getLogger("trygg.ui")


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an endpoint can answer with, for its description."""
    return {
        status: {
            "description": texts.TITLES[status],
            "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


ASK_PROBLEMS = refusals(400, 401, 403, 413, 422, 429, 503)


def answered(context: ServiceContext) -> Callable[[QuestionIn, Request], Awaitable[AnswerOut]]:
    """What makes the reply to a request, or refuses it before anything is made."""

    async def made(asked: QuestionIn, request: Request) -> AnswerOut:
        context.require_open()
        if len(asked.question) > QUESTION_LENGTH:
            raise Refusal(413, texts.TOO_LONG)
        if asked.audience is Audience.STAFF:
            context.require_staff(request)
        context.admit_question(request)
        try:
            answer = await context.pool.run(partial(context.answer, asked.question_of(), "api"))
        except Busy as error:
            raise Refusal(503, texts.BUSY, {"Retry-After": "5"}) from error
        return answer_out(answer, include_passages=asked.include_passages)

    return made


def ask_router(context: ServiceContext) -> APIRouter:
    """The two endpoints that take a question."""
    router = APIRouter(prefix="/api/v1", tags=["Frågor"], lifespan=context.store.serving)
    making = answered(context)

    @router.post(
        "/ask",
        summary="Ställ en fråga",
        response_model_exclude_none=True,
        responses=ASK_PROBLEMS,
    )
    async def ask(reply: Annotated[AnswerOut, Depends(making)]) -> AnswerOut:
        """Svarar ur dokumenten, med hänvisning till sida. Att inget svar finns är också ett svar."""
        return reply

    @router.post(
        "/feedback",
        summary="Säg om ett svar var till hjälp",
        status_code=202,
        responses=refusals(400, 403, 413, 422, 429, 503),
    )
    async def feedback(said: FeedbackIn, request: Request) -> Accepted:
        """Räknar tummen, en gång per svar. Kommentaren sparas bara där frågor sparas."""
        context.require_open()
        context.admit(request, context.feedback)
        context.metrics.feedback(said.id, helpful=said.helpful)
        context.store.questions.thumb(said.id, helpful=said.helpful, comment=said.comment)
        log.info("återkoppling: till hjälp %s, kommentar %s tecken", said.helpful, len(said.comment))
        return Accepted()

    return router
