"""The form about an uploaded file ↔ what the register is to know of the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.errors import KnowledgeError
from corpus.model import Audience, DocumentId, Registration, Status
from ingest.intake.receive_upload import id_of
from ui.api.visible_library import VisibleLibrary

NEW = ""
"""What the list of documents gives where it is no new version of any."""
KINDS = ("handlingsprogram", "handlingsplan", "policy", "riktlinje", "strategi", "plan", "reglemente",
         "protokoll", "tjänsteutlåtande", "dokument")  # fmt: skip
STATES = (Status.IN_FORCE, Status.PROPOSAL, Status.RECORD)
LONGEST = 200
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


class WrongForm(KnowledgeError):
    """A field can't be used; the message names it."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields as they were filled in."""

    version_of: str
    title: str
    kind: str
    status: str
    date: str
    valid_to: str
    dnr: str
    decision: str
    replaces: Sequence[str]


def documents_of(shelf: VisibleLibrary) -> list[tuple[str, str]]:
    """What may be chosen as the version before: nothing, or a document."""
    known = [(f"Ny version av: {each.registration.title}", str(each.id)) for each in shelf.documents]
    return [("Ett nytt dokument", NEW), *known]


def replaceable(shelf: VisibleLibrary) -> list[tuple[str, str]]:
    """What a document may replace."""
    known = {str(each.id): each.registration.title for each in shelf.documents}
    # What has been replaced already is named, though its file may not be here.
    gone = {key for each in shelf.documents for key in each.registration.supersedes if key not in known}
    return [*((title, key) for key, title in known.items()), *((key, key) for key in sorted(gone))]


def suggested(found: Registration, name: str, shelf: VisibleLibrary) -> Form:
    """The form filled in from what a file says of itself, its name and the document it seems to be a version of."""
    stem = name.rsplit(".", 1)[0]
    known = {each.id: each.registration for each in shelf.documents}
    by_title = {each.title.casefold(): key for key, each in known.items()}
    title = stem if found.title in {"", "fil"} else found.title
    before = next((key for key in (DocumentId(stem), id_of(stem)) if key in known), None) or by_title.get(
        title.casefold()
    )
    old = known.get(before) if before else None
    return Form(
        version_of=before or NEW,
        title=old.title if old else title,
        kind=(old.kind if old else found.kind) or KINDS[-1],
        status=(Status.RECORD if found.status is Status.RECORD else Status.IN_FORCE).value,
        date=found.date,
        valid_to=found.valid_to or (old.valid_to if old else ""),
        dnr=(old.dnr if old else "") or found.dnr,
        decision="",
        replaces=list(old.supersedes) if old else [],
    )


def as_version(form: Form, name: str, shelf: VisibleLibrary) -> Form:
    """The form with what doesn't change between versions of the document chosen; the file's name for a new one."""
    old = next((each.registration for each in shelf.documents if each.id == form.version_of), None)
    if old is None:
        return replace(form, title=name.rsplit(".", 1)[0], replaces=[])
    return replace(
        form, title=old.title, kind=old.kind, dnr=old.dnr or form.dnr, valid_to=form.valid_to or old.valid_to,
        replaces=list(old.supersedes),
    )  # fmt: skip


def registration_of(form: Form, audience: Audience, shelf: VisibleLibrary) -> Registration:
    """What the register is to know; raises WrongForm with the field that is wrong."""
    title = _line("Titel", form.title)
    if not title:
        raise WrongForm("Titel: skriv dokumentets namn.")
    known = {str(each.id): each.registration for each in shelf.documents}
    identity = DocumentId(form.version_of) if form.version_of in known else id_of(title)
    if not identity:
        raise WrongForm("Titel: skriv ett namn med bokstäver.")
    if form.version_of == NEW and identity in known:
        raise WrongForm(
            f"Det finns redan ett dokument som heter så. Välj «Ny version av: {known[identity].title}»."
        )
    begins, ends = _day("Gäller från", form.date), _day("Gäller till", form.valid_to)
    if begins and ends and ends < begins:
        raise WrongForm("Gäller till: dagen ligger före «Gäller från».")
    replaces = tuple(dict.fromkeys(each for each in form.replaces if each and each != identity))
    return Registration(
        id=identity,
        title=title,
        kind=_line("Typ", form.kind) or KINDS[-1],
        date=begins,
        dnr=_line("Diarienummer", form.dnr),
        decision=_line("Beslut", form.decision),
        status=Status(form.status) if form.status in set(STATES) else Status.UNKNOWN,
        audience=audience,
        valid_to=ends,
        supersedes=replaces,
        confirmed=True,
    )


def _line(name: str, text: str) -> str:
    """A field as one line of signs that can be seen."""
    line = " ".join(_UNSEEN.sub(" ", text or "").split())
    if len(line) > LONGEST:
        raise WrongForm(f"{name}: högst {LONGEST} tecken.")
    return line


def _day(name: str, text: str) -> str:
    """A day in ISO 8601, "" where none is given."""
    day = (text or "").strip()
    try:
        return date.fromisoformat(day).isoformat() if day else ""
    except ValueError as error:
        raise WrongForm(f"{name}: skriv dagen som 2026-01-31, eller lämna tomt.") from error
