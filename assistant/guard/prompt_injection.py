"""Orders to the machine by their form: marks of a system's own text, and what is hidden in an encoding.

Nothing here protects a model that could be led astray: the extractive answer can't be. It keeps an order
from being taken for a question, and a reader from thinking that the order was followed.
"""

import base64
import binascii
import codecs
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}[ ,:]?){12,}")
_APART = re.compile(r"(?:\b\w\b[ .*_-]+){5,}\w\b")
_LEET = str.maketrans("013457@$", "oieastas")


def gives_orders(text: str) -> bool:
    """Whether a question tries to give the assistant new rules or bring out its old ones, as it stands."""
    return _orders().search(text) is not None


def hides_orders(text: str) -> bool:
    """Whether a text gives orders when it is decoded: base64, hex, URL, rot13, backwards, letters apart, leet."""
    return any(gives_orders(reading) for reading in _decoded(text))


def _decoded(text: str) -> Iterator[str]:
    for token in _BASE64.findall(text):
        yield _readable(_base64(token))
    for token in _HEX.findall(text):
        yield _readable(bytes.fromhex(re.sub(r"[ ,:]", "", token)))
    if "%" in text:
        yield unquote(text)
    yield codecs.decode(text, "rot13")
    yield text[::-1]
    yield " ".join(word[::-1] for word in text.split())
    for match in _APART.finditer(text):
        yield re.sub(r"[ .*_-]", "", match[0])
    if re.search(r"[a-zåäö][0134@$]|[0134@$][a-zåäö]", text, re.IGNORECASE):
        yield text.translate(_LEET)


def _base64(token: str) -> bytes:
    try:
        return base64.b64decode(token.replace("-", "+").replace("_", "/") + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return b""


def _readable(data: bytes) -> str:
    """The bytes as text, "" where they are none."""
    text = data.decode("utf-8", "replace")
    return text if "\ufffd" not in text and text.isprintable() else ""


@cache
def _orders() -> re.Pattern[str]:
    table = tomllib.loads((files("assistant.guard") / "prompt_injection.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(table["orders"]), re.IGNORECASE | re.DOTALL)
