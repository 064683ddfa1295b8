"""The cookies of signing in: set and taken back so that scripts and other sites never see them."""

from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from ui.signin.identify import SignIn
from ui.signin.request_origin import by_https
from ui.signin.session import COOKIE

FORM, AWAY = "trygg_form", "trygg_leverantor"
"""Ties a form to its browser; what is kept while somebody is at the provider."""
PATH = "/logga-in"
MINUTES = 10
"""How long somebody may be away at the provider."""
_Site = Literal["lax", "none"]


@dataclass(frozen=True, slots=True)
class Jar:
    """The cookies of one reply."""

    request: Request
    reply: Response
    signin: SignIn

    def begin(self, cookie: str) -> None:
        """Sign the browser in; the session that it had before ends."""
        self.signin.sessions.end(self.request.cookies.get(COOKIE, ""))
        self._set(COOKIE, cookie, "/", self.signin.sessions.seconds, "lax")

    def end(self) -> None:
        """Take the session's cookie back."""
        self._set(COOKIE, "", "/", 0, "lax")

    def tie(self, secret: str) -> None:
        """Remember the browser that has the form, for as long as it is open."""
        self._set(FORM, secret, PATH, None, "lax")

    def keep(self, kept: str, *, posted: bool) -> None:
        """Keep what must still be known when the provider sends the browser back.

        A form from the provider's site brings along only what says so itself, and browsers take that over https
        alone.
        """
        self._set(AWAY, kept, PATH, MINUTES * 60, "none" if posted else "lax")

    def forget(self) -> None:
        """What was kept is good for one answer."""
        self._set(AWAY, "", PATH, 0, "lax")

    def _set(self, name: str, value: str, path: str, seconds: int | None, site: _Site) -> None:
        secure = site == "none" or by_https(self.request, self.signin.settings.trusted_proxy)
        self.reply.set_cookie(
            name, value, max_age=seconds, path=path, secure=secure, httponly=True, samesite=site
        )
