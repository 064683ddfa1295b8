"""The cookies of signing in: set and taken back so that scripts and other sites never see them."""

from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from ui.signin.identify import SignIn
from ui.signin.request_origin import by_https
from ui.signin.session import COOKIE

FORM, PENDING = "trygg_form", "trygg_leverantor"
"""Ties a form to its browser; holds the state of a sign-in while somebody is at the provider."""
PATH = "/logga-in"
MINUTES = 10
"""How long somebody may be away at the provider."""


@dataclass(frozen=True, slots=True)
class SignInCookies:
    """The cookies of one reply."""

    request: Request
    reply: Response
    signin: SignIn

    def begin_session(self, cookie: str) -> None:
        """Sign the browser in; the session that it had before ends."""
        self.signin.sessions.end(self.request.cookies.get(COOKIE, ""))
        self._set(COOKIE, cookie, path="/", seconds=self.signin.sessions.seconds)

    def end_session(self) -> None:
        """Take the session's cookie back."""
        self._set(COOKIE, "", path="/", seconds=0)

    def tie_form(self, secret: str) -> None:
        """Remember the browser that has the form, for as long as it is open."""
        self._set(FORM, secret)

    def begin_pending(self, state: str, *, posted: bool) -> None:
        """Remember what must still be known when the provider sends the browser back.

        A form from the provider's site brings along only cookies with SameSite=None, and browsers take those over
        https alone.
        """
        self._set(PENDING, state, seconds=MINUTES * 60, site="none" if posted else "lax")

    def end_pending(self) -> None:
        """The state is good for one answer."""
        self._set(PENDING, "", seconds=0)

    def _set(
        self,
        name: str,
        value: str,
        *,
        path: str = PATH,
        seconds: int | None = None,
        site: Literal["lax", "none"] = "lax",
    ) -> None:
        secure = site == "none" or by_https(self.request, self.signin.settings.trusted_proxy)
        self.reply.set_cookie(
            name, value, max_age=seconds, path=path, secure=secure, httponly=True, samesite=site
        )
