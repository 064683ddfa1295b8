"""Inputs → a new generation of the index, and a report of what became of every document.

Nothing is written where the old generation lies until the new one is whole: a broken file is left out and
named, an interrupted run leaves the old index serving, an unchanged corpus costs nothing.
"""

import errno
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from corpus.embedding import Embedder
from corpus.errors import DocumentError, KnowledgeError, RegisterError
from corpus.generations import building, locked
from corpus.index import write_index
from corpus.model import (
    Block,
    Document,
    DocumentId,
    Edition,
    Kind,
    Library,
    Records,
    Registration,
    Statement,
    Word,
)
from corpus.register import Register, read_register
from corpus.settings import Settings
from corpus.vectors import VectorCache
from ingest.audit_coverage import coverage
from ingest.audit_pages import Official
from ingest.digest import DigestFile, read_digest
from ingest.document import read_document
from ingest.errors import DiskFull
from ingest.fit import fit
from ingest.inputs import SHIPPED_VECTORS, Inputs
from ingest.link import link
from ingest.passages import passages_of
from ingest.read import empty_pages, read
from ingest.registration import register_from
from ingest.report import Report, write_report
from ingest.requirements import requirements_of
from ingest.sentences import sentences_of
from ingest.settings import ReadingSettings
from ingest.undigested import statements_of
from ingest.uploads import write_uploads

Progress = Callable[[str, int, int], None]
"""Told the step in Swedish, how many are done and how many there are."""


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


@dataclass(frozen=True, slots=True)
class Read:
    """All that can be read, with warnings and errors in Swedish.

    `coverage` is by document the share of its content that the digest restates, `withheld` the statements that don't
    hold in an uploaded version.
    """

    library: Library
    warnings: list[str]
    errors: list[str]
    coverage: dict[str, float]
    withheld: dict[str, tuple[str, ...]]


def read_library(inputs: Inputs, progress: Progress) -> Read:
    """Read documents and digests; what is wrong with one never hides the others."""
    warnings: list[str] = []
    errors = [str(error) for error in inputs.official.errors]
    register = read_register(inputs.registers) | {
        each.registration.id: each.registration for each in inputs.uploads
    }
    official: list[Document] = []
    total = len(inputs.official.documents)
    for done, found in enumerate(inputs.official.documents):
        progress("Läser dokument", done, total)
        try:
            official.append(_official(found.preferred, found.root, register, warnings))
        except DocumentError as error:
            errors.append(str(error))
    progress("Läser dokument", total, total)
    files = _finished(_digest_files(inputs.digest_files, errors), warnings)
    digested = {file.document_id for file in files}
    held, withheld = _holding(files, inputs, official, warnings)
    statements = (
        *link(held, official),
        *(s for document in official if document.id not in digested for s in statements_of(document)),
    )
    covered: dict[str, float] = {
        document.id: _coverage(
            document, statements, [f.records for f in files if f.document_id == document.id]
        )
        for document in official
        if document.id in digested
    }
    documents = (*official, *_digests(files, statements, register, errors))
    return Read(Library(documents, statements), warnings, errors, covered, withheld)


def _holding(
    files: Sequence[DigestFile], inputs: Inputs, official: Sequence[Document], warnings: list[str]
) -> tuple[list[Statement], dict[str, tuple[str, ...]]]:
    """The digest's statements; of an uploaded version's those that hold in it, with those that don't by document."""
    statements = [statement for file in files for statement in file.statements]
    withheld: dict[str, tuple[str, ...]] = {}
    uploaded = {upload.registration.id for upload in inputs.uploads}
    for document in official:
        own = [statement for statement in statements if statement.document_id == document.id]
        if document.id not in uploaded or not own:
            continue
        fitted = fit(own, document)
        statements = [s for s in statements if s.document_id != document.id] + list(fitted.kept)
        withheld[document.id] = tuple(f"{s.text} ({s.source})" for s in fitted.withheld)
        if fitted.withheld:
            warnings.append(
                f"{document.id}: {len(fitted.withheld)} av {len(own)} påståenden i digesten stämmer inte med den "
                "uppladdade versionen och visas inte. Rätta digesten."
            )
    return statements, withheld


def _coverage(document: Document, statements: Sequence[Statement], records: Sequence[Records]) -> float:
    own = [statement for statement in statements if statement.document_id == document.id]
    pages = coverage(Official(document), own, records)
    total = sum(page.sentences for page in pages)
    return sum(page.covered for page in pages) / total if total else 1.0


def _official(path: Path, root: Path, register: Register, warnings: list[str]) -> Document:
    source = read(path, root)
    registration = register.get(source.id)
    if registration is None:
        registration = register_from(source)
        warnings.append(
            f"{source.name}: finns inte i registret. Läst ur dokumentet: «{registration.title}», "
            f"datum {registration.date or 'okänt'}, dnr {registration.dnr or 'okänt'}. Bekräfta i register.toml."
        )
    if pages := empty_pages(source):
        listed = ", ".join(map(str, pages))
        warnings.append(f"{source.name}: sida {listed} saknar text och behöver texttolkas (OCR).")
    return read_document(source, registration, ReadingSettings())


def _digest_files(paths: Sequence[Path], errors: list[str]) -> list[DigestFile]:
    files = []
    for path in paths:
        try:
            files.append(read_digest(path))
        except RegisterError as error:
            errors.append(str(error))
    return files


def _finished(files: Sequence[DigestFile], warnings: list[str]) -> list[DigestFile]:
    """The files that aren't drafts; each draft is told of and left out."""
    warnings += [
        f"{file.name}: utkast, {file.filled} av {file.forms} påståenden ifyllda. Det visas inte för någon."
        for file in files
        if file.draft
    ]
    return [file for file in files if not file.draft]


def _digests(
    files: Sequence[DigestFile], statements: Sequence[Statement], register: Register, errors: list[str]
) -> list[Document]:
    """The digest edition of each restated document."""
    parts: dict[DocumentId, list[DigestFile]] = defaultdict(list)
    for file in files:
        parts[file.document_id].append(file)
    documents = []
    for identity, group in parts.items():
        registration = register.get(identity)
        if registration is None:
            errors.append(f"{group[0].name}: dokumentet {identity} finns inte i corpus/register.toml.")
            continue
        own = [statement for statement in statements if statement.document_id == identity]
        documents.append(_digest_document(registration, group, own))
    return documents


def _digest_document(
    registration: Registration, files: Sequence[DigestFile], statements: Sequence[Statement]
) -> Document:
    """Statements as a document: each a paragraph on the page it restates."""
    blocks = [_block(statement) for statement in sorted(statements, key=lambda s: s.pages[0])]
    sentences = sentences_of(registration.id, blocks)
    return Document(
        registration,
        Edition.DIGEST,
        max((page for statement in statements for page in statement.pages), default=0),
        tuple(blocks),
        sentences,
        passages_of(registration.id, sentences, {}, ReadingSettings()),
        (),
        Records(
            tuple(law for file in files for law in file.records.laws),
            tuple(indicator for file in files for indicator in file.records.indicators),
            tuple(term for file in files for term in file.records.terms),
            requirements_of(registration.id, sentences),
        ),
    )


def _block(statement: Statement) -> Block:
    page = statement.pages[0]
    words = tuple(Word(token, token, page) for token in statement.text.split())
    return Block(Kind.PARAGRAPH, 0, statement.section, words)


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
    cache = VectorCache(embedder, settings.data / "vectors.sqlite", SHIPPED_VECTORS)
    try:
        with place(settings.data, name) as folder:
            write_index(
                folder,
                read.library,
                cache,
                embedder.name,
                inputs=inputs.stamp,
                made=made.isoformat(timespec="seconds"),
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
