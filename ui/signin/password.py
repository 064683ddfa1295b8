"""Password → what is kept of it, and back to whether it matches; scrypt with its parameters beside the hash."""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

SHORTEST = 12
"""Characters; long rather than odd (NIST SP 800-63B)."""
LONGEST = 1_000
DIFFERENT = 5
"""Different characters, so that "aaaaaaaaaaaa" and "121212121212" are refused."""
NONE = ""
"""What is kept of an account without a password."""


@dataclass(frozen=True, slots=True)
class _Cost:
    """scrypt's parameters; memory is 128 · n · r bytes."""

    n: int
    r: int
    p: int


COST = _Cost(2**15, 8, 3)
"""OWASP's password storage cheat sheet: 32 MB, measured to some 0.3 s on one core."""
DEAREST = 2**27
"""Bytes that a kept hash may ask for; a file with more is damaged."""
_SIZE = 32


def hashed(password: str) -> str:
    """What is kept: `scrypt$n$r$p$salt$digest`, a new salt each time."""
    salt = secrets.token_bytes(16)
    digest = _digest(password, salt, COST)
    return f"scrypt${COST.n}${COST.r}${COST.p}${_written(salt)}${_written(digest)}"


def matches(password: str, kept: str) -> bool:
    """Whether it is the password; takes equally long where nothing or nothing legible is kept."""
    cost, salt, digest = _read(kept) or (COST, bytes(16), b"")
    return hmac.compare_digest(_digest(password, salt, cost), digest)


def weakness(password: str, *names: str) -> str:
    """Why a password can't be used, in Swedish; "" where it can. `names` are what it mustn't be.

    Example: weakness("hej") -> "Lösenordet måste ha minst 12 tecken. Ta gärna fyra ord."
    """
    if len(password) < SHORTEST:
        return f"Lösenordet måste ha minst {SHORTEST} tecken. Ta gärna fyra ord."
    if len(password) > LONGEST:
        return f"Lösenordet får ha högst {LONGEST} tecken."
    plain = password.casefold()
    if len(set(plain)) < DIFFERENT:
        return f"Lösenordet måste ha minst {DIFFERENT} olika tecken."
    without = plain
    for name in names:
        without = without.replace(name.casefold(), "") if name else without
    if len(without) < SHORTEST // 2:
        return "Lösenordet får inte vara användarnamnet eller namnet."
    if any(plain in many for many in _RUNS):
        return "Lösenordet får inte vara en rad på tangentbordet."
    return ""


_RUNS = ("0123456789" * 3, "9876543210" * 3, "abcdefghijklmnopqrstuvwxyzåäö", "qwertyuiopåasdfghjklöäzxcvbnm")


def _digest(password: str, salt: bytes, cost: _Cost) -> bytes:
    # The same letter can be typed as one character or two (å, a + ring).
    said = unicodedata.normalize("NFKC", password)[:LONGEST].encode("utf-8", "replace")
    room = 128 * cost.r * (cost.n + cost.p + 2)
    return hashlib.scrypt(said, salt=salt, n=cost.n, r=cost.r, p=cost.p, maxmem=2 * room, dklen=_SIZE)


def _read(kept: str) -> tuple[_Cost, bytes, bytes] | None:
    try:
        kind, n, r, p, salt, digest = kept.split("$")
        cost = _Cost(int(n), int(r), int(p))
        read = cost, base64.b64decode(salt, validate=True), base64.b64decode(digest, validate=True)
    except ValueError:
        return None
    sound = cost.n >= 2 and cost.n & (cost.n - 1) == 0 and cost.r > 0 and 0 < cost.p <= 16
    return read if kind == "scrypt" and sound and 128 * cost.n * cost.r <= DEAREST else None


def _written(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
