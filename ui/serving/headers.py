"""What every reply's headers say to browsers, by the path and by what the reply itself says."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable

Headers = list[tuple[bytes, bytes]]
POLICY = b"content-security-policy"
WORKBENCH = "/staff"
STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
"""For our own pages, which need no scripts; those that do say so themselves (ui/widget/widget_endpoints.py)."""
GRADIO = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
"""For the workbench. Measured in Chromium over all tabs (tests/browser/test_policy.py): gradio makes its HTML parts
with `eval`, puts style sheets into the page and draws with data: pictures. The scripts that stand in its page are
named by hash (ui/serving/script_hashes.py).
"""
HTTPS_ONLY = b"max-age=31536000"
"""A year, for this host alone: what else the municipality has under its name is not ours to decide."""
_ELSEWHERE = "/widget"
"""What pages of other websites load; a browser that isolates its page takes only what says so."""


def sealed(path: str, said: Iterable[tuple[bytes, bytes]], *, https: bool, request_id: str) -> Headers:
    """The reply's headers with ours in place of what it said itself; but a page that has a policy keeps that."""
    said = list(said)
    named = {name.lower() for name, _ in said}
    kept_if_said = (POLICY, b"cross-origin-resource-policy")
    ours = [
        (name, value)
        for name, value in _headers(path, https=https)
        if name not in kept_if_said or name not in named
    ]
    ours.append((b"x-request-id", request_id.encode("ascii")))
    replaced = {b"server", *(name for name, _ in ours)}
    return [*(header for header in said if header[0].lower() not in replaced), *ours]


def hashed(text: str) -> str:
    """What a policy calls a style sheet or script that stands in a page.

    Example: hashed("") -> "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    """
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _headers(path: str, *, https: bool) -> Headers:
    workbench = path == WORKBENCH or path.startswith(f"{WORKBENCH}/")
    headers = [
        (POLICY, (GRADIO if workbench else STRICT).encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        (
            b"cross-origin-resource-policy",
            b"cross-origin" if path.startswith(_ELSEWHERE) else b"same-origin",
        ),
    ]
    if https:
        headers.append((b"strict-transport-security", HTTPS_ONLY))
    if path.startswith("/api/"):
        headers.append((b"cache-control", b"no-store"))
    if path.startswith("/dokument"):
        # What is there differs by who asks; nothing on the way may keep it for the next.
        headers.append((b"cache-control", b"private, no-cache"))
    return headers
