"""Judgements → shares by type and in total, each with how many cases it rests on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.answers.score import DEPTHS, EMERGENCY, Judgement
from evals.retrieval.ranking_metrics import percentile, wilson

TOTAL = "alla"
"""What the line of all cases is called in tables."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `of` is 0 where a measure applies to no case."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1, or None of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Its 95 % interval (Wilson), or None of nothing."""
        return wilson(self.hits, self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class Measure:
    """A share: of the judgements it applies to, those for which it holds."""

    name: str
    heading: str
    applies: Callable[[Judgement], bool]
    holds: Callable[[Judgement], bool]

    def share(self, judgements: Sequence[Judgement]) -> Share:
        """The share among these judgements."""
        concerned = [judgement for judgement in judgements if self.applies(judgement)]
        return Share(sum(self.holds(judgement) for judgement in concerned), len(concerned))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a type of case or all of them; `shares` by the name of the measure."""

    name: str
    count: int
    shares: Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """All lines, the time per question in seconds, and how many replies had the status error."""

    total: Line
    types: tuple[Line, ...]
    seconds_median: float
    seconds_p95: float
    errors: int


def _answerable(judgement: Judgement) -> bool:
    return judgement.case.answerable


def _recall(k: int) -> Measure:
    return Measure(f"recall_{k}", f"recall@{k}", _answerable, lambda it: it.recall[k])


MEASURES = (
    *map(_recall, DEPTHS),
    Measure("right", "rätt svar", _answerable, lambda it: it.right),
    # A case without any citation is no proof of verbatim quotes; `citations_right` counts it as wrong.
    Measure(
        "verbatim", "ordagrant", lambda it: it.case.answerable and bool(it.citations), lambda it: it.verbatim
    ),
    Measure("on_gold", "på facit", _answerable, lambda it: it.on_gold),
    Measure("citations_right", "källor rätt", _answerable, lambda it: it.citations_right),
    Measure(
        "refusal_precision", "precision", lambda it: not it.output.answered, lambda it: not it.case.answerable
    ),
    Measure(
        "refusal_recall", "täckning", lambda it: not it.case.answerable, lambda it: not it.output.answered
    ),
    Measure("emergency", "112", lambda it: it.case.type == EMERGENCY, lambda it: it.emergency),
    Measure("passed", "godkänt", lambda it: True, lambda it: it.passed),
)
"""The columns of the table, in order."""


def aggregate(judgements: Sequence[Judgement]) -> Aggregate:
    """The totals; types stand in the order that they first occur in."""
    types = dict.fromkeys(judgement.case.type for judgement in judgements)
    seconds = [judgement.output.seconds for judgement in judgements]
    return Aggregate(
        total=_line(TOTAL, judgements),
        types=tuple(_line(name, [j for j in judgements if j.case.type == name]) for name in types),
        seconds_median=percentile(seconds, 0.5),
        seconds_p95=percentile(seconds, 0.95),
        errors=sum(judgement.output.status == "error" for judgement in judgements),
    )


def _line(name: str, judgements: Sequence[Judgement]) -> Line:
    return Line(name, len(judgements), {measure.name: measure.share(judgements) for measure in MEASURES})
