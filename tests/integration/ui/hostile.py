"""Malformed and hostile requests, generated: each must be refused with a problem."""

import json
from dataclasses import dataclass, field

ASK, STREAM, FEEDBACK = "/api/v1/ask", "/api/v1/ask/stream", "/api/v1/feedback"
POSTS = (ASK, STREAM, FEEDBACK)
GETS = ("/api/v1/documents", "/api/v1/requirements", "/api/v1/checklists", "/api/v1/terms", "/api/v1/status")
BROKEN = (
    b"",
    b"{",
    b"[]",
    b"null",
    b"1",
    b'"text"',
    b"\x00",
    b"\xff\xfe\xfd",
    b"<a/>",
    b"question=hej",
    b"{'question': 'hej'}",
    b'{"question": "hej"',
    b"[" * 30_000,
    b'{"a":' * 10_000,
    b"{}",
)
WRONG: tuple[object, ...] = (
    None,
    1,
    1.5,
    True,
    [],
    {},
    ["hej"],
    {"$gt": ""},
    "",
    " ",
    "\n\t",
    "\u200b",
    "\ud800",
    "hej \udfff",
    "\x00",
)
NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "' OR 1=1 --",
    "1; DROP TABLE questions",
    "${jndi:ldap://x}",
    "{{7*7}}",
    "%00",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e%2fetc",
    "%c0%ae%c0%ae",
    "CON",
    "a" * 5_000,
)
HUGE = b'{"question": "' + b"a" * 70_000 + b'"}'


@dataclass(frozen=True)
class Hostile:
    """One request over the wire."""

    method: str
    path: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


def hostile() -> list[Hostile]:
    """All of them, in a fixed order."""
    return [*_bodies(), *_fields(), *_paths(), *_methods(), *_oversized()]


def _bodies() -> list[Hostile]:
    return [Hostile("POST", path, body) for path in POSTS for body in BROKEN]


def _fields() -> list[Hostile]:
    asked = [_ask(path, {"question": wrong}) for path in (ASK, STREAM) for wrong in WRONG]
    history = [_ask(ASK, {"question": "Hej?", "history": [{"question": wrong}]}) for wrong in WRONG[:7]]
    audience = [
        _ask(path, {"question": "Hej?", "audience": each}) for path in (ASK, STREAM) for each in NASTY
    ]
    told = [_ask(FEEDBACK, {"id": "a", "helpful": wrong}) for wrong in (*NASTY, *WRONG[:3], "true", 0)]
    return [*asked, *history, *audience, *told]


def _paths() -> list[Hostile]:
    around = ("/api/v1/documents/{}", "/api/v1/documents/plan/pages/{}", "/dokument/{}", "/api/v1/{}")
    return [Hostile("GET", each.format(_quoted(nasty))) for each in around for nasty in NASTY]


def _methods() -> list[Hostile]:
    posted = [
        Hostile(method, path) for path in POSTS for method in ("GET", "PUT", "DELETE", "PATCH", "TRACE")
    ]
    return [*posted, *(Hostile(method, path) for path in GETS for method in ("POST", "PUT", "DELETE"))]


def _oversized() -> list[Hostile]:
    lengths = ({"Content-Length": "99999999"}, {"Content-Type": "application/json"})
    return [Hostile("POST", path, HUGE, headers) for path in POSTS for headers in lengths]


def _ask(path: str, body: dict[str, object]) -> Hostile:
    return Hostile("POST", path, json.dumps(body).encode())


def _quoted(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "%./-'" else f"%{ord(sign):02X}" for sign in text)
