import pytest

from evals.retrieval.ranking_metrics import (
    mean,
    mean_interval,
    ndcg,
    percentile,
    recall,
    reciprocal_rank,
    wilson,
)

GRADED = {"d1": 3, "d2": 2, "d3": 1}


@pytest.mark.parametrize(
    ("ranking", "relevance", "k", "expected"),
    [
        (["a"], {"a": 1}, 10, 1.0),
        (["b", "a"], {"a": 1}, 10, 0.630930),  # 1 / log2(3)
        (["b", "c", "a"], {"a": 1}, 10, 0.5),  # 1 / log2(4)
        (["b", "a"], {"a": 1}, 1, 0.0),
        # (2 + 3 / log2(3)) / (3 + 2 / log2(3) + 1 / 2) = 3.892789 / 4.761860
        (["d2", "d1", "x"], GRADED, 10, 0.817494),
        (["d1", "d2", "d3"], GRADED, 10, 1.0),
        # 1 / (3 + 2 / log2(3)): the best order is cut at k too
        (["d3", "x"], GRADED, 2, 0.234640),
        # A name at two places counts once: (3 + 2 / log2(3)) / 4.761860
        (["d1", "d1", "d2"], GRADED, 10, 0.895000),
        (["a"], {"a": 0}, 10, 0.0),
        (["a", "b"], {"a": -1, "b": 1}, 10, 0.630930),
        ([], {"a": 1}, 10, 0.0),
    ],
)
def test_ndcg_by_hand(ranking, relevance, k, expected):
    assert ndcg(ranking, relevance, k) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("ranking", "k", "expected"),
    [(["d1", "x"], 1, 1 / 3), (["x", "d1", "d3"], 5, 2 / 3), (["d1", "d1", "d2"], 2, 2 / 3), (["x"], 5, 0.0)],
)
def test_recall_by_hand(ranking, k, expected):
    assert recall(ranking, {**GRADED, "x": 0}, k) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("ranking", "k", "expected"),
    [(["d3"], 10, 1.0), (["x", "y", "d1", "d2"], 10, 1 / 3), (["x", "y", "d1"], 2, 0.0), ([], 10, 0.0)],
)
def test_reciprocal_rank_by_hand(ranking, k, expected):
    assert reciprocal_rank(ranking, {**GRADED, "x": 0}, k) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([4, 1, 3, 2], 0.5, 2),
        (list(range(1, 21)), 0.95, 19),
        (list(range(1, 101)), 0.95, 95),
        ([7], 0.95, 7),
        ([], 0.5, 0),
    ],
)
def test_percentile_is_the_nearest_rank(values, share, expected):
    assert percentile(values, share) == expected


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0)],
)
def test_wilson_interval_by_the_published_formula(hits, count, low, high):
    assert wilson(hits, count) == pytest.approx((low, high), abs=1e-4)


def test_interval_of_a_mean():
    # Mean 0.5, standard deviation sqrt(1/3), 4 values: 0.5 ± 1.96 · 0.57735 / 2, cut to 0 and 1
    assert mean_interval([0, 1, 0, 1]) == (0.0, 1.0)
    # Standard deviation 0.1 · sqrt(4/3) = 0.115470: 0.5 ± 1.96 · 0.057735
    assert mean_interval([0.4, 0.6, 0.4, 0.6]) == pytest.approx((0.386842, 0.613158), abs=1e-5)
    assert mean_interval([0.3]) == (0.3, 0.3)


def test_mean_of_nothing_is_nothing():
    assert mean([]) == 0.0
    assert mean([1.0, 2.0]) == 1.5
