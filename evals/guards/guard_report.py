"""Outcomes → tables for people, in Swedish."""

from collections.abc import Sequence

from evals.guards.guard_scores import GuardOutcome, Tally, summary, tallies
from evals.report import table
from evals.retrieval.ranking_metrics import wilson


def shown(outcomes: Sequence[GuardOutcome], *, verbose: bool) -> str:
    """The figures, then by kind and by language; with `verbose` every case that went wrong."""
    parts = [
        _table("i stort", summary(outcomes)),
        _table("slag", tallies(outcomes, lambda case: f"{case.expect.value}: {case.subkind}")),
        _table("språk", tallies(outcomes, lambda case: f"{case.expect.value}: {case.language}")),
    ]
    wrong = [outcome for outcome in outcomes if not outcome.right]
    if verbose:
        parts.append(
            "\n".join(f"{o.case.id} {o.case.expect.value} → {o.level}: {o.case.question}" for o in wrong)
        )
    return "\n\n".join(parts)


def values(outcomes: Sequence[GuardOutcome]) -> dict[str, object]:
    """The figures for JSON, and the ids of what went wrong."""
    return {
        "summary": {tally.name: {"right": tally.right, "of": tally.of} for tally in summary(outcomes)},
        "wrong": [outcome.case.id for outcome in outcomes if not outcome.right],
    }


def _table(name: str, rows: Sequence[Tally]) -> str:
    return table((name, "rätt", "av", "andel", "95 % intervall"), [_row(tally) for tally in rows])


def _row(tally: Tally) -> tuple[str, ...]:
    low, high = wilson(tally.right, tally.of) if tally.of else (0.0, 0.0)
    share = tally.right / tally.of if tally.of else 0.0
    return tally.name, str(tally.right), str(tally.of), f"{share:.1%}", f"{low:.0%}–{high:.0%}"
