from collections.abc import Sequence

import pytest

from evals.retrieval.beir import BeirDocument, BeirSet, Query
from evals.retrieval.measure import measure


class SharedWords:
    """Ranks by the number of words shared with the query, then by id; finds nothing before it has indexed."""

    def __init__(self) -> None:
        self.documents: tuple[BeirDocument, ...] = ()
        self.depths: list[int] = []

    def index(self, documents: Sequence[BeirDocument]) -> None:
        self.documents = tuple(documents)

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        self.depths.append(k)
        wanted = set(query.split())
        scored = [(one.id, float(len(wanted & set(one.text.split())))) for one in self.documents]
        return sorted((hit for hit in scored if hit[1]), key=lambda hit: (-hit[1], hit[0]))[:k]


class Overeager:
    """Returns each of twelve documents twice, however many were asked for."""

    def index(self, documents: Sequence[BeirDocument]) -> None:
        pass

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        return [(f"d{place // 2}", 1.0) for place in range(24)]


DOCUMENTS = (
    BeirDocument("d1", "", "ring vakten"),
    BeirDocument("d2", "", "ring växeln nu"),
    BeirDocument("d3", "", "släck lampan"),
)


def test_measures_by_hand():
    queries = (
        Query("q1", "ring växeln", {"d2": 1}),  # d2, d1: all 1
        Query("q2", "ring", {"d2": 1}),  # d1, d2: found second
        Query("q3", "ring lampan", {"d3": 2, "d9": 1}),  # d1, d2, d3 of which one of two; d9 doesn't exist
        Query("q4", "okänt", {"d3": 1}),  # nothing
    )
    retriever = SharedWords()
    totals, searched = measure(retriever, BeirSet(DOCUMENTS, queries, 7))
    assert [one.ranking for one in searched] == [("d2", "d1"), ("d1", "d2"), ("d1", "d2", "d3"), ()]
    # q3: (2 / log2(4)) / (2 + 1 / log2(3)) = 1 / 2.630930 = 0.380094
    assert [one.ndcg_10 for one in searched] == pytest.approx([1, 0.630930, 0.380094, 0], abs=1e-6)
    assert totals.ndcg_10 == pytest.approx(0.502756, abs=1e-6)
    assert totals.ndcg_10_low < totals.ndcg_10 < totals.ndcg_10_high
    assert totals.recall_1 == pytest.approx((1 + 0 + 0 + 0) / 4)
    assert totals.recall_5 == totals.recall_10 == pytest.approx((1 + 1 + 0.5 + 0) / 4)
    assert totals.mrr_10 == pytest.approx((1 + 1 / 2 + 1 / 3 + 0) / 4)
    assert (totals.documents, totals.queries, totals.skipped) == (3, 4, 7)
    assert 0 < totals.ms_median <= totals.ms_p95
    assert retriever.depths == [10] * 4


def test_depth_separates_recall_at_1_5_and_10():
    documents = tuple(BeirDocument(f"d{place}", "", "lika") for place in range(10))
    queries = tuple(Query(f"q{name}", "lika", {name: 1}) for name in ("d0", "d4", "d5", "d9"))
    totals, _ = measure(SharedWords(), BeirSet(documents, queries, 0))
    assert (totals.recall_1, totals.recall_5, totals.recall_10) == (0.25, 0.5, 1.0)


def test_repeats_and_what_lies_beyond_ten_are_left_out():
    _, (searched,) = measure(Overeager(), BeirSet(DOCUMENTS, (Query("q", "x", {"d10": 1}),), 0))
    assert searched.ranking == tuple(f"d{place}" for place in range(10))
    assert (searched.recall_10, searched.mrr_10) == (0, 0)
