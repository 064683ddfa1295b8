"""Printed lines of a page, cleaned of page furniture, and their words.

Turns `Source` pages into `PrintedLine`s without page numbers, running headers and bare links, and joins the
words of several lines into `Word`s: soft hyphens joined, true hyphens kept, footnote digits lifted out.
It knows nothing of headings, lists or tables.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.model import Word
from ingest.files.source import Line, Source
from ingest.structure.layout import ReadingSettings

BULLET = re.compile(r"^[•▪◦●○‣·\uf0b7\uf0a7\u2010\u2013\u2212*–-]\s+(?=\S)")
JOINT = "\x1e"
"""In front of a raw word whose line break can be read in two ways: no quote may run over it."""
_HYPHEN = re.compile(r"[^\W_][-\u2010\u00ad]$")
_LINK = re.compile(r"^https?://\S+$")
_KEEPS_HYPHEN = frozenset({"och", "eller", "samt", "respektive", "som", "till", "kontra"})
_MARK = re.compile(r"^(.*[^\W\d_][.,;:!?)”\"]*)(\d{1,3})([.,;:!?)”\"]*)$")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with something on it; `text` has no white space at its ends.

    `hard` is true where the file shows (by a space after it) that a hyphen at the end may be a true one.
    """

    page: int
    text: str
    hard: bool = False
    gap: bool = False
    """A blank line follows."""

    @property
    def first(self) -> str:
        """The first word."""
        return self.text.split(" ", 1)[0]


def printed_lines(source: Source, settings: ReadingSettings) -> list[list[PrintedLine]]:
    """The lines of each page of a file that doesn't mark its structure, furniture dropped."""
    spaced = _trailing_spaces_tell(source.pages)
    running = _running_lines(source.pages, settings.furniture_share)
    pages = []
    for number, page in enumerate(source.pages, start=1):
        kept = [
            PrintedLine(number, _fold(line.text), spaced and line.text.endswith(" "), gap)
            for line, gap in _with_gaps(page)
            if not _LINK.match(line.text.strip())
        ]
        pages.append(_without_page_number([x for x in kept if x.text not in running], number))
    return pages


@dataclass(frozen=True, slots=True)
class Marks:
    """The footnote numbers to look for: `glued` to a word, `lone` after a word on some page.

    `loose` takes a number glued to a long lower-case word for a footnote's even where the page has no such
    note (it happens that the note was left out).
    """

    glued: frozenset[str] = frozenset()
    lone: frozenset[str] = frozenset()
    loose: bool = False


def words_of(lines: Sequence[PrintedLine], marks: Marks = Marks()) -> tuple[Word, ...]:
    """Join lines into words, footnote numbers lifted out.

    "sam-" / "verkan" gives "samverkan"; "trygghets-" / "och" stays two words; "invånare13" gives
    Word("invånare", "invånare13", …, "13").
    """
    words: list[Word] = []
    hyphen: PrintedLine | None = None
    for line in lines:
        tokens = line.text.split()
        if hyphen is not None and tokens:
            tokens = _join(words, tokens, hyphen, line)
        words += [Word(_readable(token), token, line.page) for token in tokens]
        hyphen = line if _HYPHEN.search(line.text) else None
    return _lift_notes(words, marks)


def glued_numbers(lines: Iterable[PrintedLine]) -> set[str]:
    """Numbers that hang on the end of words of these lines, e.g. {"13"} for "invånare13 11,7 6"."""
    found: set[str] = set()
    for line in lines:
        for token in line.text.split():
            match = _MARK.match(token)
            if match and len(re.sub(r"[\W\d_]", "", match[1])) >= 3:
                found.add(match[2])
    return found


def _with_gaps(page: tuple[Line, ...]) -> list[tuple[Line, bool]]:
    """The lines with something on them, and whether a blank one follows."""
    following = [not line.text.strip() for line in page[1:]] + [False]
    return [(line, gap) for line, gap in zip(page, following, strict=True) if line.text.strip()]


def _fold(text: str) -> str:
    return " ".join(text.split())


def _trailing_spaces_tell(pages: tuple[tuple[Line, ...], ...]) -> bool:
    lines = [line.text for page in pages for line in page if line.text.strip()]
    return sum(text.endswith(" ") for text in lines) * 2 > len(lines) > 0


def _running_lines(pages: tuple[tuple[Line, ...], ...], share: float) -> frozenset[str]:
    """Lines that open or close at least `share` of the pages (of three pages or more)."""
    if len(pages) < 3:
        return frozenset()
    edges: Counter[str] = Counter()
    for page in pages:
        texts = [_fold(line.text) for line in page if line.text.strip()]
        edges.update(set(texts[:2] + texts[-2:]))
    return frozenset(text for text, count in edges.items() if count >= share * len(pages))


def _without_page_number(lines: list[PrintedLine], number: int) -> list[PrintedLine]:
    """Drop the printed page number, alone on the first or last line ("14", "Sida 14 av 64")."""
    printed = re.compile(rf"^(?:sid(?:a|an)?\.? ?)?{number}(?: ?(?:av|\(|/) ?\d+\)?)?$", re.IGNORECASE)
    if lines and printed.match(lines[0].text):
        lines = lines[1:]
    if lines and printed.match(lines[-1].text):
        lines = lines[:-1]
    return lines


def _join(words: list[Word], tokens: list[str], before: PrintedLine, line: PrintedLine) -> list[str]:
    """Join the hyphenated last word with the first token; return the tokens that are left."""
    last, first = words[-1], tokens[0]
    stem = last.text[:-1]
    if first.lower() in _KEEPS_HYPHEN:
        return tokens
    digits = stem[-1:].isdigit()
    kept = digits or (stem.isupper() and len(stem) > 1)
    text = f"{last.text}{first}" if kept else f"{stem}{first}"
    if last.page != line.page:
        words[-1] = Word(text, JOINT + last.raw, last.page)
        words.append(Word("", JOINT + first, line.page))
    elif digits or before.hard:
        # The page has a hyphen and then white space, whichever word was meant; so it can be quoted.
        words[-1] = Word(text, f"{last.raw} {first}", last.page)
    else:
        doubtful = kept or before.gap
        words[-1] = Word(text, (JOINT if doubtful else "") + last.raw[:-1] + first, last.page)
    return tokens[1:]


def _readable(token: str) -> str:
    """A word without stray combining signs: "också" with a ring too many is "också"."""
    return "".join(sign for sign in token if not unicodedata.combining(sign)) or token


def _lift_notes(words: list[Word], marks: Marks) -> tuple[Word, ...]:
    """Take footnote numbers out of the reading text; the raw text keeps them."""
    lifted: list[Word] = []
    for word in words:
        match = _MARK.match(word.text)
        if match and _hangs(match[1], match[2], marks):
            lifted.append(Word(match[1] + match[3], word.raw, word.page, match[2]))
        elif lifted and (alone := _stands_alone(word.text, marks, lifted[-1])):
            if alone[2]:
                lifted[-1] = replace(lifted[-1], text=lifted[-1].text + alone[2])
            lifted.append(Word("", word.raw, word.page, alone[1]))
        else:
            lifted.append(word)
    return tuple(lifted)


def _hangs(stem: str, number: str, marks: Marks) -> bool:
    """Whether a number at the end of a word is a footnote's: known on the page, or a lower-case word's."""
    letters = re.sub(r"[\W\d_]", "", stem)
    if len(letters) < 3:
        return False
    return number in marks.glued or (marks.loose and letters[-1].islower() and len(letters) > 5)


def _stands_alone(token: str, marks: Marks, before: Word) -> re.Match[str] | None:
    """A lone number that is a footnote's: after another mark ("…na6 7 8"), or hung nowhere else."""
    match = re.fullmatch(r"(\d{1,3})([.,;:]?)", token)
    if not match:
        return None
    follows = before.note != "" and int(match[1]) == int(before.note) + 1 and match[1] in marks.lone
    return match if follows or (match[1] in marks.lone and before.text[-1:].islower()) else None
