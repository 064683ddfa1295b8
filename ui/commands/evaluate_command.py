"""`trygg evaluate`: measure answers, retrieval, or when to refuse."""

import argparse
from pathlib import Path

from assistant.build import build
from corpus.index.embedding import make_embedder
from corpus.settings import LOCAL, Settings
from evals import results
from evals.answers import pages
from evals.commands import Options, evaluate_answers, evaluate_retrieval
from evals.guards import guard_cases, guard_report
from evals.guards.guard_scores import measured
from evals.retrieval.product_retriever import ProductRetriever
from evals.training.refusal import evaluate_refusal


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0 when the measuring could be done, whatever the figures."""
    if options.task == "answers":
        return _answers(options, settings)
    if options.task == "guards":
        return _guards(options, settings)
    embedder = make_embedder(settings.embedder, settings.threads)
    if options.task == "refusal":
        evaluate_refusal(settings, embedder, options.cases, write=options.write)
        return 0
    evaluate_retrieval(
        ProductRetriever(embedder, settings.data),
        options.beir,
        Options(verbose=options.verbose, as_json=options.json),
    )
    return 0


def _guards(options: argparse.Namespace, settings: Settings) -> int:
    outcomes = measured(build(settings).answer, guard_cases.load(options.cases))
    if options.json:
        print(results.as_json(guard_report.values(outcomes)))
    else:
        print(guard_report.shown(outcomes, verbose=options.verbose))
    return 0


def _answers(options: argparse.Namespace, settings: Settings) -> int:
    folders = options.corpus or [*settings.documents, *([LOCAL] if LOCAL.is_dir() else [])]
    ask = None if options.outputs else build(settings).answer
    judged = pages.read([Path(folder) for folder in folders])
    wanted = Options(outputs=options.outputs, verbose=options.verbose, as_json=options.json)
    evaluate_answers(ask, options.cases, judged, wanted)
    return 0
