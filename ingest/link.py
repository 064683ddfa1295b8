"""Statements ↔ official sentences: which words of the page a statement restates.

For each statement the sentences of its pages are compared by shared character n-grams, rare ones counting
most, and by shared figures. Lexical on purpose: it costs no embedding, and a plain statement keeps the
official key terms, names and figures.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.lexical import grams
from corpus.model import Document, Kind, Sentence, SentenceId, Statement

_FIGURE = re.compile(r"\d+(?:[,.:/]\d+)*")
_WEAK, _NEAR = 0.18, 0.72
"""A sentence is taken when it scores at least _WEAK, and _NEAR of the best one's score. Read off 60 random
statements compared by hand with their pages."""
MOST = 6
_FIGURE_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class _Profile:
    sentence: Sentence
    weights: Mapping[str, float]
    norm: float
    figures: frozenset[str]


def link(statements: Iterable[Statement], documents: Iterable[Document]) -> tuple[Statement, ...]:
    """Statements with the official sentences they restate; unchanged where the document has no official edition."""
    finders = {document.id: _Finder(document.sentences) for document in documents}
    return tuple(
        replace(statement, restates=finders[statement.document_id].find(statement))
        if statement.document_id in finders
        else statement
        for statement in statements
    )


class _Finder:
    """The sentences of one document, by page."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        counts = Counter(gram for sentence in sentences for gram in set(grams(sentence.text)))
        self._idf = {gram: math.log(1 + len(sentences) / count) for gram, count in counts.items()}
        self._by_page: dict[int, list[_Profile]] = defaultdict(list)
        for sentence in sentences:
            profile = self._profile(sentence)
            for quote in sentence.quotes:
                self._by_page[quote.page].append(profile)

    def _profile(self, sentence: Sentence) -> _Profile:
        text = f"{sentence.text} {sentence.lead}" if len(sentence.text) < 60 else sentence.text
        weights = self._weigh(text)
        return _Profile(sentence, weights, _norm(weights), frozenset(_FIGURE.findall(sentence.text)))

    def _weigh(self, text: str) -> dict[str, float]:
        return {gram: self._idf.get(gram, 0.0) for gram in set(grams(text))}

    def find(self, statement: Statement) -> tuple[SentenceId, ...]:
        weights = self._weigh(statement.text)
        norm = _norm(weights)
        figures = frozenset(_FIGURE.findall(statement.text))
        scored: dict[SentenceId, tuple[float, Sentence]] = {}
        for page in statement.pages:
            for profile in self._by_page[page]:
                scored[profile.sentence.id] = (_score(weights, norm, figures, profile), profile.sentence)
        ranked = sorted(scored.values(), key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < _WEAK:
            return ()
        best = ranked[0][0]
        taken = [sentence for score, sentence in ranked if score >= max(_WEAK, best * _NEAR)][:MOST]
        return tuple(sentence.id for sentence in _with_list(taken, scored.values()))


def _with_list(taken: list[Sentence], scored: Iterable[tuple[float, Sentence]]) -> list[Sentence]:
    """A statement that restates the lead of a list, or several of its items, restates all of the list."""
    leads = Counter(sentence.lead for sentence in taken if sentence.kind is Kind.ITEM and sentence.lead)
    lead = next((text for text, count in leads.most_common(1) if count >= 2), "")
    if taken[0].text.endswith(":"):
        lead = taken[0].text
    if not lead:
        return taken
    known = {sentence.id for sentence in taken}
    items = [s for _, s in scored if s.lead == lead and s.kind is Kind.ITEM and s.id not in known]
    return [*taken, *items]


def _score(weights: Mapping[str, float], norm: float, figures: frozenset[str], profile: _Profile) -> float:
    shared = sum(weight * profile.weights[gram] for gram, weight in weights.items() if gram in profile.weights)
    cosine = shared / (norm * profile.norm) if norm and profile.norm else 0.0
    common = len(figures & profile.figures) / len(figures) if figures else 0.0
    return cosine + _FIGURE_WEIGHT * common


def _norm(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))
