"""A run's files: `<root>/<task>/<time>/` with config, outputs, one row per case or query, and totals."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from evals.errors import EvaluationError

CASES = "cases.csv"
"""One row for each case of a run of answers."""


def folder(root: Path, task: str, time: datetime) -> Path:
    """A new folder for a run, numbered where two begin in the same second; raises EvaluationError."""
    name = time.strftime("%Y-%m-%dT%H-%M-%S")
    try:
        (root / task).mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            made = root / task / (name if number == 1 else f"{name}-{number}")
            if not made.exists():
                made.mkdir()
                return made
    except OSError as error:
        raise EvaluationError(f"Resultatmappen {root} går inte att skriva i: {error.strerror}.") from error
    raise EvaluationError(f"Resultatmappen {root / task} har för många körningar med samma tid.")


def write_json(path: Path, values: Mapping[str, object]) -> None:
    """Write values as JSON for reading by people too."""
    path.write_text(as_json(values) + "\n", encoding="utf-8")


def as_json(values: Mapping[str, object]) -> str:
    """Values as indented JSON, å, ä and ö as themselves."""
    return json.dumps(values, ensure_ascii=False, indent=2)


def write_csv(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows that have the same fields, with a header; needs at least one row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
