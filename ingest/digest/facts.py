"""Figures, dates, designations and proper names of a statement ↔ its pages.

A number written as a word isn't checked: it may be the digest's own count ("fem sätt").
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.swedish.figures import DESIGNATION, ISO_DATE, NUMERALS, WRITTEN_DATE, iso_date, ungrouped
from corpus.swedish.sentence_ends import sentences
from ingest.digest.official_page import Page, words_of

_GENITIVE = re.compile(r":\w{1,2}$")
"""The ending of an abbreviation: "MSB:s"."""
_MARKS = "()”“\"'»«,.;!?…"


def missing_figures(text: str, pages: Sequence[Page]) -> tuple[str, ...]:
    """Figures, dates and designations of a text that stand on none of the pages, in order.

    "den 24 september 2021" and "2021-09-24" are the same; so are "1 000" and "1000", "5" and "fem".
    """
    there: set[str] = set()
    for page in pages:
        there |= _tokens(page.text) | _dates(page.text) | _pieces_of_dates(page.text)
    words = {word for page in pages for word in page.words}
    found = []
    for match in WRITTEN_DATE.finditer(text):
        if iso_date(match) not in there:
            found.append(match[0])
    for token in _ordered(WRITTEN_DATE.sub(" ", text)):
        if not _stands(token, there, words):
            found.append(token)
    return tuple(dict.fromkeys(found))


def figures_of(text: str) -> frozenset[str]:
    """Every figure and date of a text in one form."""
    return frozenset(_tokens(WRITTEN_DATE.sub(" ", text)) | _dates(text))


def missing_names(
    text: str, pages: Sequence[Page], allowed: frozenset[str], known: frozenset[str]
) -> tuple[str, ...]:
    """Proper names of a text whose words stand neither on the pages nor among those allowed, in order.

    A name is a word with a capital inside a sentence, or at its beginning if it is one of the `known`.
    """
    words = allowed.union(*(page.words for page in pages))
    missing = [
        name for name in names_of(text, known) if not all(_named(part, words) for part in words_of([name]))
    ]
    return tuple(dict.fromkeys(missing))


def names_of(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Words with a capital inside a sentence: "Larma Polisen i Ekeby." gives ("Polisen", "Ekeby")."""
    found = []
    for sentence in sentences(text):
        starts = True
        for token in sentence.split():
            word = _GENITIVE.sub("", token.strip(_MARKS + ":"))
            if word[:1].isupper() and (not starts or word.lower() in known):
                found.append(word)
            starts = token.endswith(":")
    return tuple(found)


def known_names(texts: Iterable[str]) -> frozenset[str]:
    """Words that are names wherever they stand: with a capital inside a sentence and nowhere in small letters."""
    joined = list(texts)
    named = {name.lower() for text in joined for name in names_of(text)}
    small = {word for text in joined for word in re.findall(r"(?<!\w)[a-zåäöé][\w-]*", text)}
    return frozenset(named - small)


def _named(part: str, words: frozenset[str]) -> bool:
    """Whether a word stands there, its ending aside: "ekebys" by "ekeby", "skolverket" by "skolverkets"."""
    if part in words or part.removesuffix("s") in words or f"{part}s" in words:
        return True
    return len(part) >= 4 and any(
        word.startswith(part) or (len(word) >= 4 and part.startswith(word) and len(part) - len(word) <= 3)
        for word in words
    )


def _stands(token: str, there: set[str], words: set[str]) -> bool:
    if token in there:
        return True
    if token.isdigit() and int(token) < len(NUMERALS):
        return NUMERALS[int(token)] in words
    parts = token.split("-")
    return len(parts) > 1 and not ISO_DATE.fullmatch(token) and all(part in there for part in parts)


def _tokens(text: str) -> set[str]:
    return {*_ordered(text), *DESIGNATION.findall(_dashed(text))}


def _ordered(text: str) -> Iterator[str]:
    for match in DESIGNATION.finditer(ungrouped(_dashed(text))):
        yield match[0]


def _dashed(text: str) -> str:
    return re.sub("[\u2010\u2011\u2013]", "-", text).lower()


def _dates(text: str) -> set[str]:
    return {iso_date(match) for match in WRITTEN_DATE.finditer(text)} | {
        match[0] for match in ISO_DATE.finditer(_dashed(text))
    }


def _pieces_of_dates(text: str) -> set[str]:
    """Year and day of dates in figures, so that "november 2019" is found in "2019-11-11"."""
    return {part for match in ISO_DATE.finditer(_dashed(text)) for part in (match[1], str(int(match[3])))}
