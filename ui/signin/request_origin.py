"""What a request's headers say of where it came from: over https, from our own pages, and where it may go on to."""

import re
from urllib.parse import urlsplit

from starlette.datastructures import URL
from starlette.requests import HTTPConnection

from ui.serving.client_address import same_address

HOME = "/staff/"
_LOCAL = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
"""A path with query: no second stroke, backslash (browsers read it as a stroke), space or control sign."""
_LONGEST = 1_000
_NEVER = ("/logga-", "/api/", "/staff/login", "/staff/logout", "/staff/gradio_api/")
_SAFE = ("GET", "HEAD", "OPTIONS")


def from_proxy(request: HTTPConnection, trusted_proxy: str) -> bool:
    """Whether the peer is the trusted proxy."""
    return bool(trusted_proxy and request.client and same_address(request.client.host, trusted_proxy))


def by_https(request: HTTPConnection, trusted_proxy: str) -> bool:
    """Whether the browser's connection is encrypted, as far as can be known."""
    if from_proxy(request, trusted_proxy):
        told = ",".join(request.headers.getlist("x-forwarded-proto"))
        if told:
            return told.rsplit(",", 1)[-1].strip().lower() == "https"
    return request.url.scheme in {"https", "wss"}


def address_of_page(request: HTTPConnection, trusted_proxy: str, path: str) -> str:
    """A path of ours as the browser's address line shows it."""
    scheme = "https" if by_https(request, trusted_proxy) else "http"
    return str(URL(scope=request.scope).replace(scheme=scheme, path=path, query="", fragment=""))


def is_own(request: HTTPConnection) -> bool:
    """Whether one of our own pages sent it, as far as a browser says; a program that says nothing isn't one.

    What a browser sends by itself, a cookie, then proves nothing on its own (CSRF). Also sister sites, whose
    requests SameSite=Lax lets the cookie come along with, are strangers here.
    """
    if site := request.headers.get("sec-fetch-site", ""):
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()


def may_act(request: HTTPConnection) -> bool:
    """Whether a cookie counts: for reading always, for anything else from our own pages only."""
    if request.scope["type"] == "http" and request.scope["method"] in _SAFE:
        return True
    return is_own(request)


def local_path(said: str) -> str:
    """Where to go after signing in: a page of ours, HOME for anything else.

    Example: local_path("//evil.example/") -> "/staff/"
    """
    if len(said) > _LONGEST or not _LOCAL.fullmatch(said) or said.startswith(_NEVER):
        return HOME
    return said
