"""Documents → pairs of sentences that seem to say different things about the same matter.

Nothing is decided: the two are shown side by side for a person to judge. The same matter is told by n-grams,
weighed by how rare they are; the difference is a *ska* against a *bör*, a figure, or a time: how soon against
how soon, or how often against how often. What is reported at once and what is reported every quarter don't clash.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from corpus.model import Document, Kind, Modality, Requirement, Sentence, Status
from corpus.swedish.deadlines import deadline_of
from corpus.swedish.fold import fold, grams
from corpus.swedish.words import content_words

_STRONG = (Modality.MUST, Modality.REQUIRED, Modality.FORBIDDEN)
_SHARP = re.compile(
    r"\b(?:inom \d|omedelbart|omgående|skyndsamt|vart|minst|varje|årligen|\w+vis)", re.IGNORECASE
)
"""A time that can be kept or missed; "löpande" and "år 2030" can't be set against another."""
_SOON = re.compile(r"inom \d|omedelbart|omgående|skyndsamt", re.IGNORECASE)
"""How soon; the other sharp times say how often."""
_AT_ONCE = re.compile(r"omedelbart|omgående|skyndsamt", re.IGNORECASE)
_FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d+(?:[,.]\d+)?\b")
_SAME_FORCE, _SAME_FIGURE, _SAME_TIME = 0.45, 0.9, 0.15
"""Cosines from which two sentences are about the same. Read through over the strategy and its digest: of
the pairs above 0.45 with ska/bör all were of one matter in the official edition, below it fewer than half; a
figure differs only in a sentence that is otherwise the same; two sharp times are rare, so that a word in
common is enough ("klotter")."""


class Difference(StrEnum):
    """What differs, as the reader sees it."""

    FORCE = "olika styrka"
    FIGURE = "olika siffra"
    TIME = "olika tid"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sentences; `requirement` is None for an aim without *ska* or *bör*."""

    document: Document
    sentence: Sentence
    requirement: Requirement | None
    deadline: str

    @property
    def modality(self) -> str:
        """The verb that binds, "" for an aim."""
        return self.requirement.modality.value if self.requirement else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, the earlier first; `likeness` is the cosine of their n-grams, 0 to 1."""

    first: Side
    second: Side
    differences: tuple[Difference, ...]
    likeness: float

    @property
    def requirements(self) -> frozenset[str]:
        """The ids of the sides that are requirements."""
        return frozenset(s.requirement.id for s in (self.first, self.second) if s.requirement)


def pairs_of(documents: Sequence[Document]) -> tuple[Pair, ...]:
    """All pairs, the most alike first; of sentences that stand in several places the one in force."""
    sides = _sides(documents)
    rarity = _rarity(documents)
    vectors = [_vector(side.sentence.text, rarity) for side in sides]
    found = []
    for one, two in _candidates(sides):
        likeness = _cosine(vectors[one], vectors[two])
        if differences := tuple(_differences(sides[one], sides[two], likeness)):
            found.append(Pair(sides[one], sides[two], differences, round(likeness, 3)))
    return tuple(sorted(found, key=lambda pair: -pair.likeness))


def _sides(documents: Sequence[Document]) -> list[Side]:
    """Every requirement, and every other sentence that sets a time, each text once."""
    sides: dict[str, Side] = {}
    for document in sorted(documents, key=lambda d: d.registration.status is not Status.IN_FORCE):
        for side in sides_of(document):
            if side.requirement or side.deadline:
                sides.setdefault(fold(side.sentence.text), side)
    return list(sides.values())


def sides_of(document: Document) -> Iterator[Side]:
    """Every sentence of a document with its requirement, if it is one; rows of tables left out."""
    known = {(r.text, r.places[0].page, r.section): r for r in document.records.requirements}
    for sentence in document.sentences:
        if sentence.kind is not Kind.ROW:
            requirement = known.get((sentence.text, sentence.page, sentence.section))
            yield Side(document, sentence, requirement, deadline_of(sentence.text))


def _candidates(sides: Sequence[Side]) -> Iterable[tuple[int, int]]:
    """Those that can differ at all: a strong and a weak verb, two with figures, two with sharp times."""
    numbers = range(len(sides))
    strong = [n for n in numbers if (r := sides[n].requirement) and r.modality in _STRONG]
    weak = [n for n in numbers if (r := sides[n].requirement) and r.modality not in _STRONG]
    figures = [n for n in numbers if sides[n].requirement and _FIGURE.search(sides[n].sentence.text)]
    times = [n for n in numbers if _SHARP.match(sides[n].deadline)]
    both = [tuple(sorted(pair)) for pair in product(strong, weak)]
    return dict.fromkeys(
        (one, two) for one, two in (*both, *combinations(figures, 2), *combinations(times, 2))
    )


def _rarity(documents: Iterable[Document]) -> Mapping[str, float]:
    """How rare an n-gram is among all sentences: 0 where every one has it."""
    bags = [set(_grams(sentence.text)) for document in documents for sentence in document.sentences]
    often = Counter(gram for bag in bags for gram in bag)
    return {gram: math.log(len(bags) / count) for gram, count in often.items()}


def _vector(text: str, rarity: Mapping[str, float]) -> Mapping[str, float]:
    """A text's n-grams weighed by rarity, as a vector of length 1; its time and figures are left out."""
    weights = {gram: rarity.get(gram, 0.0) for gram in _grams(text)}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {gram: weight / length for gram, weight in weights.items()}


def _grams(text: str) -> Iterator[str]:
    deadline = deadline_of(text)
    for word in content_words(_FIGURE.sub(" ", text.replace(deadline, " ") if deadline else text)):
        yield from grams(word)


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    short, long = sorted((one, two), key=len)
    return sum(weight * long.get(gram, 0.0) for gram, weight in short.items())


def _differences(first: Side, second: Side, likeness: float) -> Iterator[Difference]:
    if likeness < _SAME_TIME or not (first.requirement or second.requirement):
        return
    if likeness >= _SAME_FORCE and first.requirement and second.requirement:
        strong = [side.requirement.modality in _STRONG for side in (first, second) if side.requirement]
        if len(set(strong)) > 1:
            yield Difference.FORCE
    if likeness >= _SAME_FIGURE:
        figures = [_FIGURE.findall(side.sentence.text) for side in (first, second)]
        if all(figures) and figures[0] != figures[1]:
            yield Difference.FIGURE
    times = [side.deadline for side in (first, second) if _SHARP.match(side.deadline)]
    alike = len({_SOON.match(time) is None for time in times}) == 1
    if alike and len({_AT_ONCE.sub("nu", time).casefold() for time in times}) > 1:
        yield Difference.TIME
