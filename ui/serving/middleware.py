"""Around every request: its id, count, log line and headers, a 500 for what no one caught, a limit on its body."""

import time

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.settings import Settings
from ui import texts
from ui.api.problems import Refusal, note, problem
from ui.serving import json_logs, timeouts
from ui.serving.headers import sealed
from ui.serving.prometheus import Metrics
from ui.signin.request_origin import by_https, from_proxy

BODY = 64 * 1024
"""Bytes of a request's body, gradio's included."""
BENCH, BENCH_BODY = "/staff/gradio_api/queue/", 1024 * 1024
"""The workbench hands over the conversations that the browser has kept."""
CLOSED = (
    "/gradio_api/upload",
    "/gradio_api/file",
    "/gradio_api/stream",
    "/gradio_api/deep_link",
    "/monitoring",
    "/gradio_api/proxy",
    "/proxy",
    "/upload",
    "/file",
)
"""Endpoints of gradio that this product has no use for, the workbench's too: no file passes through gradio."""
UPLOAD = "/staff/uppladdning"
"""Where a document is put in (ui/api/upload_endpoint.py), which counts its body itself."""


class RequestMiddleware:
    """Outermost: id and headers on every reply, a count and a line of it, and a plain 500 for what no one caught."""

    def __init__(self, app: ASGIApp, metrics: Metrics, settings: Settings) -> None:
        self._app = app
        self._metrics = metrics
        self._proxy = settings.trusted_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        given = asked.headers.get("x-request-id", "")
        name = json_logs.id_of(given, believed=from_proxy(asked, self._proxy))
        https = by_https(asked, self._proxy)
        begun, started, length = time.perf_counter(), 0, 0

        async def out(message: Message) -> None:
            nonlocal started, length
            if message["type"] == "http.response.start":
                started = message["status"]
                headers = sealed(scope["path"], message["headers"], https=https, request_id=name)
                message = {**message, "headers": headers}
            length += len(message.get("body", b""))
            await send(message)

        token = json_logs.request_id.set(name)
        try:
            await self._app(scope, receive, out)
        except Exception as error:
            note(error, "ohanterat fel")
            if not started:
                await problem(500)(scope, receive, out)
        finally:
            # 499, as nginx says: the visitor left before the reply began.
            route, method, status = _route(scope), _method(scope), started or 499
            self._metrics.request(route, method, status)
            json_logs.served(method, route, status, seconds=time.perf_counter() - begun, length=length)
            json_logs.request_id.reset(token)


class BodyLimitMiddleware:
    """Refuses a body that is too large, unread where its length is given, or too slow, and gradio's closed endpoints.

    starlette's RequestBodyLimitMiddleware knows neither problem details nor time, and lets the app answer first.
    """

    def __init__(
        self, app: ASGIApp, seconds: float = timeouts.BODY, file_seconds: float = timeouts.FILE
    ) -> None:
        self._app = app
        self._seconds, self._file_seconds = seconds, file_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, its body read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"].removeprefix("/staff").startswith(CLOSED):
            await problem(404)(scope, receive, send)
        elif scope["path"] == UPLOAD:
            timely = timeouts.timely(receive, self._file_seconds, timeouts.SLOW_FILE)
            await self._app(scope, timely, send)
        else:
            await self._read(scope, receive, send)

    async def _read(self, scope: Scope, receive: Receive, send: Send) -> None:
        bench = scope["path"].startswith(BENCH)
        seconds, most = (timeouts.BENCH, BENCH_BODY) if bench else (self._seconds, BODY)
        try:
            if _content_length(scope) > most:
                raise Refusal(413, texts.TOO_LARGE)
            messages = await _body(timeouts.timely(receive, seconds, timeouts.SLOW), most)
        except Refusal as refused:
            await problem(refused.status, refused.detail, headers=refused.headers)(scope, receive, send)
            return

        async def replayed() -> Message:
            return messages.pop(0) if messages else await receive()

        await self._app(scope, replayed, send)


async def _body(receive: Receive, most: int) -> list[Message]:
    """The messages of the body; raises Refusal where they hold too much."""
    messages, length = [], 0
    while True:
        message = await receive()
        messages.append(message)
        length += len(message.get("body", b""))
        if length > most:
            raise Refusal(413, texts.TOO_LARGE)
        if message["type"] != "http.request" or not message.get("more_body"):
            return messages


def _content_length(scope: Scope) -> int:
    given = HTTPConnection(scope).headers.get("content-length", "")
    return int(given[:12]) if given.isascii() and given.isdigit() else 0


def _route(scope: Scope) -> str:
    """The pattern that matched, so that addresses can't fill the memory nor stand in the log."""
    path = getattr(scope.get("route"), "path", "")
    return path if isinstance(path, str) and path else "other"


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in {"GET", "HEAD", "POST", "OPTIONS"} else "other"
