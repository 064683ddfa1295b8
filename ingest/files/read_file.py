"""Path → bytes, guarded: nothing outside the folder, nothing too large, no pipes or devices."""

import re
import unicodedata
from pathlib import Path

from corpus.model import DocumentId
from ingest.errors import NotReadable, OutsideFolder, TooLarge

ENDINGS = (".txt", ".pdf", ".docx", ".md", ".html", ".htm")
"""What can be read, the best first where a document has several files: a text with its pages marked reads
truer than its PDF. Kept away from the readers, so that looking for files loads none of their libraries."""
MEGABYTE = 1_000_000
FILE_LIMIT = 200 * MEGABYTE
"""Bytes. A file is held in memory whole while it is read; the largest official one is 0.2 MB."""


def plain_name(path: Path) -> str:
    """The file's own name as it can be shown and stored: NFC, signs that can't be printed as "?"."""
    name = path.name or path.resolve().name
    shown = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "?", shown)


def document_id(path: Path) -> DocumentId:
    """The name without its last ending: Path("Plan v1.2.PDF") -> "Plan v1.2"."""
    return DocumentId(plain_name(path)[: -len(path.suffix) or None])


def locate(path: Path, root: Path) -> Path:
    """Where the path really leads; raises OutsideFolder if not in `root`, NotReadable if nowhere."""
    try:
        real, folder = path.resolve(strict=True), root.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that go in a ring
        raise NotReadable.because(plain_name(path), error) from error
    if not real.is_relative_to(folder):
        raise OutsideFolder(plain_name(path))
    return real


def load(path: Path, root: Path) -> bytes:
    """All bytes of an ordinary file in `root`; raises OutsideFolder, NotReadable or TooLarge."""
    name, real = plain_name(path), locate(path, root)
    try:
        if not real.is_file():  # opening a pipe or device could wait for ever
            raise NotReadable.because(name, OSError())
        with real.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise NotReadable.because(name, error) from error
    if len(data) > FILE_LIMIT:
        raise TooLarge(name, f"den är större än {FILE_LIMIT // MEGABYTE} MB")
    return data
