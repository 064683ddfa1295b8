"""What an ingest did, and whether one is needed at all. Kept free of heavy libraries."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import IndexProblem
from corpus.index.generations import current
from corpus.index.manifest import read_manifest
from ingest.intake.inputs import Inputs


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest did; `embedded` counts the texts that had to be embedded."""

    changed: bool
    documents: int
    pages: int
    passages: int
    statements: int
    records: int
    embedded: int
    warnings: tuple[str, ...]
    errors: tuple[str, ...]
    seconds: float
    generation: str
    coverage: dict[str, float] = field(default_factory=dict)
    """By document id the share of its content sentences that the digest restates, 0 to 1."""
    withheld: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By document id the digest's statements that don't hold in its uploaded version."""


FILE = "report.json"
"""The report's place in its generation's folder."""


def write_report(folder: Path, report: Report) -> None:
    """Keep a report with its generation."""
    (folder / FILE).write_text(json.dumps(asdict(report), ensure_ascii=False), encoding="utf-8")


def read_report(folder: Path) -> Report | None:
    """The report of a generation, None where it was made without one."""
    try:
        kept: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
        kept |= {name: tuple(kept[name]) for name in ("warnings", "errors")}
        return Report(**kept)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def unchanged(inputs: Inputs, data: Path) -> Report | None:
    """A report at once where the generation that serves was made from just these inputs, else None."""
    folder = current(data)
    if folder is None or inputs.official.errors:
        return None
    try:
        manifest = read_manifest(folder)
    except IndexProblem:
        return None
    if manifest.inputs != inputs.stamp or not (folder / "library.json").is_file():
        return None
    return Report(False, 0, 0, 0, 0, 0, 0, (), (), 0.0, folder.name)
