"""The cookies of signing in: set so that scripts and other sites never see them."""

from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from corpus.settings import Settings
from ui.signin.request_origin import by_https

FORM, PENDING = "trygg_form", "trygg_leverantor"
"""Ties a form to its browser; holds the state of a sign-in while somebody is at the provider."""
SameSite = Literal["lax", "none"]


def set_cookie(  # noqa: PLR0913  # as starlette's own
    request: Request,
    reply: Response,
    settings: Settings,
    name: str,
    value: str,
    *,
    path: str = "/logga-in",
    seconds: int | None = None,
    site: SameSite = "lax",
) -> None:
    """Set a cookie, None seconds for as long as the browser is open, or take it back with 0.

    Browsers take SameSite=None over https alone.
    """
    secure = site == "none" or by_https(request, settings.trusted_proxy)
    reply.set_cookie(name, value, max_age=seconds, path=path, secure=secure, httponly=True, samesite=site)
