"""A text that somebody wrote → the same text without personal data, before any of it is kept.

What looks like a number or an address of a person goes whether it is one or not: a kept question may lose a
word, but must not tell who asked. Nothing recognises every name; docs/operations.md says so.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from assistant.guard.identity_numbers import identities
from assistant.question.clean import clean

_EMAIL = re.compile(
    r"[\w.+-]+ ?(?:@|[(\[]at[)\]]|\bsnabel-?a\b) ?[\w-]+(?: ?(?:\.|\bpunkt\b|[(\[](?:dot|punkt)[)\]]) ?[\w-]+)+",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w+])(?:\+|00)[1-9]\d{0,2}[ ./-]{0,2}(?:\(0\))?(?:[ ./-]{0,3}\d){6,12}(?!\d)"
    r"|(?<![\w:.,-])\(?0\d{1,3}\)?(?:[ ./-]{0,3}\d){5,9}(?!\d)"
)
_SAID_PHONE = re.compile(
    r"(?:\b(?:tele?fon\w*|tel|tfn|mobil\w*|nummer|numret|ring|sms\w*|whatsapp|phone|call|puhelin\w*|numero\w*)\b"
    r"|телефон\w*|номер\w*|هاتف\w*|رقم\w*)\W{0,3}(?:(?:är|på|mig|me|on|at|is|till|no)\b\W{0,3}){0,3}"
    r"(\d(?:[ ./-]{0,3}\d){5,12})(?!\d)",
    re.IGNORECASE,
)
_ROAD = (
    "gatan|gata|vägen|väg|gränden|gränd|stigen|stig|allén|alle|torget|torg|backen|backe|leden|kajen|liden"
    "|slingan|svängen|esplanaden"
)
_ADDRESS = re.compile(
    r"\b(?:(?!(?:riks|läns|europa|cykel|gång|motor|skogs|enskild)väg)[^\W\d_]{2,}"
    r"|(?!(?:på|vid|längs|mot|från|till|den|det|över|under)\b)(?-i:[A-ZÅÄÖ])[^\W\d_]+ )"
    rf"(?:{_ROAD}) \d{{1,4}}(?: ?[a-hA-H]\b)?(?:,? ?(?:lgh|lägenhet|vån\w*|våning) ?\d+\w*)?(?!\d)",
    re.IGNORECASE,
)
_PLATE = re.compile(r"\b(?P<letters>[A-HJ-PR-UW-Z]{3}) ?\d{2}[0-9A-HJ-PR-UW-Z]\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_BETWEEN = re.compile(r"[\s,:;\"'«»”“–-]*")
_FILLER = re.compile(r"(?:nämligen|förresten|alltså|ju|faktiskt|då)\b[\s,]*", re.IGNORECASE)
_MOST_WORDS = 4
"""Words of a name."""


class _Span(NamedTuple):
    start: int
    end: int
    label: str


def masked(text: str) -> str:
    """The text on one line, personal data replaced by what it was.

    Example: "Jag heter Eva Ek, ring 070-123 45 67" -> "Jag heter [namn], ring [telefon]"
    """
    line = clean(text)
    for find in (_identities, _emails, _addresses, _phones, _plates, _names):
        line = _replaced(line, find(plain_signs(line)))
    return line


def contacts(text: str) -> Iterator[str]:
    """The e-mail and street addresses, telephone numbers and plates of a text: "ring 070-123 45 67" gives one."""
    plain = plain_signs(text)
    for find in (_emails, _phones, _addresses, _plates):
        yield from (plain[span.start : span.end] for span in find(plain))


def _replaced(line: str, spans: Iterator[_Span]) -> str:
    out, at = [], 0
    for span in sorted(spans):
        if span.start >= at:
            out += [line[at : span.start], f"[{span.label}]"]
            at = span.end
    return "".join([*out, line[at:]])


def plain_signs(line: str) -> str:
    """The same characters in the same places, every digit 0–9 and every dash a hyphen."""
    return "".join(
        str(int(character)) if character.isdecimal() else "-" if character in "‐‑‒–—−－" else character
        for character in line
    )


def _identities(line: str) -> Iterator[_Span]:
    return (_Span(start, end, label) for start, end, label in identities(line))


def _emails(line: str) -> Iterator[_Span]:
    return (_Span(*found.span(), "e-post") for found in _EMAIL.finditer(line))


def _addresses(line: str) -> Iterator[_Span]:
    return (_Span(*found.span(), "adress") for found in _ADDRESS.finditer(line))


def _phones(line: str) -> Iterator[_Span]:
    for found in _PHONE.finditer(line):
        if sum(character.isdigit() for character in found[0]) >= 7:
            yield _Span(*found.span(), "telefon")
    yield from (_Span(*found.span(1), "telefon") for found in _SAID_PHONE.finditer(line))


def _plates(line: str) -> Iterator[_Span]:
    known = _table()["not_plates"].split()
    for found in _PLATE.finditer(line):
        if found["letters"] not in known:
            yield _Span(*found.span(), "bilnummer")


def _names(line: str) -> Iterator[_Span]:
    for pattern, shouted in _introductions():
        for found in pattern.finditer(line):
            span = _name(line, found.end(), capital=shouted)
            if span is not None:
                yield span


def _name(line: str, at: int, *, capital: bool) -> _Span | None:
    """The name that begins here, if one does; `capital` wants capital letters of it."""
    at = _BETWEEN.match(line, at).end()  # type: ignore[union-attr]  # matches nothing too
    if filler := _FILLER.match(line, at):
        at = filler.end()
    start, end, words = at, at, 0
    stop, particle = _stop(), _particle()
    while words < _MOST_WORDS and (word := _WORD.match(line, at)):
        said = word[0].rstrip(".")
        low = said.lower()
        inside = words and low in particle
        if not inside and (low in stop or (capital and not said[0].isupper()) or _glued(said, words)):
            break
        # An initial keeps its full stop inside the name, a whole word's ends it.
        end, words = at + len(said), words + 1
        if word[0].endswith(".") and len(said) > 1:
            break
        at = word.end() + (1 if line[word.end() : word.end() + 1] == " " else 0)
        if at == word.end():
            break
    return _Span(start, end, "namn") if words else None


def _glued(word: str, words: int) -> bool:
    """In Arabic "and" is written together with the word after it."""
    return words > 0 and word.startswith("و")


@cache
def _introductions() -> tuple[tuple[re.Pattern[str], bool], ...]:
    table = _table()
    kinds = (("named", False), ("presented", True), ("related", True), ("signed", True))
    return tuple(
        (re.compile(rf"(?<!\w)(?:{'|'.join(table[kind])})(?!\w)", re.IGNORECASE), capital)
        for kind, capital in kinds
    )


@cache
def _stop() -> frozenset[str]:
    return frozenset(_table()["stop"].split())


@cache
def _particle() -> frozenset[str]:
    return frozenset(_table()["particle"].split())


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = tomllib.loads(
        (files("assistant.guard") / "mask.toml").read_text(encoding="utf-8")
    )
    return table
