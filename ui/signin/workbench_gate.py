"""In front of the workbench: nothing of it, not even a style sheet, reaches somebody who isn't signed in.

gradio asks who is signed in on most of its addresses but not on all (heartbeat, stream, reset, cancel, uploads of
custom components …), and has a sign-in of its own that isn't ours.
"""

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from ui.api.problems import problem
from ui.signin.person import Person
from ui.signin.request_origin import local_path

SIGN_IN = "/logga-in"
_GRADIOS_OWN = ("/login", "/logout")
_VIOLATION = 1008
"""The websocket's word for "not allowed" (RFC 6455)."""


class WorkbenchAuthMiddleware:
    """Around an app that is mounted; asks `person` at every request."""

    def __init__(self, app: ASGIApp, person: Callable[[HTTPConnection], Person | None]) -> None:
        self._app = app
        self._person = person

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, send a browser to the sign-in page, or refuse."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        below = str(scope["path"]).removeprefix(str(scope.get("root_path", "")))
        if self._person(connection) is None:
            await _refused(connection, below)(scope, receive, send)
        elif below.rstrip("/") in _GRADIOS_OWN:
            await RedirectResponse(SIGN_IN, 303)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _refused(connection: HTTPConnection, below: str) -> ASGIApp:
    scope = connection.scope
    if scope["type"] == "websocket":
        return WebSocketClose(_VIOLATION)
    reads = scope["method"] in {"GET", "HEAD"} and "text/html" in connection.headers.get("accept", "")
    if reads and below.rstrip("/") in {"", *_GRADIOS_OWN}:
        query = str(scope["query_string"], "latin-1")
        goal = local_path(f"{scope['path']}?{query}" if query else scope["path"])
        return RedirectResponse(f"{SIGN_IN}?next={quote(goal, safe='')}", 303)
    return problem(401, headers={"WWW-Authenticate": "Bearer"})
