"""Inputs → the library: every document read, the digest's statements tied to them, with warnings and errors.

What is wrong with one file never hides the others; nothing is written.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DocumentError, RegisterError
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
from ingest.digest.coverage import coverage
from ingest.digest.fit_statements import fit
from ingest.digest.link_statements import link
from ingest.digest.official_page import Official
from ingest.digest.read_digest import DigestFile, read_digest
from ingest.digest.undigested import statements_of
from ingest.files.read import empty_pages, read
from ingest.intake.inputs import Inputs
from ingest.structure.document import read_document
from ingest.structure.find_registration import register_from
from ingest.structure.find_requirements import requirements_of
from ingest.structure.layout import ReadingSettings
from ingest.structure.passages import passages_of
from ingest.structure.sentences import sentences_of

Progress = Callable[[str, int, int], None]
"""Told the step in Swedish, how many are done and how many there are."""


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
            official.append(_official(found.preferred, found.root, register, warnings, inputs.reading))
        except DocumentError as error:
            errors.append(str(error))
    progress("Läser dokument", total, total)
    files = _finished(_digest_files(inputs.digest_files, errors), warnings)
    digested = {file.document_id for file in files}
    held, gaps, withheld = _holding(files, inputs, official, warnings)
    statements = (
        *link(held, official),
        *gaps,
        *(s for document in official if document.id not in digested for s in statements_of(document)),
    )
    covered: dict[str, float] = {
        document.id: _coverage(
            document, statements, [f.records for f in files if f.document_id == document.id]
        )
        for document in official
        if document.id in digested
    }
    documents = (*official, *_digests(files, statements, register, errors, inputs.reading))
    return Read(Library(documents, statements), warnings, errors, covered, withheld)


def _holding(
    files: Sequence[DigestFile], inputs: Inputs, official: Sequence[Document], warnings: list[str]
) -> tuple[list[Statement], list[Statement], dict[str, tuple[str, ...]]]:
    """The digest's statements that hold in uploaded versions too, what fills the gaps, and those that don't."""
    statements = [statement for file in files for statement in file.statements]
    gaps: list[Statement] = []
    withheld: dict[str, tuple[str, ...]] = {}
    uploaded = {upload.registration.id for upload in inputs.uploads}
    for document in official:
        own = [statement for statement in statements if statement.document_id == document.id]
        if document.id not in uploaded or not own:
            continue
        fitted = fit(own, document)
        statements = [s for s in statements if s.document_id != document.id] + list(fitted.kept)
        gaps += fitted.gaps
        withheld[document.id] = tuple(f"{s.text} ({s.source})" for s in fitted.withheld)
        if fitted.withheld:
            warnings.append(
                f"{document.id}: {len(fitted.withheld)} av {len(own)} påståenden i digesten stämmer inte med den "
                "uppladdade versionen. Dokumentets egna meningar visas i stället tills digesten är rättad."
            )
    return statements, gaps, withheld


def _coverage(document: Document, statements: Sequence[Statement], records: Sequence[Records]) -> float:
    own = [statement for statement in statements if statement.document_id == document.id]
    pages = coverage(Official(document), own, records)
    total = sum(page.sentences for page in pages)
    return sum(page.covered for page in pages) / total if total else 1.0


def _official(
    path: Path, root: Path, register: Register, warnings: list[str], reading: ReadingSettings
) -> Document:
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
    return read_document(source, registration, reading)


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
    files: Sequence[DigestFile],
    statements: Sequence[Statement],
    register: Register,
    errors: list[str],
    reading: ReadingSettings,
) -> list[Document]:
    """The digest edition of each restated document."""
    parts: dict[DocumentId, list[DigestFile]] = defaultdict(list)
    for file in files:
        parts[file.document_id].append(file)
    documents = []
    for identity, group in parts.items():
        registration = register.get(identity)
        if registration is None:
            errors.append(f"{group[0].name}: dokumentet {identity} finns inte i något register.toml.")
            continue
        own = [statement for statement in statements if statement.document_id == identity]
        documents.append(_digest_document(registration, group, own, reading))
    return documents


def _digest_document(
    registration: Registration,
    files: Sequence[DigestFile],
    statements: Sequence[Statement],
    reading: ReadingSettings,
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
        passages_of(registration.id, sentences, {}, reading),
        (),
        Records(
            tuple(law for file in files for law in file.records.laws),
            tuple(indicator for file in files for indicator in file.records.indicators),
            tuple(term for file in files for term in file.records.terms),
            requirements_of(registration.id, sentences, reading.rules),
        ),
    )


def _block(statement: Statement) -> Block:
    page = statement.pages[0]
    words = tuple(Word(token, token, page) for token in statement.text.split())
    return Block(Kind.PARAGRAPH, 0, statement.section, words)
