"""Totals → text for people (Swedish) and plain values for JSON and CSV; writes no file."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from evals.answers.aggregate import MEASURES, Aggregate, Line, Share
from evals.answers.score import DEPTHS, Judgement, reasons
from evals.retrieval.measure import RetrievalAggregate, Searched

NOTHING = "–"
LEGEND = "Procent. Ordagrant och på facit gäller citaten, precision och täckning gäller att avstå."
CONTRACT_NAMES = {
    "ndcg_10": "nDCG@10",
    **{f"recall_{k}": f"recall@{k}" for k in DEPTHS},
    "mrr_10": "MRR@10",
    "ms_median": "ms_per_query",
    "ms_p95": "ms_per_query_p95",
}


def table(headings: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell, the first to the left and the others to the right."""
    widths = [max(len(row[place]) for row in (headings, *body)) for place in range(len(headings))]
    lines = [_joined(headings, widths), "  ".join("─" * width for width in widths)]
    return "\n".join([*lines, *(_joined(row, widths) for row in body)])


def answers_table(totals: Aggregate) -> str:
    """The shares by type and in all, with the 95 % intervals beneath, then times and errors."""
    headings = ["typ", "n", *(measure.heading for measure in MEASURES)]
    body = [_cells(line) for line in (*totals.types, totals.total)]
    intervals = [_interval(totals.total.shares[measure.name]) for measure in MEASURES]
    median, p95 = _decimal(totals.seconds_median, 3), _decimal(totals.seconds_p95, 3)
    shares = table(headings, [*body, ["95 % intervall", "", *intervals]])
    seconds = f"Sekunder per fråga: median {median}, 95:e percentilen {p95}."
    return f"{shares}\n\n{LEGEND}\n{seconds} Svar med status error: {totals.errors}."


def failures(judgements: Sequence[Judgement]) -> str:
    """The cases that didn't pass, each with its question and why."""
    failed = [judgement for judgement in judgements if not judgement.passed]
    lines = [f"Underkända: {len(failed)} av {len(judgements)}"]
    for judgement in failed:
        lines.append(f"{judgement.case.id} ({judgement.case.type}): {judgement.case.question}")
        lines += [f"  – {reason}" for reason in reasons(judgement)]
    return "\n".join(lines)


def retrieval_table(totals: RetrievalAggregate) -> str:
    """The measures of a retrieval set, one row each."""
    low, high = _decimal(totals.ndcg_10_low, 3), _decimal(totals.ndcg_10_high, 3)
    body = [
        ["nDCG@10", _decimal(totals.ndcg_10, 3)],
        ["  95 % intervall", f"{low}–{high}"],
        *([f"recall@{k}", _decimal(getattr(totals, f"recall_{k}"), 3)] for k in DEPTHS),
        ["MRR@10", _decimal(totals.mrr_10, 3)],
        ["ms per fråga, median", _decimal(totals.ms_median, 1)],
        ["ms per fråga, 95:e percentilen", _decimal(totals.ms_p95, 1)],
        ["sekunder att indexera", _decimal(totals.index_seconds, 1)],
        ["dokument", str(totals.documents)],
        ["frågor", str(totals.queries)],
        ["frågor utan facit, överhoppade", str(totals.skipped)],
    ]
    return table(["mått", "värde"], body)


def answers_values(totals: Aggregate) -> dict[str, object]:
    """The totals for JSON; a share of nothing has the value null."""
    return {
        "total": _line_values(totals.total),
        "types": {line.name: _line_values(line) for line in totals.types},
        "seconds": {"median": totals.seconds_median, "p95": totals.seconds_p95},
        "errors": totals.errors,
    }


def retrieval_values(totals: RetrievalAggregate) -> dict[str, object]:
    """The measures for JSON, named as in the contract."""
    return {CONTRACT_NAMES.get(name, name): value for name, value in asdict(totals).items()}


def case_values(judgement: Judgement) -> dict[str, object]:
    """One case for a row of CSV; `why` is empty where it passed."""
    return {
        "id": judgement.case.id,
        "type": judgement.case.type,
        "audience": judgement.case.audience.value,
        "answerable": judgement.case.answerable,
        "status": judgement.output.status,
        "passed": judgement.passed,
        **{f"recall@{k}": judgement.recall.get(k, "") for k in DEPTHS},
        "right": judgement.right if judgement.case.answerable else "",
        "missing": len(judgement.missing),
        "forbidden": len(judgement.forbidden),
        "words": judgement.words,
        "citations": len(judgement.citations),
        "verbatim": sum(checked.verbatim for checked in judgement.citations),
        "on_gold": sum(checked.on_gold for checked in judgement.citations),
        "seconds": round(judgement.output.seconds, 4),
        "why": "; ".join(reasons(judgement)),
    }


def query_values(searched: Searched) -> dict[str, object]:
    """One query for a row of CSV."""
    return {**asdict(searched), "ranking": " ".join(searched.ranking)}


def _joined(row: Sequence[str], widths: Sequence[int]) -> str:
    first = row[0].ljust(widths[0])
    rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([first, *rest]).rstrip()


def _cells(line: Line) -> list[str]:
    return [line.name, str(line.count), *(_percent(line.shares[measure.name]) for measure in MEASURES)]


def _percent(share: Share) -> str:
    return NOTHING if share.value is None else _decimal(share.value * 100, 1)


def _interval(share: Share) -> str:
    if share.interval is None:
        return NOTHING
    low, high = share.interval
    return f"{low * 100:.0f}–{high * 100:.0f}"


def _decimal(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _line_values(line: Line) -> dict[str, object]:
    return {"n": line.count, **{name: _share_values(share) for name, share in line.shares.items()}}


def _share_values(share: Share) -> Mapping[str, float | int | None]:
    low, high = share.interval or (None, None)
    return {"value": share.value, "hits": share.hits, "of": share.of, "low": low, "high": high}
