"""One statement that somebody wants in the digest → what the digest's check says of it, and a draft file.

The draft lies in the data folder in the digest's own format, marked `utkast: ja`, for an editor to move into the
digest (docs/digest.md). Nothing of it is shown to anyone before that.
"""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import KnowledgeError, RegisterError
from corpus.model import Audience, Document, SectionPath, Statement
from ingest.digest.audit import Digest, audit
from ingest.digest.audit_support import Embed
from ingest.digest.audit_twins import twins
from ingest.digest.findings import Check, Finding
from ingest.digest.link_statements import link
from ingest.digest.read_digest import DigestFile, read_digest

FOLDER = "digest-drafts"
LONGEST = 500
_PAGES = re.compile(r"[\d ,–-]+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


class NotAStatement(KnowledgeError):
    """What was written can't be a statement in the digest; the message says why."""


@dataclass(frozen=True, slots=True)
class Note:
    """A statement as it was written, with its pages ("28", "9, 19–21") and everyday questions."""

    document: str
    pages: str
    text: str
    questions: tuple[str, ...]
    audience: Audience = Audience.RESIDENT


def checked(note: Note, document: Document, others: Sequence[Statement], embed: Embed) -> tuple[Finding, ...]:
    """What the digest's check says of it; raises NotAStatement where the form is wrong."""
    file = _read(note, document)
    found = audit(Digest((file,), (), (), ()), [document], embed)
    about = [each for each in found.findings if each.check is not Check.COVERAGE and file.name in each.source]
    own = file.statements[0]
    same = [each for each in others if each.document_id == document.id and set(each.pages) & set(own.pages)]
    about += [
        Finding(Check.TWIN, each.source, f"ett påstående i digesten säger redan detsamma: {each.text}")
        for one, other in twins([*same, own], embed, frozenset())
        for each in (one, other)
        if other is own or one is own
        if each is not own
    ]
    return tuple(about)


def save(note: Note, document: Document, data: Path, findings: Sequence[Finding]) -> Path:
    """Write the draft file; raises NotAStatement where the form is wrong."""
    own = link(_read(note, document).statements, [document])[0]
    sections = {sentence.id: sentence.section for sentence in document.sentences}
    section = sections[own.restates[0]] if own.restates else ()
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]
    path = folder / f"{document.id}-{stamp}.md"
    said = [f"> {_kind(each)} ({each.check.value}): {_line(each.message)}" for each in findings]
    lines = _written(note, document, section, draft=True).splitlines()
    path.write_text("\n".join([*lines, *(said or ["> Prövningen hade inget att anmärka."])]) + "\n", "utf-8")
    return path


def saved(data: Path) -> tuple[DigestFile, ...]:
    """The draft files, newest first; one that somebody has spoilt is left out."""
    files = []
    for path in sorted((data / FOLDER).glob("*.md"), key=lambda path: path.stat().st_mtime, reverse=True):
        try:
            files.append(read_digest(path))
        except RegisterError:
            continue
    return tuple(files)


def _kind(finding: Finding) -> str:
    return "FEL" if finding.is_error else "VARNING"


def _read(note: Note, document: Document) -> DigestFile:
    """The statement as the digest's own reader understands it."""
    if not _line(note.text):
        raise NotAStatement("Skriv påståendet.")
    if len(note.text) > LONGEST:
        raise NotAStatement(f"Påståendet får ha högst {LONGEST} tecken. Dela upp det.")
    if not _PAGES.fullmatch(note.pages.strip() or "x"):
        raise NotAStatement("Sida: skriv sidans nummer, till exempel 28 eller 19–21.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "utkast.md"
        path.write_text(_written(note, document, (), draft=False), encoding="utf-8")
        try:
            file = read_digest(path)
        except RegisterError as error:
            reason = str(error).partition(": ")[2]
            raise NotAStatement(reason[:1].upper() + reason[1:]) from error
    if len(file.statements) != 1:
        raise NotAStatement("Skriv ett påstående i taget.")
    own = file.statements[0]
    if over := [page for page in own.pages if page > document.pages]:
        raise NotAStatement(f"Sidan {over[0]} finns inte; dokumentet har {document.pages} sidor.")
    return replace(file, statements=(own,))


def _written(note: Note, document: Document, section: SectionPath, *, draft: bool) -> str:
    staff = "; medarbetare" if note.audience is Audience.STAFF else ""
    lines = ["---", f"dokument: {document.id}", f"del: {_line(document.registration.title)}"]
    lines += [*(["utkast: ja"] if draft else []), "---", ""]
    lines += [f"{'#' * level} {_line(heading)}" for level, heading in enumerate(section[:4], start=1)]
    lines += ["", f"- {_line(note.text)} (s. {note.pages.strip()}{staff})"]
    lines += [f"  - {_line(each)}" for each in note.questions if _line(each)]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    """A text as one line, so that none of it can become another line of the file."""
    return " ".join(_UNSEEN.sub(" ", text).split())
