"""Can what was found answer the question? A calibrated probability, from how near, how covered and of what sort.

The weights come from a logistic regression (`evals/calibrate.py`) over questions that the documents answer and
questions close by that they don't; nothing of those questions enters the product but eleven numbers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.expect import asks_of_now, counted, expectations, years
from assistant.retrieve import Hit, Retrieval
from assistant.words import content_words
from corpus.lexical import grams
from corpus.model import Statement

FEATURES = ("nearest", "near five", "covered", "least covered", "wrong sort", "no right sort", "right sort",
            "of now", "other year", "stands out", "length")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calibration:
    """Mean, spread and weight of each feature, and where to refuse.

    `threshold` 0.45 was chosen on 316 answerable and 219 unanswerable Swedish questions by ten-fold cross
    validation: refusal precision 0.90, recall 0.86; 0.35 gives 0.91/0.80, 0.55 gives 0.87/0.88.
    """

    means: tuple[float, ...]
    spreads: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float = 0.45
    out_of_scope: float = 0.08
    """Below this the question is taken to be about something else altogether."""


CALIBRATION = Calibration(
    means=(0.9177, 0.9008, 0.5438, 0.1931, 0.1869, 0.1196, 0.1271, 0.0318, 0.0056, 0.2285, 0.4502),
    spreads=(0.0423, 0.0301, 0.2744, 0.3617, 0.3898, 0.3245, 0.3331, 0.1754, 0.0747, 0.1104, 0.1853),
    weights=(0.835, 1.445, 0.186, 0.181, -1.324, -0.213, -0.321, -1.033, -0.525, 0.556, 1.234),
    bias=0.655,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`probability` that the documents answer, 0 to 1; `in_scope` whether the subject is theirs at all."""

    probability: float
    answerable: bool
    in_scope: bool


def judge(question: str, retrieval: Retrieval, language: str, calibration: Calibration = CALIBRATION) -> Verdict:
    """Judge the retrieval of a question that stands alone."""
    if not retrieval.hits:
        return Verdict(0.0, False, False)
    values = features(question, retrieval.hits)
    neutral = language != "sv"
    total = calibration.bias
    for value, mean, spread, weight, name in zip(
        values, calibration.means, calibration.spreads, calibration.weights, FEATURES, strict=True
    ):
        if not (neutral and name in {"covered", "least covered", "length", "near five"}):
            total += weight * (value - mean) / spread
    if neutral:
        total += FOREIGN_OFFSET
    probability = 1 / (1 + math.exp(-total))
    return Verdict(probability, probability >= calibration.threshold, probability >= calibration.out_of_scope)


FOREIGN_OFFSET = 1.2
"""Questions in other languages lie farther from Swedish texts: set on the foreign development questions."""


def features(question: str, hits: Sequence[Hit]) -> tuple[float, ...]:
    """The eleven features in the order of FEATURES."""
    cosines = sorted((hit.cosine for hit in hits[:10]), reverse=True)
    texts = [hit.target.text[:300] for hit in hits[:3]]
    words = content_words(question)
    known = [set(grams(_all_text(hit))) for hit in hits[:3]]
    shares = [[_share(word, grams_) for word in words] for grams_ in known]
    means = [float(np.mean(share)) if share else 1.0 for share in shares]
    best = int(np.argmax(means))
    sorts = expectations(question)
    wrong = any(not sort.holds(question, texts[0]) for sort in sorts)
    none = any(not any(sort.holds(question, text) for text in texts) for sort in sorts)
    scores = [hit.score for hit in hits[:6]]
    return (
        hits[0].cosine,
        float(np.mean(cosines[:5])),
        means[best],
        min(shares[best], default=1.0),
        float(wrong),
        float(none),
        float(bool(sorts) and not wrong and counted(question, texts[0])),
        float(asks_of_now(question)),
        float(bool(years(question) - years(" ".join(texts)))),
        scores[0] - scores[-1],
        min(len(words), 8) / 8,
    )


def _all_text(hit: Hit) -> str:
    if isinstance(hit.target, Statement):
        return f"{hit.target.text} {' '.join(hit.target.questions)}"
    return hit.target.text[:300]


def _share(word: str, known: set[str]) -> float:
    parts = grams(word)
    return sum(part in known for part in parts) / len(parts) if parts else 1.0
