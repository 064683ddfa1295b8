"""How much two texts share, rare character n-grams counting most.

Made over the texts of one document; knows nothing of statements or pages.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.swedish.fold import grams


@dataclass(frozen=True, slots=True)
class Weighed:
    """A text's n-grams with their weights, and the length of that vector."""

    weights: Mapping[str, float]
    norm: float


class Rarity:
    """Weights of n-grams: ln(1 + texts / texts that have it), 0 for one that no text has."""

    def __init__(self, texts: Iterable[str]) -> None:
        sets = [set(grams(text)) for text in texts]
        counts = Counter(gram for found in sets for gram in found)
        self._idf = {gram: math.log(1 + len(sets) / count) for gram, count in counts.items()}
        self._unknown = math.log(1 + len(sets))

    def weigh(self, text: str) -> Weighed:
        """A text's n-grams, those that no text has without weight."""
        weights = {gram: self._idf.get(gram, 0.0) for gram in set(grams(text))}
        return Weighed(weights, math.sqrt(sum(weight * weight for weight in weights.values())))

    def share(self, text: str, held: Iterable[str]) -> float:
        """How much of a text's weight `held` has, 0 to 1; an n-gram that no text has weighs most."""
        weights = {gram: self._idf.get(gram, self._unknown) for gram in set(grams(text))}
        total = sum(weights.values())
        return sum(weights[gram] for gram in weights.keys() & set(held)) / total if total else 0.0


def likeness(one: Weighed, other: Weighed) -> float:
    """The cosine of two weighed texts, 0 to 1."""
    if not one.norm or not other.norm:
        return 0.0
    shared = sum(
        weight * other.weights[gram] for gram, weight in one.weights.items() if gram in other.weights
    )
    return shared / (one.norm * other.norm)
