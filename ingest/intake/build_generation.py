"""Inputs → a new generation of the index, and a report of what became of every document.

Nothing is written where the old generation lies until the new one is whole: a broken file is left out and
named, an interrupted run leaves the old index serving, an unchanged corpus costs nothing.
"""

import errno
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from corpus.errors import KnowledgeError
from corpus.index.embedding import Embedder
from corpus.index.generations import building, locked
from corpus.index.search_index import write_index
from corpus.index.vector_cache import VectorCache
from corpus.model import Edition, Library
from corpus.municipality import municipality_of
from corpus.settings import Settings
from ingest.errors import DiskFull
from ingest.intake.ingest_report import Report, write_report
from ingest.intake.inputs import Inputs
from ingest.intake.read_library import Progress, Read, read_library
from ingest.intake.uploads import write_uploads


def build(inputs: Inputs, settings: Settings, embedder: Embedder, progress: Progress) -> Report:
    """Read everything, write a new generation and make it current.

    Raises IndexBusy where another ingest runs, DiskFull where there is no room, and KnowledgeError where
    nothing at all could be read; the old generation is untouched then.
    """
    with locked(settings.data):
        _, report = generate(inputs, settings, embedder, progress, building)
    return report


Place = Callable[[Path, str], AbstractContextManager[Path]]
"""Data folder and name of a generation → the folder to build it in."""


def generate(
    inputs: Inputs, settings: Settings, embedder: Embedder, progress: Progress, place: Place
) -> tuple[Library, Report]:
    """Read everything and write a generation where `place` says; the caller holds the right to write."""
    start = perf_counter()
    read = read_library(inputs, progress)
    if not read.library.documents:
        raise KnowledgeError("Inget dokument gick att läsa in. Det gamla indexet är orört.")
    try:
        return read.library, _write(read, inputs, settings, embedder, progress, place, start)
    except (OSError, sqlite3.OperationalError) as error:
        if getattr(error, "errno", None) == errno.ENOSPC or "full" in str(error):
            raise DiskFull from error
        raise


def _write(  # noqa: PLR0913 - all are what the making of a generation takes
    read: Read,
    inputs: Inputs,
    settings: Settings,
    embedder: Embedder,
    progress: Progress,
    place: Place,
    start: float,
) -> Report:
    """Write a generation; `start` is when reading began."""
    made = datetime.now(UTC)
    # To the millisecond, so that no generation takes the place of the one that serves.
    name = made.strftime("%Y%m%dT%H%M%S%f")[:-3] + f"-{inputs.stamp[7:15]}"
    municipality = municipality_of(settings)
    cache = VectorCache(embedder, settings.data / "vectors.sqlite", municipality.vectors)
    try:
        with place(settings.data, name) as folder:
            write_index(
                folder,
                read.library,
                cache,
                embedder.name,
                inputs=inputs.stamp,
                made=made.isoformat(timespec="seconds"),
                municipality=municipality.id,
                chroma_url=settings.chroma_url,
                progress=lambda done, total: progress("Räknar vektorer", done, total),
            )
            report = _report(read, cache.made, perf_counter() - start, name)
            write_report(folder, report)
            write_uploads(folder, inputs.uploads)
        return report
    finally:
        cache.close()


def _report(read: Read, embedded: int, seconds: float, name: str) -> Report:
    library = read.library
    records = [document.records for document in library.documents]
    ids = {document.id for document in library.documents}
    official = [document for document in library.documents if document.edition is Edition.OFFICIAL]
    counted = official or list(library.documents)
    return Report(
        True,
        len(ids),
        sum(document.pages for document in counted),
        sum(len(document.passages) for document in official),
        len(library.statements),
        sum(len(r.laws) + len(r.indicators) + len(r.terms) + len(r.requirements) for r in records),
        embedded,
        tuple(read.warnings),
        tuple(read.errors),
        seconds,
        name,
        read.coverage,
        read.withheld,
    )
