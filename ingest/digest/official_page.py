"""An official document as the check sees it: for each page what stands on it, headings and notes too.

A sentence that runs over a page break belongs, whole, to both pages.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Block, Document, DocumentId, Kind
from corpus.swedish.fold import fold, grams
from corpus.swedish.rarity import Rarity, Weighed
from corpus.swedish.sentence_ends import sentences
from ingest.structure.sentences import pieces

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: `units` are its headings and sentences in order, `text` all of its words."""

    text: str
    units: tuple[str, ...]
    words: frozenset[str]
    """Lower case, hyphens cut."""
    grams: frozenset[str]

    @property
    def windows(self) -> tuple[str, ...]:
        """Each unit, each with the one after it, and each sentence of a unit of several (a glossary's row)."""
        pairs = (f"{one} {other}" for one, other in zip(self.units, self.units[1:], strict=False))
        return (
            *self.units,
            *pairs,
            *(part for unit in self.units for part in sentences(unit) if part != unit),
        )


class Official:
    """One official document page by page."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.pages = _pages(document)
        self.headings = words_of([document.registration.title, *_headings(document.blocks)])
        """The words of the title and of all headings."""
        self.rarity = Rarity(unit for page in self.pages.values() for unit in page.units)
        self._weighed: dict[str, Weighed] = {}

    @property
    def id(self) -> DocumentId:
        """The document's id."""
        return self.document.id

    def weighed(self, window: str) -> Weighed:
        """The n-grams of a window of this document; kept, as many statements are compared with it."""
        if window not in self._weighed:
            self._weighed[window] = self.rarity.weigh(window)
        return self._weighed[window]

    def on(self, pages: Iterable[int]) -> tuple[Page, ...]:
        """The pages of these numbers that there are."""
        return tuple(self.pages[page] for page in pages if page in self.pages)


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts in lower case: "Tyck till-appen" gives {"tyck", "till", "appen"}."""
    return frozenset(word for text in texts for word in _LETTERS.findall(text.lower()))


def _headings(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind is Kind.HEADING]


def _pages(document: Document) -> dict[int, Page]:
    units: dict[int, list[str]] = defaultdict(list)
    raw: dict[int, list[str]] = defaultdict(list)
    for block in document.blocks:
        for part in [block.words] if block.kind is Kind.HEADING else pieces(block):
            text = " ".join(word.text for word in part if word.text)
            for page in dict.fromkeys(word.page for word in part):
                units[page].append(text)
        for word in block.words:
            raw[word.page].append(word.raw)
    return {page: _page(units[page], " ".join(raw[page])) for page in sorted(raw)}


def _page(units: list[str], raw: str) -> Page:
    text = "\n".join((*units, raw))
    return Page(text, tuple(units), words_of([text]), frozenset(grams(fold(" ".join(units)))))
