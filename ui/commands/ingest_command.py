"""`trygg ingest`: read the documents, build the index, say what became of them."""

import argparse
import importlib
import sys
from dataclasses import replace
from time import perf_counter

from assistant.checklists.read_definitions import known, read_checklists
from corpus.currency.changes import currency_files, read_currency
from corpus.errors import KnowledgeError
from corpus.index.generations import current
from corpus.index.open_library import open_library
from corpus.municipality import municipality_of
from corpus.settings import Settings
from ingest.errors import DiskFull
from ingest.intake.ingest_report import Report, unchanged
from ingest.intake.inputs import Inputs, find_inputs
from ui.commands.progress_bar import Bar


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0, or 1 where a document couldn't be read."""
    start = perf_counter()
    inputs = find_inputs(settings, options.paths)
    report = None if options.force else unchanged(inputs, settings.data)
    if report is None:
        report = _build(inputs, settings)
    report = replace(report, warnings=(*report.warnings, *_checklists(settings)))
    _show(report, perf_counter() - start)
    return 1 if report.errors else 0


def _checklists(settings: Settings) -> tuple[str, ...]:
    """What is wrong with the checklists' definitions: edited since, or pointing at what is gone."""
    folder = current(settings.data)
    if folder is None:
        return ()
    try:
        changes = {change.id for change in read_currency(currency_files(settings)).changes}
        shelved = read_checklists(known(open_library(folder), changes), municipality_of(settings).checklists)
    except KnowledgeError as error:
        return (f"checklistorna gick inte att pröva: {error}",)
    return tuple(f"checklistan lämnas utanför: {error}" for error in shelved.broken.values())


def _build(inputs: Inputs, settings: Settings) -> Report:
    # Loading the embedder and the store takes seconds, and an unchanged corpus needs neither.
    embedding = importlib.import_module("corpus.index.embedding")
    build = importlib.import_module("ingest.intake.build_generation")
    try:
        with Bar() as bar:
            report: Report = build.build(
                inputs, settings, embedding.make_embedder(settings.embedder, settings.threads), bar.show
            )
    except OSError as error:
        if error.errno == 28:
            raise DiskFull from error
        raise
    return report


def _show(report: Report, seconds: float) -> None:
    for line in report.errors:
        print(f"FEL      {line}", file=sys.stderr)
    for line in report.warnings:
        print(f"VARNING  {line}", file=sys.stderr)
    if not report.changed:
        print(f"Inget har ändrats sedan förra inläsningen. ({seconds:.1f} s)")
        return
    print(
        f"{report.documents} dokument, {report.pages} sidor, {report.passages} stycken, "
        f"{report.statements} påståenden, {report.records} poster. "
        f"{report.embedded} texter räknades om. {len(report.warnings)} varningar, {len(report.errors)} fel. "
        f"{seconds:.1f} s."
    )
