"""Question → ranked statements and passages, by vectors and n-grams fused.

A target's score is the weighted mean of two scaled scores: its best entry's cosine and its n-gram score. What
the asker may not see is left out before anything is ranked. Returns what was accepted and what was rejected,
with the seconds of each step, so that a bad answer can be explained without asking again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from assistant.model import RankedPassage
from assistant.question.translate import Glossary, open_glossary
from assistant.search.focus_area import in_focus
from assistant.search.rank import Hit, rank
from assistant.search.rerank import Reranker, reranked
from assistant.tuning import RankSettings, RetrievalSettings
from corpus.index.embedding import Embedder
from corpus.index.search_index import EntryKind, Index, Target
from corpus.model import Audience, DocumentId, Passage, SentenceId
from corpus.swedish.words import content_words

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrow the search: documents of these kinds or ids (empty means all), `without` these, one focus area."""

    kinds: frozenset[str] = frozenset()
    documents: frozenset[DocumentId] = frozenset()
    without: frozenset[DocumentId] = frozenset()
    focus_area: str = ""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What one query found, and what it cost.

    `hits` are ranked, best first; `passages` are theirs, near-duplicates folded; `rejected` counts the
    targets hidden from the asker or filtered away; `seconds` has "embed" and "search".
    """

    query: str
    hits: tuple[Hit, ...]
    passages: tuple[RankedPassage, ...]
    rejected: int
    seconds: Mapping[str, float]


class Retriever:
    """Searches one open index."""

    def __init__(
        self,
        index: Index,
        embedder: Embedder,
        settings: RetrievalSettings = RetrievalSettings(),  # noqa: B008 - frozen
        rank_settings: RankSettings = RankSettings(),  # noqa: B008 - frozen
        glossary: Glossary | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self._index, self._embedder, self._settings, self._rank = index, embedder, settings, rank_settings
        self._glossary, self._reranker = glossary or open_glossary(), reranker
        self._of_sentence = _passages_by_sentence(index)
        stands_alone = np.array([isinstance(target, Passage) for target in index.targets], dtype=bool)
        self._weights = np.where(stands_alone, settings.dense_weight_passage, settings.dense_weight).astype(
            np.float32
        )
        self._passage = _passage_numbers(index, self._of_sentence)
        self._kinds = [np.flatnonzero(index.entries.kind == kind) for kind in EntryKind]

    def retrieve(
        self, query: str, audience: Audience, language: str = "sv", filters: Filters | None = None
    ) -> Retrieval:
        """Rank what the asker may see for one query."""
        start = perf_counter()
        vector = self._embedder.queries([query])[0]
        embedded = perf_counter()
        allowed = self._allowed(audience, filters or Filters())
        fused, cosine, lexical = self._scores(query, vector, language, allowed)
        order = [int(n) for n in np.argsort(-fused, kind="stable")[: self._settings.candidates] if allowed[n]]
        found = [
            Hit(self._index.targets[n], float(fused[n]), float(cosine[n]), float(lexical[n])) for n in order
        ]
        hits = rank(found, query, self._index.documents, self._rank)
        if self._reranker is not None:
            hits = reranked(self._reranker, query, hits, self._settings.reranked)
        passages = self.passages(hits)
        seconds = {"embed": embedded - start, "search": perf_counter() - embedded}
        return Retrieval(query, hits, passages, int((~allowed).sum()), seconds)

    def passages(self, hits: Sequence[Hit]) -> tuple[RankedPassage, ...]:
        """The passages of hits in their order: a statement stands as the passage it restates."""
        ranked: dict[object, RankedPassage] = {}
        for hit in hits:
            passage = self._passage_of(hit.target)
            key = passage.text if isinstance(passage, Passage) else hit.target.text
            if key not in ranked:
                ranked[key] = _ranked(passage or hit.target, hit.score)
            if len(ranked) >= self._settings.passages:
                break
        return tuple(ranked.values())

    def _passage_of(self, target: Target) -> Passage | None:
        if isinstance(target, Passage):
            return target
        return next((p for s in target.restates if (p := self._of_sentence.get(s)) is not None), None)

    def _allowed(self, audience: Audience, filters: Filters) -> NDArray[np.bool_]:
        allowed = np.ones(len(self._index.targets), dtype=bool)
        if audience is not Audience.STAFF:
            allowed &= ~self._index.internal
        narrow = filters.documents or filters.kinds or filters.focus_area
        if narrow or filters.without & self._index.documents.keys():
            allowed &= np.array([self._passes(target, filters) for target in self._index.targets])
        return allowed

    def _passes(self, target: Target, filters: Filters) -> bool:
        registration = self._index.documents[target.document_id].registration
        if target.document_id in filters.without or not in_focus(target.section, filters.focus_area):
            return False
        right = not filters.documents or target.document_id in filters.documents
        return right and (not filters.kinds or registration.kind in filters.kinds)

    def _scores(
        self, query: str, vector: Scores, language: str, allowed: NDArray[np.bool_]
    ) -> tuple[Scores, Scores, Scores]:
        """Fused score, best cosine and n-gram score of every target; what isn't allowed gets -1."""
        entries = self._cosines(vector)
        plain = self._best(entries)
        scaled = np.empty_like(entries)
        for numbers in self._kinds:
            scaled[numbers] = _scale(entries[numbers])
        by_kind = self._best(scaled)
        lexical, weight = self._lexical(query, language)
        share = self._settings.kind_share
        dense = (1 - share) * _scale(plain, allowed) + share * _scale(by_kind, allowed)
        fused = weight * dense + (1 - weight) * _scale(lexical, allowed)
        support = self._settings.passage_support
        fused = ((fused + support * fused[self._passage]) / (1 + support)).astype(np.float32)
        fused[~allowed] = -1.0
        return fused, plain, lexical

    def _lexical(self, query: str, language: str) -> tuple[Scores, Scores]:
        """N-gram scores and the weight that is left for the vectors.

        A question in another language is searched by the Swedish words that the glossary has for it, and
        the more of the question the glossary knows, the more they weigh.
        """
        if language == "sv":
            return self._index.lexical.scores(query), self._weights
        words = content_words(" ".join(self._glossary.swedish_words(query, language)))
        weight = 1 - self._settings.glossary_weight * self._glossary.coverage(query, language)
        return self._index.lexical.scores(" ".join(words)), np.full_like(self._weights, weight)

    def _cosines(self, vector: Scores) -> Scores:
        exact = self._index.vector_store.cosines(vector)
        if exact is not None:
            return exact
        numbers, found = self._index.vector_store.nearest(vector, self._settings.candidates * 10)
        cosines = np.full(len(self._index.entries.texts), float(found.min()), dtype=np.float32)
        cosines[numbers] = found
        return cosines

    def _best(self, entries: Scores) -> Scores:
        """Each target's best entry."""
        best = np.full(len(self._index.targets), -np.inf, dtype=np.float32)
        np.maximum.at(best, self._index.entries.target, entries)
        return best


def _scale(values: Scores, among: NDArray[np.bool_] | None = None) -> Scores:
    """Values stretched so that the least (of those `among`) is 0 and the greatest 1."""
    seen = values if among is None else values[among]
    if not len(seen):
        return np.zeros_like(values)
    low, high = float(seen.min()), float(seen.max())
    return ((values - low) / (high - low + 1e-9)).astype(np.float32)


def _ranked(target: Target, score: float) -> RankedPassage:
    pages = (
        (target.page, target.page_end) if isinstance(target, Passage) else (target.pages[0], target.pages[0])
    )
    shown = max(0.0, min(1.0, score))
    return RankedPassage(target.document_id, *pages, target.section, target.text, round(shown, 4))


def _passage_numbers(index: Index, of_sentence: Mapping[SentenceId, Passage]) -> NDArray[np.int64]:
    """For each target the number of the passage it restates; its own number where it restates none."""
    numbers = {target.id: n for n, target in enumerate(index.targets) if isinstance(target, Passage)}
    found = []
    for own, target in enumerate(index.targets):
        restated = () if isinstance(target, Passage) else target.restates[:1]
        passage = next((of_sentence[s] for s in restated if s in of_sentence), None)
        found.append(numbers.get(passage.id, own) if passage is not None else own)
    return np.array(found, dtype=np.int64)


def _passages_by_sentence(index: Index) -> dict[SentenceId, Passage]:
    return {
        sentence: passage
        for document in index.documents.values()
        for passage in document.passages
        for sentence in passage.sentences
    }


def merged_passages(retrievals: Sequence[Retrieval]) -> tuple[RankedPassage, ...]:
    """The passages of a question's parts, in turn best first; those of one retrieval as they are."""
    queues = [retrieval.passages for retrieval in (*retrievals[1:], retrievals[0])]
    merged: dict[str, RankedPassage] = {}
    for place in range(max(map(len, queues), default=0)):
        for queue in queues:
            if place < len(queue):
                merged.setdefault(queue[place].text, queue[place])
    return tuple(merged.values())
