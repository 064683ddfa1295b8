"""Can what was found answer the question? A calibrated probability, from how near, how covered and of what sort.

The weights come from a logistic regression (`trygg evaluate refusal`) over questions that the documents answer and
questions close by that they don't; nothing of those questions enters the product but eleven numbers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.question.expect import asks_of_now, counted, expectations, years
from assistant.search.rank import Hit
from assistant.search.retrieve import Retrieval
from corpus.model import Statement
from corpus.swedish.fold import grams
from corpus.swedish.words import content_words

FEATURES = ("nearest", "near five", "covered", "least covered", "wrong sort", "no right sort", "right sort",
            "of now", "other year", "stands out", "length")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calibration:
    """Mean, spread and weight of each feature, and where to refuse.

    `threshold` 0.45 was chosen on 316 answerable and 219 unanswerable Swedish questions by ten-fold cross
    validation (`trygg evaluate refusal`): refusal precision 0.90, recall 0.85; 0.35 gives 0.93/0.81,
    0.55 gives 0.88/0.90.
    """

    means: tuple[float, ...]
    spreads: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float = 0.45
    out_of_scope: float = 0.15
    """Below this, whatever sort of thing is asked for, the question is about something else altogether.

    All 16 questions of the development sets about other subjects lie below, 2 of 195 answerable ones and 6 of 54
    that the documents leave unanswered.
    """
    near: float = 0.3
    """Below this the nearest statement isn't shown: of those 54, it helped with none that lay lower."""

    def probability(self, values: Sequence[float]) -> float:
        """What the features make of it, 0 to 1."""
        scaled = ((v - m) / s for v, m, s in zip(values, self.means, self.spreads, strict=True))
        total = self.bias + sum(w * x for w, x in zip(self.weights, scaled, strict=True))
        return 1 / (1 + math.exp(-total))


CALIBRATION = Calibration(
    means=(0.9238, 0.9025, 0.5859, 0.2248, 0.1498, 0.088, 0.161, 0.0318, 0.0056, 0.2121, 0.449),
    spreads=(0.0382, 0.029, 0.2709, 0.3819, 0.3569, 0.2833, 0.3676, 0.1756, 0.0747, 0.1034, 0.1835),
    weights=(1.41, 1.031, 0.535, 0.04, -1.597, 0.121, -0.34, -1.069, -0.501, 0.357, 1.101),
    bias=0.571,
)


_OF_SORT = frozenset(range(FEATURES.index("wrong sort"), FEATURES.index("other year") + 1))
_SEARCH_WORDS = 3
_PLAIN_SIGHT = 10
"""Hits among which an unmistakable thing must stand."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`probability` that the documents answer, 0 to 1; `in_scope` whether the subject is theirs at all.

    `near`: what was found is near enough to be worth showing to somebody who gets no answer.
    """

    probability: float
    answerable: bool
    in_scope: bool
    near: bool = False


def judge(
    question: str, retrieval: Retrieval, language: str, calibration: Calibration = CALIBRATION
) -> Verdict:
    """Judge the retrieval of a question that stands alone."""
    if not retrieval.hits:
        return Verdict(0.0, False, False)
    if language != "sv":
        values, calibration = foreign_features(retrieval.hits), FOREIGN
    else:
        values = features(question, retrieval.hits)
        if is_short(question):
            calibration = KEYWORDS
        if not getattr(retrieval.hits[0].target, "questions", ()):
            calibration = UNDIGESTED
    probability = calibration.probability(values)
    answerable = probability >= calibration.threshold and not _lacks(question, retrieval.hits)
    # A telephone number that isn't there doesn't make the question one about something else.
    subject = calibration.probability([0.0 if i in _OF_SORT else v for i, v in enumerate(values)])
    return Verdict(probability, answerable, subject >= calibration.out_of_scope, subject >= calibration.near)


UNDIGESTED = Calibration(
    means=(0.8616, 0.852, 0.4183, 0.1022, 0.161, 0.1124, 0.1554, 0.0318, 0.0056, 0.1896, 0.449),
    spreads=(0.0298, 0.0257, 0.2564, 0.2685, 0.3676, 0.3158, 0.3623, 0.1756, 0.0747, 0.1097, 0.1835),
    weights=(0.524, 1.678, 0.07, 0.246, -0.582, -0.535, -0.058, -0.925, -0.521, -0.127, 0.834),
    bias=0.69,
    out_of_scope=0.08,
)
"""Where the best that was found has no everyday questions (a document without a digest): everything lies farther
off. Fitted on the same questions over the official documents alone: refusal precision 0.85, recall 0.78."""
KEYWORDS = Calibration(
    means=(0.8936, 0.8806, 0.612, 0.5121, 0.0539, 0.0419, 0.006, 0.0, 0.0, 0.1954, 0.1751),
    spreads=(0.0407, 0.032, 0.3361, 0.4135, 0.2258, 0.2004, 0.0772, 1.0, 1.0, 0.1044, 0.0685),
    weights=(1.368, 1.293, 1.61, 0.896, -0.501, -0.421, 0.002, 0.0, 0.0, 0.541, 0.16),
    bias=-0.452,
    threshold=0.5,
    out_of_scope=0.08,
)
"""For a few search words, which lie farther from any sentence than a question does but must stand in what is
found. Fitted on 72 answerable and 95 unanswerable ones: refusal precision 0.93, recall 0.98; the weights for
questions refused 22 of 71 search words that the documents have."""
FOREIGN = Calibration(
    means=(0.8624, 86.93, 0.2243),
    spreads=(0.0376, 59.72, 0.0975),
    weights=(1.226, 1.423, 0.372),
    bias=2.12,
    threshold=0.6,
    out_of_scope=0.08,
)
"""For questions in other languages, whose words can't be compared: nearest, n-grams, stands out. Fitted on 88
answerable and 27 unanswerable questions in five languages; 0.6 refuses 6 % of the former, 74 % of the latter."""


def is_short(question: str) -> bool:
    """Whether a question is a few words as one types them in a search box: "klotter", "har ni kameror?"."""
    return len(question.split()) <= _SEARCH_WORDS


def _lacks(question: str, hits: Sequence[Hit]) -> bool:
    """Whether the question asks for an unmistakable thing that no hit near the top holds."""
    texts = [hit.target.text for hit in hits[:_PLAIN_SIGHT]]
    asked = (sort for sort in expectations(question) if sort.plain)
    return any(not any(sort.holds(question, text) for text in texts) for sort in asked)


def foreign_features(hits: Sequence[Hit]) -> tuple[float, ...]:
    """The three features that need no shared words: best cosine, best n-gram score, lead over the tenth."""
    return hits[0].cosine, hits[0].lexical, hits[0].score - hits[min(9, len(hits) - 1)].score


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
        max(hit.cosine for hit in hits[:3]),
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
