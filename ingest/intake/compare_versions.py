"""Two versions of a document → what differs: sections, requirements, indicators, laws, figures.

The same words in another place are the same; words that changed are paired with those they most resemble, rare
n-grams counting most. Gives values; how they are shown is for others.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Document, Indicator, Kind
from corpus.swedish.fold import fold
from corpus.swedish.rarity import Rarity, likeness
from ingest.digest.facts import figures_of

ALIKE = 0.5
"""Cosine from which two texts are one that has been changed. In the strategy, where many requirements stand both in
the main part and in an appendix, 65 in 100 reach less with any other; what is paired wrongly is shown all the same,
both texts in full."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands in a document, as it is printed there, and its page."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Change:
    """The same thing in the version before and in the new one."""

    before: Item
    after: Item


@dataclass(frozen=True, slots=True)
class Difference:
    """What came, what went and what changed, each in the order of its document."""

    added: tuple[Item, ...] = ()
    removed: tuple[Item, ...] = ()
    changed: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Size:
    """How much a version holds."""

    pages: int
    sections: int
    sentences: int
    requirements: int
    indicators: int
    laws: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs; `before` is None where there was no version before."""

    before: Size | None
    after: Size
    sections: Difference
    requirements: Difference
    indicators: Difference
    laws: Difference
    figures: Difference
    """Sentences, rows and notes that are no requirements, whose figures differ; only changes."""
    sentences: Difference
    """All other sentences."""


def compare(before: Document | None, after: Document) -> Comparison:
    """What differs between two versions; all is new where there was none before."""
    old, new = _Parts(before), _Parts(after)
    texts = _difference(old.sentences, new.sentences)
    with_figures = [
        each for each in texts.changed if figures_of(each.before.text) != figures_of(each.after.text)
    ]
    words = [each for each in texts.changed if each not in with_figures]
    return Comparison(
        size_of(before) if before else None,
        size_of(after),
        _difference(old.sections, new.sections, pair=False),
        _difference(old.requirements, new.requirements),
        _difference(old.indicators, new.indicators, key=_name),
        _difference(old.laws, new.laws, pair=False),
        Difference(changed=tuple(with_figures)),
        Difference(texts.added, texts.removed, tuple(words)),
    )


def size_of(document: Document) -> Size:
    """How much a document holds."""
    return Size(
        document.pages,
        sum(block.kind is Kind.HEADING for block in document.blocks),
        len(document.sentences),
        len(document.records.requirements),
        len(document.records.indicators),
        len(document.records.laws),
    )


class _Parts:
    """A document as what can be compared; of none, nothing."""

    def __init__(self, document: Document | None) -> None:
        self.sections: tuple[Item, ...] = ()
        self.requirements: tuple[Item, ...] = ()
        self.indicators: tuple[Item, ...] = ()
        self.laws: tuple[Item, ...] = ()
        self.sentences: tuple[Item, ...] = ()
        if document is None:
            return
        records = document.records
        self.sections = tuple(Item(b.text, b.page) for b in document.blocks if b.kind is Kind.HEADING)
        self.requirements = tuple(Item(r.text, r.places[0].page) for r in records.requirements)
        self.indicators = tuple(Item(_indicator(i), i.places[0].page) for i in records.indicators)
        self.laws = tuple(
            Item(f"{w.kind}: {w.name} ({w.designation})", w.places[0].page) for w in records.laws
        )
        known = {item.text for item in self.requirements}
        # The row that an indicator or law was read from; where it stands again, it is compared as a sentence.
        first = [each.places[0] for each in records.indicators] + [each.places[0] for each in records.laws]
        rows = {(place.page, place.quote) for place in first}
        self.sentences = tuple(
            Item(s.text, s.page)
            for s in document.sentences
            if s.text not in known and (s.page, s.quotes[0].text) not in rows
        )


def _indicator(indicator: Indicator) -> str:
    """A row in words: "Anmälda våldsbrott: 11,7 (2020) → 6 (2030)"."""
    series = "; ".join(
        f"{each.group} {each.baseline} ({indicator.baseline_year}) → {each.target} ({indicator.target_year})".strip()
        for each in indicator.series
    )
    return f"{indicator.name}: {series}"


def _name(item: Item) -> str:
    return re.sub(r"\W", "", item.text.partition(": ")[0]).casefold()


def _plain(item: Item) -> str:
    return _SPACE.sub(" ", item.text).strip()


def _difference(
    before: Sequence[Item],
    after: Sequence[Item],
    *,
    key: Callable[[Item], str] | None = None,
    pair: bool = True,
) -> Difference:
    """What differs; changed are those of one `key`, or, where there is none and `pair`, those most alike."""
    gone, came = _without_same(before, after)
    if key:
        pairs = [(old, new) for old in gone for new in came if key(old) == key(new)]
    else:
        pairs = _pairs(gone, came) if pair else []
    firsts, seconds = [old for old, _ in pairs], [new for _, new in pairs]
    return Difference(
        tuple(item for item in came if item not in seconds),
        tuple(item for item in gone if item not in firsts),
        tuple(Change(old, new) for old, new in sorted(pairs, key=lambda found: came.index(found[1]))),
    )


def _without_same(before: Iterable[Item], after: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """What stands in one version only; a text that stands twice before and once after is gone once."""
    return _left(before, Counter(map(_plain, after))), _left(after, Counter(map(_plain, before)))


def _left(items: Iterable[Item], others: Counter[str]) -> list[Item]:
    left = []
    for item in items:
        if others[_plain(item)]:
            others[_plain(item)] -= 1
        else:
            left.append(item)
    return left


def _pairs(gone: Sequence[Item], came: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Each gone text with the one most like it that came, the most alike first; none twice."""
    rarity = Rarity(fold(item.text) for item in (*gone, *came))
    old, new = ([rarity.weigh(fold(item.text)) for item in items] for items in (gone, came))
    scored = sorted(
        ((likeness(one, other), a, b) for a, one in enumerate(old) for b, other in enumerate(new)),
        reverse=True,
    )
    pairs: list[tuple[Item, Item]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for score, a, b in scored:
        if score < ALIKE:
            break
        if a not in used[0] and b not in used[1]:
            used[0].add(a)
            used[1].add(b)
            pairs.append((gone[a], came[b]))
    return pairs
