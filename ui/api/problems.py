"""Everything that goes wrong over HTTP → problem details (RFC 9457) in Swedish; never a trace, path or name.

Browsers on the document pages get a page instead (ui/viewer/viewer_pages.py).
"""

import logging
import traceback
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from ui import texts
from ui.api.schemas import FieldProblem, Problem
from ui.serving.json_logs import request_id

log = logging.getLogger("trygg.ui")
SHOWN = 20
"""Field errors named in a reply; a body of 64 kB could hold thousands."""
MEDIA = "application/problem+json"

REASONS = {
    "missing": "Fältet saknas.",
    "string_type": "Ska vara text.",
    "string_unicode": "Innehåller tecken som inte går att läsa.",
    "string_too_long": "Får ha högst {max_length} tecken.",
    "string_too_short": "Får inte vara tomt.",
    "bool_type": "Ska vara true eller false.",
    "bool_parsing": "Ska vara true eller false.",
    "int_type": "Ska vara ett heltal.",
    "int_parsing": "Ska vara ett heltal.",
    "int_parsing_size": "Talet är för stort.",
    "int_from_float": "Ska vara ett heltal.",
    "greater_than_equal": "Ska vara minst {ge}.",
    "less_than_equal": "Ska vara högst {le}.",
    "list_type": "Ska vara en lista.",
    "too_long": "Får ha högst {max_length} poster.",
    "model_type": "Ska vara ett JSON-objekt.",
    "dict_type": "Ska vara ett JSON-objekt.",
    "model_attributes_type": "Ska vara ett JSON-objekt, skickat med Content-Type: application/json.",
    "json_invalid": "Går inte att läsa som JSON.",
}
"""pydantic's error types, the ones that ui/api/schemas.py can cause; anything else gets a general reason."""


class Refusal(Exception):  # the request is refused; nothing has gone wrong
    """A request that is answered with a problem; `detail` is Swedish and shown."""

    def __init__(self, status: int, detail: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


def problem(
    status: int,
    detail: str = "",
    errors: Sequence[FieldProblem] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem as a response; title and, where none is given, detail come from ui/texts.py."""
    fallback = 400 if status < 500 else 500
    body = Problem(
        title=texts.TITLES.get(status, texts.TITLES[fallback]),
        status=status,
        detail=detail or texts.DETAILS.get(status, texts.DETAILS[fallback]),
        errors=list(errors),
        request_id=request_id.get(),
    )
    empty = {name for name in ("errors", "request_id") if not getattr(body, name)}
    return Response(
        body.model_dump_json(exclude=empty), status, media_type=MEDIA, headers=dict(headers or {})
    )


def handle(app: FastAPI) -> None:
    """Answer every refusal, validation error and HTTP error of the app with a problem."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def reason_of(error: Mapping[str, Any]) -> str:
    """One pydantic error in Swedish.

    Example: {"type": "missing"} -> "Fältet saknas."
    """
    kind, context = str(error.get("type", "")), error.get("ctx") or {}
    if kind == "value_error":
        return str(context.get("error", ""))
    if kind in {"enum", "literal_error"}:
        expected = str(context.get("expected", "")).replace(" or ", " eller ")
        return f"Ska vara {expected}."
    return REASONS.get(kind, "Värdet går inte att använda.").format(**context)


def field_of(location: Sequence[object]) -> str:
    """Where an error is, without the request's part.

    Example: field_of(("body", "history", 0, "question")) -> "history[0].question"
    """
    name = ""
    for part in location[1:]:
        name += f"[{part}]" if isinstance(part, int) else f".{part}"
    return name.lstrip(".") or "body"


def note(error: BaseException, where: str) -> None:
    """Log an unforeseen error: its sort and the way to it, but not its text, which may hold a question."""
    log.error("%s: %s\n%s", where, type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # starlette's type is wider than what it calls us with
    return problem(error.status, error.detail, headers=error.headers)


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # as above
    fields = []
    for each in error.errors()[:SHOWN]:
        broken = each.get("type") == "json_invalid"
        field = "body" if broken else field_of(each.get("loc", ()))
        fields.append(FieldProblem(field=field, reason=reason_of(each)))
    detail = " ".join(f"{each.field}: {each.reason}" for each in fields)
    return problem(422, detail, fields)


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # as above
    return problem(error.status_code, headers=error.headers)
