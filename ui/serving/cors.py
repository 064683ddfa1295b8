"""Which websites may call the service from their visitors' browsers: its own, and those in the settings."""

from urllib.parse import urlsplit

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.errors import SettingError
from ui import texts
from ui.api.problems import problem

SHARED = ("/api/", "/widget")
"""What other websites' pages may read: the answers, and the files of the chat itself."""
REMEMBERED = 600
"""Seconds for which a browser need not ask again whether it may."""


def checked(origins: tuple[str, ...]) -> tuple[str, ...]:
    """The origins as browsers write them; raises SettingError for what is none.

    Example: ("https://www.Kommunen.se",) -> ("https://www.kommunen.se",)
    """
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.hostname or origin != _origin_of(origin):
            raise SettingError(
                f"origins: {origin!r} är ingen webbplats. Skriv som https://www.exempel.se, utan sökväg."
            )
    return tuple(origin.lower() for origin in origins)


class OriginMiddleware:
    """Lets the listed websites in, refuses the others' scripts, and leaves programs without an origin alone."""

    def __init__(self, app: ASGIApp, allowed: tuple[str, ...]) -> None:
        self._app = app
        self._allowed = frozenset(allowed)
        self._shared = CORSMiddleware(
            app,
            allow_origins=allowed,
            allow_methods=("GET", "POST"),
            allow_headers=("content-type", "x-trygg-visitor"),
            expose_headers=("retry-after", "x-request-id"),
            max_age=REMEMBERED,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or not scope["path"].startswith(SHARED):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        if not origin or urlsplit(origin).netloc == headers.get(b"host", b"").decode("latin-1").lower():
            await self._app(scope, receive, send)
        elif origin in self._allowed:
            await self._shared(scope, receive, send)
        else:
            await problem(403, texts.FOREIGN)(scope, receive, send)


def _origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
