"""Around every request: count it, catch what no one caught, set the headers, refuse what is too large."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui import texts
from ui.metrics import Metrics
from ui.problems import note, problem

Headers = list[tuple[bytes, bytes]]
POLICY = b"content-security-policy"
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
"""Ways into gradio that this product has no use for, the workbench's too: no file passes through gradio."""
UPLOAD = "/staff/uppladdning"
"""Where a document is put in (ui/upload.py), which counts its body itself."""
OWN = (
    "/api/",
    "/dokument",
    "/logga-",
    "/static/trygg-",
    "/healthz",
    "/readyz",
    "/metrics",
    "/openapi.json",
    "/favicon.ico",
)
"""Where our own replies begin; the rest is gradio's page, which needs its scripts."""
STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
LOOSE = "frame-ancestors 'self'; base-uri 'self'; object-src 'none'"


class Envelope:
    """Outermost: headers on every reply, a count of it, and a plain 500 for what no one caught."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = 0

        async def sealed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = message["status"]
                ours = _ours(scope["path"], message["headers"])
                headers = [*_without(message["headers"], ours), *ours]
                message = {**message, "headers": headers}
            await send(message)

        try:
            await self._app(scope, receive, sealed)
        except Exception as error:
            note(error, "ohanterat fel")
            if not started:
                await problem(500)(scope, receive, sealed)
        finally:
            self._metrics.request(_route(scope), _method(scope), started or 499)


class Gate:
    """Refuses a body that is too large, before it is read where its length is told, and what is closed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, its body read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"].removeprefix("/staff").startswith(CLOSED):
            await problem(404)(scope, receive, send)
        elif scope["path"] == UPLOAD:
            await self._app(scope, receive, send)
        elif _told_length(scope) > _most(scope):
            await problem(413, texts.TOO_LARGE)(scope, receive, send)
        else:
            messages = await _body(receive, _most(scope))
            if messages is None:
                await problem(413, texts.TOO_LARGE)(scope, receive, send)
            else:
                await self._app(scope, _replayed(messages, receive), send)


def _most(scope: Scope) -> int:
    return BENCH_BODY if scope["path"].startswith(BENCH) else BODY


async def _body(receive: Receive, most: int) -> list[Message] | None:
    """The messages of the body, None where they hold too much."""
    messages, length = [], 0
    while True:
        message = await receive()
        messages.append(message)
        length += len(message.get("body", b""))
        if length > most:
            return None
        if message["type"] != "http.request" or not message.get("more_body"):
            return messages


def _replayed(messages: list[Message], receive: Receive) -> Receive:
    async def again() -> Message:
        return messages.pop(0) if messages else await receive()

    return again


def _told_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value[:12])
    return 0


def _without(headers: Headers, ours: Headers) -> Headers:
    """The headers without the server's name and those that we set ourselves."""
    named = {b"server", *(name for name, _ in ours)}
    return [header for header in headers if header[0].lower() not in named]


def _ours(path: str, said: Headers) -> Headers:
    """The headers for a path; a page that says its own policy keeps it."""
    named = {name.lower() for name, _ in said}
    return [header for header in _headers(path) if header[0] != POLICY or POLICY not in named]


def _headers(path: str) -> Headers:
    own = path.startswith(OWN)
    headers = [
        (POLICY, (STRICT if own else LOOSE).encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    ]
    if path.startswith("/api/"):
        headers.append((b"cache-control", b"no-store"))
    if path.startswith("/dokument"):
        # What is there differs by who asks; nothing on the way may keep it for the next.
        headers.append((b"cache-control", b"private, no-cache"))
    return headers


def _route(scope: Scope) -> str:
    """The pattern that matched, so that addresses can't fill the memory."""
    path = getattr(scope.get("route"), "path", "")
    return path if isinstance(path, str) and path else "other"


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in {"GET", "HEAD", "POST", "OPTIONS"} else "other"
