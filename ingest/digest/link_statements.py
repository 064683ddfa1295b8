"""Statements ↔ official sentences: which words of the page a statement restates.

For each statement the sentences of its pages are compared by shared character n-grams, rare ones counting
most, and by shared figures. Lexical on purpose: it costs no embedding, and a plain statement keeps the
official key terms, names and figures.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.model import Document, Kind, Sentence, SentenceId, Statement
from corpus.swedish.figures import figures_in
from corpus.swedish.rarity import Rarity, Weighed, likeness

_WEAK, _NEAR = 0.18, 0.72
"""A sentence is taken when it scores at least _WEAK, and _NEAR of the best one's score. Read off 60 random
statements compared by hand with their pages."""
MOST = 6
_FIGURE_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class _Profile:
    sentence: Sentence
    weighed: Weighed
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
        self._rarity = Rarity(sentence.text for sentence in sentences)
        self._by_page: dict[int, list[_Profile]] = defaultdict(list)
        for sentence in sentences:
            profile = self._profile(sentence)
            for quote in sentence.quotes:
                self._by_page[quote.page].append(profile)

    def _profile(self, sentence: Sentence) -> _Profile:
        text = f"{sentence.text} {sentence.lead}" if len(sentence.text) < 60 else sentence.text
        return _Profile(sentence, self._rarity.weigh(text), figures_in(sentence.text))

    def find(self, statement: Statement) -> tuple[SentenceId, ...]:
        weighed = self._rarity.weigh(statement.text)
        figures = figures_in(statement.text)
        scored: dict[SentenceId, tuple[float, Sentence]] = {}
        for page in statement.pages:
            for profile in self._by_page[page]:
                scored[profile.sentence.id] = (_score(weighed, figures, profile), profile.sentence)
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


def _score(weighed: Weighed, figures: frozenset[str], profile: _Profile) -> float:
    common = len(figures & profile.figures) / len(figures) if figures else 0.0
    return likeness(weighed, profile.weighed) + _FIGURE_WEIGHT * common
