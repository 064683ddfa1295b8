"""POST /staff/uppladdning: a document's file is received; the workbench's tab Dokument sends it.

Who it is, the class, the name and the length are asked for before a byte of the body is read. Gradio's own upload is
shut (ui/serving/middleware.py): it reads first and asks later.
"""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import unquote

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from corpus.errors import DocumentError, KnowledgeError
from ingest.errors import DiskFull, EmptyDocument, TooLarge
from ingest.intake.receive_upload import LIMIT, Incoming, audience_of, ending_of, plain
from ingest.intake.staging import sweep
from ui.api.context import ServiceContext
from ui.api.problems import Refusal
from ui.serving.middleware import UPLOAD
from ui.signin.person import Right

MEGABYTES = LIMIT // 1_000_000
TOO_LARGE = (
    f"Filen är större än {MEGABYTES} MB och har inte tagits emot. Dela upp dokumentet, eller gör det mindre."
)
NOT_ALLOWED = "Din roll får inte ladda upp dokument. Det får redaktör och förvaltare."
SIGN_IN = "Du är inte längre inloggad. Logga in igen."
FOREIGN = "Ladda upp dokument från arbetsbänken."


def upload_router(context: ServiceContext) -> APIRouter:
    """The endpoint for files; at the start it clears away what a killed process left."""

    @asynccontextmanager
    async def serving(_: object) -> AsyncIterator[None]:
        await to_thread.run_sync(sweep, context.settings.data)
        yield

    router = APIRouter(include_in_schema=False, lifespan=serving)
    incoming = Incoming(context.settings.data)

    @router.post(UPLOAD)
    async def upload(request: Request, klass: str = "", namn: str = "") -> JSONResponse:
        _admit(context, request, klass)
        name = plain(unquote(namn))
        try:
            token, size = await _received(request, incoming, name)
        except DocumentError as error:
            raise Refusal(413 if isinstance(error, TooLarge) else 422, str(error)) from error
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise Refusal(503, str(DiskFull())) from error
        return JSONResponse({"token": token, "namn": name, "byte": size})

    return router


def _admit(context: ServiceContext, request: Request, chosen: str) -> None:
    """Raise a Refusal where the file may not be sent; nothing of it has been read."""
    person = context.person(request)
    if person is None:
        raise Refusal(401, SIGN_IN)
    if not person.may(Right.PUBLISH):
        raise Refusal(403, NOT_ALLOWED)
    if request.headers.get("x-trygg") != "arbetsbank":
        # A form on another website can't set this header.
        raise Refusal(403, FOREIGN)
    try:
        audience_of(chosen)
    except KnowledgeError as error:
        raise Refusal(422, str(error)) from error
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length[:15]) > LIMIT:
        raise Refusal(413, TOO_LARGE, {"Connection": "close"})


async def _received(request: Request, incoming: Incoming, name: str) -> tuple[str, int]:
    """The token of a file that has been written whole, and its length; raises a DocumentError."""
    ending_of(name)
    size = 0
    with incoming.receiving(name) as (token, file):
        async for piece in request.stream():
            size += len(piece)
            if size > LIMIT:
                raise TooLarge(name, f"den är större än {MEGABYTES} MB")
            await to_thread.run_sync(file.write, piece)
        if not size:
            raise EmptyDocument(name)
    return token, size
