"""`trygg bench`: time, memory and size beside their targets, as a table or as JSON."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from corpus.index.embedding import make_embedder
from corpus.settings import Settings
from evals import results
from evals.answers import cases
from evals.speed import bench, checklist_speed, load
from evals.speed.bench import Measure
from ingest.intake.inputs import find_inputs
from ui.api.checklist_formats import rendered

_PROGRAM = (sys.executable, "-m", "ui.cli")
_VERDICTS = {True: "ja", False: "NEJ", None: ""}
_HEADER = ("Mått", "Värde", "Mål", "Nått", "Vad som mättes")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0 when the measuring could be done, whatever the figures."""
    asked = cases.load(options.cases)
    with tempfile.TemporaryDirectory(prefix="trygg-bench-") as folder:
        measured = partial(_soaked, times=options.soak) if options.soak else _measured
        found = measured(settings, asked, Path(folder))
    print(results.as_json({"measures": [_values(one) for one in found]}) if options.json else table(found))
    return 0


def _measured(settings: Settings, asked: Sequence[cases.Case], root: Path) -> list[Measure]:
    embedder = make_embedder(settings.embedder, settings.threads)
    inputs = find_inputs(settings, ())
    fresh, whole = root / "fresh", root / "whole"
    questions = [case.question for case in asked]
    steps: tuple[tuple[str, Callable[[], list[Measure]]], ...] = (
        ("inläsning utan vektorer", lambda: bench.ingest_fresh(inputs, settings, embedder, fresh)),
        ("inläsning med vektorer", lambda: bench.ingest_known(inputs, settings, embedder, whole)),
        ("oförändrad inläsning", lambda: bench.ingest_unchanged(_PROGRAM, whole)),
        ("svar", lambda: bench.asking(settings, embedder, whole, asked)),
        ("checklistor", lambda: checklist_speed.listing(settings, whole, rendered)),
        ("första svaret", lambda: bench.first_answer(_PROGRAM, whole, asked[0])),
        ("tjänsten", lambda: load.started(_PROGRAM, whole, questions)),
        ("tjänsten under belastning", lambda: load.crowded(_PROGRAM, whole, questions, embedder)),
    )
    found: list[Measure] = []
    for name, step in steps:
        _tell(f"Mäter {name}")
        found += step()
    return found


def _soaked(settings: Settings, asked: Sequence[cases.Case], root: Path, times: int) -> list[Measure]:
    embedder = make_embedder(settings.embedder, settings.threads)
    bench.ingest_known(find_inputs(settings, ()), settings, embedder, root)
    return load.soak(_PROGRAM, root, [case.question for case in asked], times, _tell)


def _tell(step: str) -> None:
    print(f"{step} …", file=sys.stderr, flush=True)


def table(found: Sequence[Measure]) -> str:
    """The measures with their targets, columns aligned."""
    rows = [_HEADER, *(_row(one) for one in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _row(one: Measure) -> tuple[str, str, str, str, str]:
    most = f"≤ {one.most:g} {one.unit}" if one.most is not None else ""
    return one.name, f"{one.value:.2f} {one.unit}", most, _VERDICTS[one.met], one.note


def _values(one: Measure) -> dict[str, object]:
    return {
        "name": one.name, "value": round(one.value, 3), "unit": one.unit, "most": one.most,
        "met": one.met, "note": one.note,
    }  # fmt: skip
