"""Hits → the same hits in another order, by a model that reads question and text together; none by default."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.search.rank import Hit
from corpus.errors import SettingError


class Reranker(Protocol):
    """Orders texts by their worth for a question; safe to call from several threads."""

    def order(
        self, query: str, texts: Sequence[str], scores: Sequence[float]
    ) -> tuple[tuple[int, float], ...]:
        """The places of the texts that are kept, best first, each with its score."""
        ...


def make_reranker(setting: str) -> Reranker | None:
    """The reranker that a setting names, `llama-index:CLASS`; None where it names none."""
    if not setting:
        return None
    kind, _, name = setting.partition(":")
    if kind != "llama-index" or not name:
        raise SettingError(
            f"TRYGG_RERANKER är «{setting}»; skriv llama-index:MODUL.KLASS?namn=värde, eller inget."
        )
    # Loading llama-index takes seconds, and only those who name one of its classes need it.
    from corpus.llamaindex.reranker import LlamaIndexReranker

    return LlamaIndexReranker(name)


def reranked(reranker: Reranker, query: str, hits: Sequence[Hit], most: int) -> tuple[Hit, ...]:
    """The first `most` hits as the reranker orders them, then the others as they were.

    A hit keeps its place's score, since scores decide what is near enough to be said beside the best.
    """
    first, rest = hits[:most], hits[most:]
    order = reranker.order(query, [hit.target.text for hit in first], [hit.score for hit in first])
    ranked = sorted((hit.score for hit in first), reverse=True)
    moved = (replace(first[place], score=score) for (place, _), score in zip(order, ranked, strict=False))
    return (*moved, *rest)
