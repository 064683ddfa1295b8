"""Numbers over rankings and counts; knows no case, document or file."""

import math
import statistics
from collections.abc import Mapping, Sequence

Z = 1.959964
"""The normal distribution's 97.5 % point, for intervals of 95 %."""


def ndcg(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """Normalised discounted cumulative gain of the first k, 0 to 1; gain is the grade itself.

    As in trec_eval's ndcg_cut, which BEIR uses: grade / log2(rank + 1), over the same sum of the best order.
    Example: ["b", "a"], {"a": 1}, 10 -> 0.63.
    """
    best = sorted((grade for grade in relevance.values() if grade > 0), reverse=True)
    ideal = _gain(best[:k])
    grades = [max(relevance.get(name, 0), 0) for name in unique(ranking)[:k]]
    return _gain(grades) / ideal if ideal else 0.0


def recall(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """Share of the relevant ones that are among the first k: ["a", "c"], {"a": 1, "b": 1}, 2 -> 0.5."""
    wanted = {name for name, grade in relevance.items() if grade > 0}
    return len(wanted.intersection(unique(ranking)[:k])) / len(wanted) if wanted else 0.0


def reciprocal_rank(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """One over the rank of the first relevant one, 0 where none is among the first k."""
    for rank, name in enumerate(unique(ranking)[:k], start=1):
        if relevance.get(name, 0) > 0:
            return 1 / rank
    return 0.0


def unique(ranking: Sequence[str]) -> list[str]:
    """The ranking with each name at its best place only: ["a", "b", "a"] -> ["a", "b"]."""
    return list(dict.fromkeys(ranking))


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of nothing."""
    return statistics.fmean(values) if values else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value with at least `share` of all at or below it: [1, 2, 3, 4], 0.5 -> 2; else 0."""
    ranked = sorted(values)
    return ranked[max(math.ceil(share * len(ranked)), 1) - 1] if ranked else 0.0


def mean_interval(values: Sequence[float]) -> tuple[float, float]:
    """95 % interval of a mean by the normal approximation, within 0 to 1; the mean twice for one value."""
    middle = mean(values)
    if len(values) < 2:
        return middle, middle
    half = Z * math.sqrt(statistics.variance(values) / len(values))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def wilson(hits: int, count: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927, score method): 8, 10 -> (0.490, 0.943)."""
    share = hits / count
    spread = 1 + Z**2 / count
    middle = (share + Z**2 / (2 * count)) / spread
    half = Z * math.sqrt(share * (1 - share) / count + Z**2 / (4 * count**2)) / spread
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _gain(grades: Sequence[int]) -> float:
    return math.fsum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))
