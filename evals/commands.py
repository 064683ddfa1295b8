"""What `trygg evaluate answers` and `trygg evaluate retrieval` do; options come parsed, nothing is wired."""

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from evals import report, results
from evals.answers import cases, compare, outputs, run, score
from evals.answers.aggregate import Aggregate, aggregate
from evals.answers.cases import Case
from evals.answers.compare import Comparison
from evals.answers.outputs import Output
from evals.answers.pages import PageSource
from evals.answers.run import Ask
from evals.answers.score import Judgement
from evals.errors import EvaluationError
from evals.retrieval import beir
from evals.retrieval.measure import RetrievalAggregate, Retriever, Searched, measure

RESULTS = Path(__file__).parent / "results"
"""Where runs are kept unless another place is given."""


@dataclass(frozen=True, slots=True)
class Options:
    """How an evaluation is shown and kept.

    `results` is the root of the runs; `outputs` (answers only) a saved file to score instead of asking;
    `against` (answers only) an earlier run's folder to compare with; `config` is what the caller wants
    recorded of the assistant or retriever.
    """

    results: Path = RESULTS
    outputs: Path | None = None
    against: Path | None = None
    verbose: bool = False
    as_json: bool = False
    config: Mapping[str, object] = field(default_factory=dict)


def evaluate_answers(
    ask: Ask | None, cases_path: Path, pages: PageSource, options: Options | None = None
) -> Aggregate:
    """Ask every case (or read saved outputs), judge, save the run, print the table; raises EvaluationError.

    `ask` may be None where `options.outputs` names a file.
    """
    options = options or Options()
    if ask is None and options.outputs is None:
        raise EvaluationError("Ange en assistent att fråga eller en fil med sparade svar (--outputs).")
    loaded = cases.load(cases_path)
    saved = _saved(options.outputs, loaded) if options.outputs else {}
    before = compare.earlier(options.against) if options.against else None
    place = _begin("answers", cases_path, options)
    path = place / "outputs.jsonl"
    found = run.ask_all(ask, loaded, path) if ask and not saved else outputs.save(saved, path)
    judgements = tuple(score.judge(case, found[case.id], pages) for case in loaded)
    totals = aggregate(judgements)
    _keep_answers(place, judgements, totals)
    _warn(loaded, pages)
    _show_answers(
        judgements, totals, options, None if before is None else compare.compare(judgements, before)
    )
    print(f"Sparat i {place}", file=sys.stderr)
    return totals


def evaluate_retrieval(
    retriever: Retriever, beir_folder: Path, options: Options | None = None
) -> RetrievalAggregate:
    """Index and search a BEIR set, save the run and print the measures; raises EvaluationError."""
    options = options or Options()
    loaded = beir.load(beir_folder)
    place = _begin("retrieval", beir_folder / beir.QRELS, options)
    totals, searched = measure(retriever, loaded)
    _keep_retrieval(place, searched, totals)
    values = report.retrieval_values(totals)
    print(results.as_json(values) if options.as_json else report.retrieval_table(totals))
    print(f"Sparat i {place}", file=sys.stderr)
    return totals


def _saved(path: Path, loaded: Sequence[Case]) -> dict[str, Output]:
    found = outputs.load(path)
    missing = [case.id for case in loaded if case.id not in found]
    if missing:
        raise EvaluationError(
            f"{path.name} saknar svar på {len(missing)} av {len(loaded)} frågor, till exempel {missing[0]}."
        )
    return {case.id: found[case.id] for case in loaded}


def _begin(task: str, path: Path, options: Options) -> Path:
    """The folder of a new run, with what it is made from."""
    started = datetime.now(UTC)
    place = results.folder(options.results, task, started)
    config = {
        "started": started.isoformat(timespec="seconds"),
        "set": str(path),
        "set_digest": "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest(),
        "outputs": str(options.outputs) if options.outputs else None,
        **options.config,
    }
    results.write_json(place / "config.json", config)
    return place


def _keep_answers(place: Path, judgements: Sequence[Judgement], totals: Aggregate) -> None:
    results.write_csv(place / results.CASES, [report.case_values(judgement) for judgement in judgements])
    results.write_json(place / "aggregate.json", report.answers_values(totals))
    table = report.answers_table(totals) + "\n\n" + report.failures(judgements) + "\n"
    (place / "report.txt").write_text(table, encoding="utf-8")


def _keep_retrieval(place: Path, searched: Sequence[Searched], totals: RetrievalAggregate) -> None:
    lines = [json.dumps({"id": one.id, "ranking": one.ranking}, ensure_ascii=False) for one in searched]
    (place / "outputs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    results.write_csv(place / "queries.csv", [report.query_values(one) for one in searched])
    results.write_json(place / "aggregate.json", report.retrieval_values(totals))
    (place / "report.txt").write_text(report.retrieval_table(totals) + "\n", encoding="utf-8")


def _warn(loaded: Sequence[Case], pages: PageSource) -> None:
    wrong = score.unfound(loaded, pages)
    if wrong:
        name, gold = wrong[0]
        print(
            f"Varning: {len(wrong)} facitcitat står inte på sin officiella sida, till exempel {name} "
            f"({gold.document_id} s. {gold.page}). Är mappen med officiella texter rätt?",
            file=sys.stderr,
        )


def _show_answers(
    judgements: Sequence[Judgement], totals: Aggregate, options: Options, compared: Comparison | None
) -> None:
    if options.as_json:
        values = report.answers_values(totals)
        if options.verbose:
            values["failed"] = [report.case_values(one) for one in judgements if not one.passed]
        if compared:
            values["against"] = compare.as_values(compared)
        print(results.as_json(values))
        return
    print(report.answers_table(totals))
    if options.verbose:
        print("\n" + report.failures(judgements))
    if compared:
        print("\n" + compare.as_text(compared))
