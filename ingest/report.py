"""What an ingest did, and whether one is needed at all. Kept free of heavy libraries."""

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import IndexProblem
from corpus.generations import current
from corpus.manifest import read_manifest
from ingest.inputs import Inputs


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
