"""Footnotes: lifted from the foot of the page and tied to the numbers that hang on its words."""

import re
from dataclasses import dataclass

from corpus.model import Word
from ingest.structure.lines import PrintedLine, glued_numbers, words_of

_START = re.compile(r"^(\d{1,3})\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Foot:
    """One footnote of a page, its number first among the words."""

    number: str
    page: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The note without its number."""
        return " ".join(word.text for word in self.words[1:]).lstrip(", ")


def lift_footnotes(
    lines: list[PrintedLine], width: float, previous: int
) -> tuple[list[PrintedLine], list[Foot]]:
    """Split a page into its running text and its footnotes.

    A footnote begins with a number that hangs on a word above it (glued, or alone where it follows on the
    footnote `previous`), and ends where another begins, where a line breaks early (it is shorter than
    `width` characters though the next word would fit), or with the page.
    """
    body: list[PrintedLine] = []
    notes: list[list[PrintedLine]] = []
    inside = False
    for index, line in enumerate(lines):
        match = _START.match(line.text)
        if match and _marked_above(match[1], lines[:index], previous + len(notes)):
            notes.append([line])
            inside = True
        elif inside and not _broke_early(lines[index - 1], line, width):
            notes[-1].append(line)
        else:
            inside = False
            body.append(line)
    return body, [Foot(part[0].first, part[0].page, words_of(part)) for part in notes]


def _marked_above(number: str, above: list[PrintedLine], previous: int) -> bool:
    if number in glued_numbers(above):
        return True
    alone = re.compile(rf"[^\W_][.,;:]? {number}[.,;:]?(?= |$)(?! ?%)")
    return int(number) == previous + 1 and any(alone.search(line.text) for line in above)


def _broke_early(before: PrintedLine, line: PrintedLine, width: float) -> bool:
    return len(before.text) + 1 + len(line.first) <= width * 0.7
