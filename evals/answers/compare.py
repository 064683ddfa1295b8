"""A run's judgements and an earlier run's folder → which cases became right and which became wrong."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.answers.score import Judgement, reasons
from evals.errors import EvaluationError
from evals.results import CASES


@dataclass(frozen=True, slots=True)
class Comparison:
    """Cases that pass now and didn't, that passed and don't now, and how many are as before or in one run only."""

    better: tuple[Judgement, ...]
    worse: tuple[Judgement, ...]
    same: int
    unmatched: int


def earlier(folder: Path) -> dict[str, bool]:
    """Whether each case of an earlier run passed, by its id; raises EvaluationError."""
    try:
        with (folder / CASES).open(encoding="utf-8", newline="") as file:
            return {row["id"]: row["passed"] == "True" for row in csv.DictReader(file)}
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise EvaluationError(
            f"{folder} är ingen mapp med resultat av en tidigare körning ({CASES})."
        ) from error


def compare(judgements: Sequence[Judgement], before: Mapping[str, bool]) -> Comparison:
    """Each judgement against the earlier run's case with the same id."""
    changed = [one for one in judgements if before.get(one.case.id, one.passed) != one.passed]
    shared = before.keys() & {one.case.id for one in judgements}
    return Comparison(
        tuple(one for one in changed if one.passed),
        tuple(one for one in changed if not one.passed),
        len(shared) - len(changed),
        len(before) + len(judgements) - 2 * len(shared),
    )


def as_text(found: Comparison) -> str:
    """The counts, then each changed case with its question, and why it is wrong now."""
    counts = f"{len(found.better)} blev rätt, {len(found.worse)} blev fel, {found.same} som förut"
    lines = [f"{counts}, {found.unmatched} bara i den ena körningen."]
    for word, judgements in (("RÄTT", found.better), ("FEL ", found.worse)):
        for one in judgements:
            lines.append(f"{word}  {one.case.id} ({one.case.type}): {one.case.question}")
            lines += [f"  – {reason}" for reason in reasons(one)]
    return "\n".join(lines)


def as_values(found: Comparison) -> dict[str, object]:
    """The same for JSON, the changed cases by id."""
    ids = {name: [one.case.id for one in getattr(found, name)] for name in ("better", "worse")}
    return {**ids, "same": found.same, "unmatched": found.unmatched}
