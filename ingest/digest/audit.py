"""Digest ↔ official text: the whole check of what the project restates.

Takes what has been read and gives findings and figures; knows nothing of how they are shown. What one digest
file or page lacks never hides the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import RegisterError
from corpus.model import Document, DocumentId, Statement
from corpus.swedish.legibility import LIX_MOST, lix
from ingest.digest.audit_copies import Copies
from ingest.digest.audit_support import ENOUGH, Embed, negates_alone, support_of
from ingest.digest.audit_twins import shared_questions, twins
from ingest.digest.coverage import coverage
from ingest.digest.facts import known_names, missing_figures, missing_names
from ingest.digest.findings import Audit, Check, FileFigures, Finding, PageCover, Support
from ingest.digest.link_statements import link
from ingest.digest.official_page import Official
from ingest.digest.read_digest import DigestFile, read_digest

WEAKEST = 15
COVERED = 0.95
"""The share of content sentences to reach; below it each that is missing is named."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest files that could be read, and what was wrong with the others."""

    files: tuple[DigestFile, ...]
    drafts: tuple[DigestFile, ...]
    comments: tuple[tuple[str, str], ...]
    """Comment lines ("> …") of files that aren't drafts: source and text."""
    findings: tuple[Finding, ...]


def read_files(paths: Iterable[Path]) -> Digest:
    """Read digest files; a malformed one becomes a finding with its line."""
    files: list[DigestFile] = []
    comments: list[tuple[str, str]] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            file = read_digest(path)
        except RegisterError as error:
            findings.append(Finding(Check.FORM, f"{error.name}:{error.line}", str(error)))
            continue
        files.append(file)
        if not file.draft:
            lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
            comments += [(f"{path.name}:{n}", line) for n, line in lines if line.startswith((">", "<!--"))]
    finished = tuple(file for file in files if not file.draft)
    return Digest(finished, tuple(file for file in files if file.draft), tuple(comments), tuple(findings))


def audit(digest: Digest, documents: Sequence[Document], embed: Embed) -> Audit:
    """Check every statement whose official document is among `documents`."""
    officials = {document.id: Official(document) for document in documents}
    every = link([s for file in digest.files for s in file.statements], documents)
    known = known_names([*(s.text for s in every), *_official_texts(officials.values())])
    checked = [(s, officials[s.document_id]) for s in every if s.document_id in officials]
    supports = support_of(checked, embed)
    pages = _coverage(digest.files, every, officials)
    findings = [
        *digest.findings,
        *(_drafted(file) for file in digest.drafts),
        *(found for statement, official in checked for found in _facts(statement, official, known)),
        *_supported(supports),
        *_copied(digest, Copies(documents)),
        *_twins(every, embed, known),
        *_legibility(digest.files),
        *_covered(pages),
    ]
    return Audit(
        tuple(findings),
        tuple(_figures(file) for file in digest.files),
        pages,
        tuple(sorted(supports, key=lambda support: support.score)[:WEAKEST]),
        len(every) - len(checked),
        tuple(file.name for file in digest.drafts),
        sum(file.filled for file in digest.drafts),
    )


def _drafted(file: DigestFile) -> Finding:
    state = f"{file.filled} av {file.forms} påståenden ifyllda."
    return Finding(Check.DRAFT, f"{file.name}:1", f"{state} Det har officiell text: lägg det i en egen mapp.")


def _official_texts(officials: Iterable[Official]) -> Iterator[str]:
    return (unit for official in officials for page in official.pages.values() for unit in page.units)


def _facts(statement: Statement, official: Official, known: frozenset[str]) -> Iterator[Finding]:
    """Pages that there aren't, and figures and names that don't stand on those there are."""
    where, pages = _listed(statement.pages), official.on(statement.pages)
    if absent := [page for page in statement.pages if not 1 <= page <= official.document.pages]:
        message = f"sidan {_listed(absent)} finns inte; dokumentet har {official.document.pages} sidor."
        yield Finding(Check.PAGE, statement.source, message)
    for figure in missing_figures(statement.text, pages):
        yield Finding(Check.FIGURE, statement.source, f"«{figure}» står inte på sidan {where}.")
    for name in missing_names(statement.text, pages, official.headings, known):
        yield Finding(
            Check.NAME, statement.source, f"«{name}» står varken på sidan {where} eller i en rubrik."
        )
    if negation := negates_alone(statement, official):
        yield Finding(
            Check.NEGATION, statement.source, f"«{negation}» har ingen motsvarighet i de närmaste meningarna."
        )


def _supported(supports: Iterable[Support]) -> Iterator[Finding]:
    for support in supports:
        if support.score < ENOUGH:
            message = f"sidan stöder inte påståendet ({support.score:.2f}, minst {ENOUGH:.2f} behövs): {support.text}"
            yield Finding(Check.SUPPORT, support.source, message)


def _copied(digest: Digest, copies: Copies) -> Iterator[Finding]:
    texts = [
        (statement.source, text)
        for file in digest.files
        for statement in file.statements
        for text in (statement.text, *statement.questions)
    ]
    for source, text in [*texts, *digest.comments]:
        for run in copies.find(text):
            yield Finding(
                Check.COPY, source, f"{len(run.split())} ord i rad är den officiella textens: «{run}»."
            )


def _twins(statements: Sequence[Statement], embed: Embed, known: frozenset[str]) -> Iterator[Finding]:
    for one, other in twins(statements, embed, known):
        yield Finding(Check.TWIN, other.source, f"säger detsamma som {one.source}: {one.text}")
    for question, under in shared_questions(statements):
        others = ", ".join(statement.source for statement in under[:-1])
        yield Finding(Check.QUESTION, under[-1].source, f"frågan «{question}» står också under {others}.")


def _figures(file: DigestFile) -> FileFigures:
    count = sum(len(statement.questions) for statement in file.statements)
    return FileFigures(file.name, len(file.statements), count, lix(s.text for s in file.statements))


def _legibility(files: Iterable[DigestFile]) -> Iterator[Finding]:
    for figures in map(_figures, files):
        if figures.lix > LIX_MOST:
            yield Finding(
                Check.LEGIBILITY, f"{figures.name}:1", f"LIX är {figures.lix:.1f}, högst {LIX_MOST} är målet."
            )


def _coverage(
    files: Iterable[DigestFile], statements: Sequence[Statement], officials: dict[DocumentId, Official]
) -> tuple[PageCover, ...]:
    """The pages of the documents that the digest restates; one that it doesn't touch is no gap."""
    parts: dict[DocumentId, list[DigestFile]] = defaultdict(list)
    for file in files:
        parts[file.document_id].append(file)
    return tuple(
        page
        for identity, group in parts.items()
        if identity in officials
        for page in coverage(
            officials[identity],
            [statement for statement in statements if statement.document_id == identity],
            [file.records for file in group],
        )
    )


def _covered(pages: Sequence[PageCover]) -> Iterator[Finding]:
    for page in pages:
        if not page.statements:
            source = f"{page.document_id}, s. {page.page}"
            yield Finding(
                Check.PAGE, source, f"inget påstående återger sidan, som har {page.sentences} meningar."
            )
    total = sum(page.sentences for page in pages)
    if total and sum(page.covered for page in pages) < COVERED * total:
        for page in pages:
            for text in page.uncovered:
                yield Finding(
                    Check.COVERAGE, f"{page.document_id}, s. {page.page}", f"återges inte: «{text}»"
                )


def _listed(pages: Iterable[int]) -> str:
    return ", ".join(map(str, pages))
