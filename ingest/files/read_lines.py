"""Characters → tidy lines, the part that all readers share; knows no file format.

Tidy means: NFC, one sort of space, one sort of line end, and nothing that can't be seen or stored. Bullets,
hyphens and page numbers are left for later.
"""

import re
import unicodedata
from dataclasses import dataclass

from ingest.errors import NotUtf8
from ingest.files.source import Line

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# A NUL is what PDF text has for a sign that its font can't name: before a list item that is a bullet,
# elsewhere mostly an odd space ("detaljplaner\0med" on page 27 of the strategy). Dropped, it glues words.
NUL_BULLET = re.compile(r"^([ \t]*)[\x00\x7f](?=[ \t])", re.MULTILINE)
# Zero-width spaces and marks of writing direction; U+00AD stays, it tells a soft hyphen.
UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
SIGNS: dict[int, str | None] = {
    **{code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"},
    **{ord(sign): None for sign in UNSEEN},
    **{code: " " for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs"},
    0: " ",
}
NUL_SHARE = 0.1
"""Above this share of NULs the bytes are UTF-16 or no text at all; a stray one comes from a PDF."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader finds in a file's bytes; `marked` and `title` as in `ingest.files.source.Source`."""

    pages: tuple[tuple[Line, ...], ...]
    marked: bool
    title: str = ""


def tidy(text: str) -> str:
    r"""The same text in NFC with plain spaces and line ends: "a\xa0b\r\n\x07c" -> "a b\nc"."""
    # Surrogates, which broken PDFs give, can't be stored: pairs become their sign, halves U+FFFD.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = NUL_BULLET.sub(r"\1•", LINE_ENDS.sub("\n", whole))
    return unicodedata.normalize("NFC", plain.translate(SIGNS))


def one_line(text: str) -> str:
    r"""Tidy text on one line, white space folded: " Mål \n och\tmedel" -> "Mål och medel"."""
    return " ".join(tidy(text).split())


def printed_lines(text: str) -> tuple[Line, ...]:
    r"""The lines of one page as printed, blank ones and outer white space kept: "a \n\nb" -> 3 lines."""
    return tuple(Line(line) for line in tidy(text).split("\n"))


def decode(name: str, data: bytes) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; raises NotUtf8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8(name, error.start, data.count(b"\n", 0, error.start) + 1) from error
    if text.count("\0") > NUL_SHARE * len(text):
        raise NotUtf8(name, data.index(b"\0"), 1)
    return text.removeprefix("\ufeff")
