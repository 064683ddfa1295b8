"""A file that somebody puts in, on its way to a draft: checked for class, name, size and whether it can be read.

What may not be kept here is refused before a byte of it is: the class is asked for first. A received file lies in a
folder of its own under a name that can't be guessed, until it becomes part of a draft or a day has passed.
"""

import hashlib
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from corpus.errors import DocumentError, KnowledgeError
from corpus.model import Audience, Document, DocumentId, Registration
from ingest.errors import EmptyDocument, RefusedDocument, UnknownFormat
from ingest.files.read import read
from ingest.files.read_file import ENDINGS
from ingest.intake.uploads import Upload, uploads_folder
from ingest.structure.document import read_document
from ingest.structure.find_registration import register_from
from ingest.structure.layout import ReadingSettings

LIMIT = 50_000_000
"""Bytes of an uploaded file; the largest official one is 0.2 MB, a long plan with pictures perhaps 30."""
KEPT = 86_400
"""Seconds that a received file waits for its form."""
_TOKEN = re.compile(r"[0-9a-f]{32}")
_LONGEST = 80


class Class(StrEnum):
    """The municipality's classes of information; the first two may be put in here."""

    OPEN = "ÖPPEN"
    INTERNAL = "INTERN"
    SENSITIVE = "KÄNSLIG"
    SECRET = "SÄKERHETSSKYDDSKLASSIFICERAD"  # noqa: S105 - no password


REASONS = {
    Class.SENSITIVE: "Känsliga uppgifter får inte läsas in här: svaren kan läsas av många, och det går inte att "
    "begränsa vem som ser vad i dokumentet. Filen har inte tagits emot.",
    Class.SECRET: "Säkerhetsskyddsklassificerade uppgifter får bara hanteras i system som är godkända för dem. Filen "
    "har inte tagits emot. Har den redan lagts någon annanstans: kontakta säkerhetsskyddschefen.",
}


class RefusedClass(KnowledgeError):
    """The class may not be put in here; the message says why."""


def audience_of(chosen: str) -> Audience:
    """Who may see a document of a class; raises RefusedClass for one that may not be put in."""
    try:
        found = Class(chosen.strip().upper())
    except ValueError as error:
        raise RefusedClass("Välj informationsklass först: ÖPPEN eller INTERN.") from error
    if found in REASONS:
        raise RefusedClass(REASONS[found])
    return Audience.RESIDENT if found is Class.OPEN else Audience.STAFF


def ending_of(name: str) -> str:
    """The ending of a file's name that can be read; raises UnknownFormat."""
    shown = plain(name)
    ending = Path(shown).suffix.lower()
    if ending not in ENDINGS:
        raise UnknownFormat(shown, ending)
    return ending


def plain(name: str) -> str:
    """A file's name without its folder and signs that can't be shown: "x/Plan.pdf" -> "Plan.pdf"."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    return (
        re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", last)[-150:].strip()
        or "filen"
    )


def id_of(title: str) -> DocumentId:
    """An id made of a title or file name: "Handlingsprogram 2026 (ny)" -> "handlingsprogram-2026-ny"."""
    words = re.sub(r"[^a-z0-9åäöé]+", "-", unicodedata.normalize("NFC", title).lower())
    return DocumentId(words.strip("-")[:_LONGEST].strip("-"))


@dataclass(frozen=True, slots=True)
class Received:
    """A file that lies and waits; `name` is what it was called where it came from."""

    token: str
    name: str
    path: Path
    sha256: str


class Incoming:
    """Where received files wait."""

    def __init__(self, data: Path) -> None:
        self._root = uploads_folder(data) / ".incoming"

    @contextmanager
    def receiving(self, name: str) -> Iterator[tuple[str, BinaryIO]]:
        """A token and a file to write to; what was begun is erased where the block ends with an error."""
        self.tidy(KEPT)
        token = secrets.token_hex(16)
        folder = self._root / token
        folder.mkdir(parents=True)
        try:
            with (folder / f"fil{ending_of(name)}").open("xb") as file:
                yield token, file
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def find(self, token: str, name: str) -> Received | None:
        """The received file of a token, None where it has gone."""
        folder = self._root / token
        if not _TOKEN.fullmatch(token) or not folder.is_dir():
            return None
        path = next(iter(folder.iterdir()), None)
        if path is None:
            return None
        with path.open("rb") as file:
            return Received(token, plain(name), path, hashlib.file_digest(file, "sha256").hexdigest())

    def drop(self, token: str) -> None:
        """Erase a received file."""
        if _TOKEN.fullmatch(token):
            shutil.rmtree(self._root / token, ignore_errors=True)

    def tidy(self, seconds: float = 0) -> None:
        """Erase what has waited longer than that."""
        for folder in self._root.glob("*"):
            if time.time() - folder.stat().st_mtime >= seconds:
                shutil.rmtree(folder, ignore_errors=True)


def looked_at(received: Received, audience: Audience) -> tuple[Registration, Document]:
    """What a file says of itself, and its document; raises a DocumentError with the name that its owner knows.

    Refused is also a document that is marked for fewer readers than `audience`.
    """
    try:
        source = read(received.path, received.path.parent)
        found = register_from(source)
        document = read_document(source, found, ReadingSettings())
    except DocumentError as error:
        raise DocumentError(received.name, error.reason) from error
    if found.audience is Audience.STAFF and audience is Audience.RESIDENT:
        raise RefusedDocument(
            received.name, "dokumentet är märkt INTERN. Välj klassen INTERN och ladda upp igen."
        )
    if not document.sentences:
        raise EmptyDocument(received.name)
    return found, document


def keep(data: Path, received: Received, registration: Registration, by: str, at: str) -> Upload:
    """Move a received file to where uploads lie; the bytes of one digest are kept once."""
    file = f"{registration.id}{received.path.suffix}"
    place = uploads_folder(data) / received.sha256 / file
    place.parent.mkdir(parents=True, exist_ok=True)
    received.path.replace(place)
    Incoming(data).drop(received.token)
    return Upload(received.sha256, file, registration, by, at)
