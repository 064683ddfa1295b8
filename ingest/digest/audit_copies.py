"""Runs of words that a text has in common with the official text.

A run of `LONGEST` words or more is copied, with one exception: words of names don't count. Names are the titles
of documents, headings, laws, indicators and terms, whole footnotes (they name sources), and what stands in
quotation marks, where it is at most `QUOTED` words (an official name or promise, marked as a quotation).
"""

import re
from collections.abc import Iterable, Sequence

from corpus.model import Document, Kind
from corpus.swedish.fold import fold

LONGEST = 10
QUOTED = 12
_QUOTATION = re.compile(r"[\"”“]([^\"”“]+)[\"”“]")

Run = tuple[str, ...]


class Copies:
    """Knows every run of `LONGEST` words of some documents, and the names in them."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._runs: set[Run] = set()
        self._names: dict[str, list[Run]] = {}
        for document in documents:
            texts = [(document.registration.title, True)]
            texts += [(block.text, block.kind in (Kind.HEADING, Kind.FOOTNOTE)) for block in document.blocks]
            for text, is_name in texts:
                self._runs.update(_runs(fold(text).split()))
                if is_name:
                    self._name(text)
            self._runs.update(_runs(fold(" ".join(block.text for block in document.blocks)).split()))
            for name in (
                *(x.name for x in document.records.laws),
                *(x.name for x in document.records.indicators),
            ):
                self._name(name)

    def _name(self, text: str) -> None:
        words = tuple(fold(text).split())
        if len(words) > 1:
            self._names.setdefault(words[0], []).append(words)

    def find(self, text: str) -> tuple[str, ...]:
        """The copied runs of a text, longest words as they read in lower case; empty where all is well."""
        words, quoted = _words(text)
        copied = [False] * len(words)
        for start, run in enumerate(_runs(words)):
            if run in self._runs:
                copied[start : start + LONGEST] = [True] * LONGEST
        named = self._named(words)
        found, start = [], 0
        for end in range(len(words) + 1):
            if end < len(words) and copied[end]:
                continue
            counted = [i for i in range(start, end) if not named[i] and not quoted[i]]
            if len(counted) >= LONGEST:
                found.append(" ".join(words[start:end]))
            start = end + 1
        return tuple(found)

    def _named(self, words: Sequence[str]) -> list[bool]:
        named = [False] * len(words)
        for start, word in enumerate(words):
            for name in self._names.get(word, ()):
                if tuple(words[start : start + len(name)]) == name:
                    named[start : start + len(name)] = [True] * len(name)
        return named


def _runs(words: Sequence[str]) -> list[Run]:
    return [tuple(words[start : start + LONGEST]) for start in range(len(words) - LONGEST + 1)]


def _words(text: str) -> tuple[list[str], list[bool]]:
    """The words of a text, and for each whether it stands in a short quotation."""
    words: list[str] = []
    quoted: list[bool] = []
    for number, part in enumerate(_QUOTATION.split(text)):
        found = fold(part).split()
        words += found
        quoted += [number % 2 == 1 and len(found) <= QUOTED] * len(found)
    return words, quoted
