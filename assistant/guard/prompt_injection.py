"""Orders to the machine by their form: marks of a system's own text, and what is hidden in an encoding.

Nothing here protects a model that could be led astray: the extractive answer can't be. It keeps an order
from being taken for a question, and a reader from thinking that the order was followed.
"""

import base64
import binascii
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

from corpus.swedish.words import small_words

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}[ ,:]?){10,}")
_APART = re.compile(r"(?:\b\w\b[ .*_-]+){5,}\w\b")
_SPACING = re.compile(r"[ .*_-]")
_PART = re.compile(r"[:;\"«»“”()\[\]]")
_FEWEST = 4
"""Words that a part in code has."""
_ENOUGH = 2
"""Small words that make a text words."""
_SHARE = 0.3
"""Of a text's words that are small ones, in Swedish and English."""
_LONG = 24
"""Signs of letters written apart that are no abbreviation or list."""
_LEET = str.maketrans("013457@$", "oieastas")


def gives_orders(text: str) -> bool:
    """Whether a question tries to give the assistant new rules or bring out its old ones, as it stands."""
    return _orders().search(text) is not None


def hides_orders(text: str) -> bool:
    """Whether a text holds another one in a code that can't be anything else: base64, hex, URL, letters apart.

    Nobody asks a municipality in code, so what is hidden need not be an order to be refused.
    """
    return any(_wordy(decoded) for decoded in _decoded(text)) or any(
        gives_orders(_SPACING.sub("", match[0])) or len(match[0]) > _LONG for match in _APART.finditer(text)
    )


def is_ciphered(text: str) -> bool:
    """Whether a part is words only when its letters are shifted, reversed or leet; other tongues may look so."""
    return any(_ciphered(part) for part in _PART.split(text) if len(part.split()) >= _FEWEST)


def _decoded(text: str) -> Iterator[str]:
    for token in _BASE64.findall(text):
        yield _readable(_base64(token))
    for token in _HEX.findall(text):
        yield _readable(bytes.fromhex(re.sub(r"[^0-9a-fA-F]", "", token)))
    if re.search(r"(?:%[0-9a-fA-F]{2}.*){3}", text):
        yield unquote(text)


def _ciphered(part: str) -> bool:
    """Whether a part is words only when its letters are shifted, reversed or written out."""
    shifted = (part.translate(_shift(step)) for step in range(1, 26))
    turned = (part[::-1], " ".join(word[::-1] for word in part.split()), part.translate(_LEET))
    written = _small(part)
    return not gives_orders(part) and any(
        gives_orders(reading) or _small(reading) >= written + _ENOUGH for reading in (*shifted, *turned)
    )


def _wordy(text: str) -> bool:
    return gives_orders(text) or _small(text) >= _ENOUGH


def _small(text: str) -> int:
    """How many small words of Swedish and English a text has, 0 where they are too few of its words."""
    known, words = small_words(), re.findall(r"[^\W\d_]+", text.lower())
    found = sum(len(word) > 1 and (word in known["sv"] or word in known["en"]) for word in words)
    return found if found >= _SHARE * len(words) else 0


@cache
def _shift(step: int) -> dict[int, int]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    turned = letters[step:] + letters[:step]
    return str.maketrans(letters + letters.upper(), turned + turned.upper())


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
