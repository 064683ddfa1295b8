"""Can what was found answer the question? A calibrated probability, from how near, how covered and of what sort.

The weights come from a logistic regression (`trygg evaluate refusal`) over questions that the documents answer and
questions close by that they don't, and lie in the municipality's calibration.toml; nothing of those questions enters
the product but these numbers.
"""

import math
import tomllib
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter, ValidationError

from assistant.question.expect import asks_of_now, counted, expectations, years
from assistant.search.rank import Hit
from assistant.search.retrieve import Retrieval
from corpus.errors import SettingError
from corpus.model import Statement
from corpus.swedish.fold import grams
from corpus.swedish.words import content_words

FEATURES = ("nearest", "near five", "covered", "least covered", "wrong sort", "no right sort", "right sort",
            "of now", "other year", "stands out", "length")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calibration:
    """Mean, spread and weight of each feature, and three limits on the probability.

    Under `threshold` there is no answer; under `out_of_scope` the question is about something else altogether,
    whatever sort of thing it asks for; under `near` not even the nearest statement is worth showing.
    """

    means: tuple[float, ...]
    spreads: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float
    out_of_scope: float
    near: float

    def probability(self, values: Sequence[float]) -> float:
        """What the features make of it, 0 to 1."""
        scaled = ((v - m) / s for v, m, s in zip(values, self.means, self.spreads, strict=True))
        total = self.bias + sum(w * x for w, x in zip(self.weights, scaled, strict=True))
        return 1 / (1 + math.exp(-total))


@dataclass(frozen=True, slots=True)
class Calibrations:
    """The weights for each kind of question; which evaluation chose them stands in the file they come from."""

    questions: Calibration
    undigested: Calibration
    """Where the best that was found has no everyday questions: a document without a digest."""
    keywords: Calibration
    """For a few search words."""
    foreign: Calibration
    """For other languages, whose words can't be compared: the three features of `foreign_features`."""


def read_calibrations(path: Path) -> Calibrations:
    """The weights in a calibration.toml; raises SettingError where they don't fit the features."""
    try:
        found = TypeAdapter(Calibrations).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise SettingError(f"{path.name} går inte att läsa: {error}") from error
    for name, count in (("questions", len(FEATURES)), ("undigested", len(FEATURES)),
                        ("keywords", len(FEATURES)), ("foreign", 3)):  # fmt: skip
        each: Calibration = getattr(found, name)
        if not len(each.means) == len(each.spreads) == len(each.weights) == count:
            raise SettingError(f"{path.name}: {name} ska ha {count} tal i means, spreads och weights.")
    return found


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


class Judge:
    """Judges retrievals by the weights fitted on a municipality's documents; `names` are its own words."""

    def __init__(self, calibrations: Calibrations, names: Set[str] = frozenset()) -> None:
        self._calibrations, self._names = calibrations, names

    def verdict(self, question: str, retrieval: Retrieval, language: str) -> Verdict:
        """Judge the retrieval of a question that stands alone."""
        hits = retrieval.hits
        if not hits:
            return Verdict(0.0, False, False)
        foreign = language != "sv"
        values = foreign_features(hits) if foreign else features(question, hits, self._names)
        calibration = self._calibrations.foreign if foreign else self._of(question, hits[0])
        probability = calibration.probability(values)
        answerable = probability >= calibration.threshold and not _lacks(question, hits)
        # A telephone number that isn't there doesn't make the question one about something else.
        subject = calibration.probability([0.0 if i in _OF_SORT else v for i, v in enumerate(values)])
        return Verdict(
            probability, answerable, subject >= calibration.out_of_scope, subject >= calibration.near
        )

    def _of(self, question: str, best: Hit) -> Calibration:
        if not getattr(best.target, "questions", ()):
            return self._calibrations.undigested
        return self._calibrations.keywords if is_short(question) else self._calibrations.questions


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


def features(question: str, hits: Sequence[Hit], names: Set[str] = frozenset()) -> tuple[float, ...]:
    """The eleven features in the order of FEATURES."""
    cosines = sorted((hit.cosine for hit in hits[:10]), reverse=True)
    texts = [hit.target.text[:300] for hit in hits[:3]]
    words = content_words(question, names)
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
