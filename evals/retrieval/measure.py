"""A retriever and a BEIR set → how well and how fast it finds; knows no retriever by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from evals.retrieval.beir import BeirDocument, BeirSet, Query
from evals.retrieval.ranking_metrics import (
    mean,
    mean_interval,
    ndcg,
    percentile,
    recall,
    reciprocal_rank,
    unique,
)
from evals.timed import timed

DEPTH = 10


class Retriever(Protocol):
    """What is measured."""

    def index(self, documents: Sequence[BeirDocument]) -> None:
        """Take in the documents; called once, before any search."""
        ...

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        """Ids of documents with scores, best first, at most k."""
        ...


@dataclass(frozen=True, slots=True)
class Searched:
    """One query's ranking, its measures (each 0 to 1) and its time."""

    id: str
    ranking: tuple[str, ...]
    ndcg_10: float
    recall_1: float
    recall_5: float
    recall_10: float
    mrr_10: float
    ms: float


@dataclass(frozen=True, slots=True)
class RetrievalAggregate:
    """Means over the queries; `ndcg_10_low` and `…_high` bound the 95 % interval."""

    documents: int
    queries: int
    skipped: int
    ndcg_10: float
    ndcg_10_low: float
    ndcg_10_high: float
    recall_1: float
    recall_5: float
    recall_10: float
    mrr_10: float
    ms_median: float
    ms_p95: float
    index_seconds: float


def measure(retriever: Retriever, beir: BeirSet) -> tuple[RetrievalAggregate, tuple[Searched, ...]]:
    """Index the set's documents, search each query, and measure."""
    _, index_seconds = timed(lambda: retriever.index(beir.documents))
    searched = tuple(_search(retriever, query) for query in beir.queries)
    gains = [one.ndcg_10 for one in searched]
    low, high = mean_interval(gains)
    return RetrievalAggregate(
        documents=len(beir.documents),
        queries=len(searched),
        skipped=beir.skipped,
        ndcg_10=mean(gains),
        ndcg_10_low=low,
        ndcg_10_high=high,
        recall_1=mean([one.recall_1 for one in searched]),
        recall_5=mean([one.recall_5 for one in searched]),
        recall_10=mean([one.recall_10 for one in searched]),
        mrr_10=mean([one.mrr_10 for one in searched]),
        ms_median=percentile([one.ms for one in searched], 0.5),
        ms_p95=percentile([one.ms for one in searched], 0.95),
        index_seconds=index_seconds,
    ), searched


def _search(retriever: Retriever, query: Query) -> Searched:
    hits, seconds = timed(lambda: retriever.search(query.text, DEPTH))
    ranking = tuple(unique([name for name, _ in hits])[:DEPTH])
    return Searched(
        id=query.id,
        ranking=ranking,
        ndcg_10=ndcg(ranking, query.relevance, DEPTH),
        recall_1=recall(ranking, query.relevance, 1),
        recall_5=recall(ranking, query.relevance, 5),
        recall_10=recall(ranking, query.relevance, DEPTH),
        mrr_10=reciprocal_rank(ranking, query.relevance, DEPTH),
        ms=seconds * 1000,
    )
