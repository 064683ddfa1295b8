"""Folders → the documents in them: which files belong together, which to read and which to show.

Looks at names, not contents; what is wrong with one file never hides the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DocumentError
from corpus.model import DocumentId
from ingest.errors import DuplicateDocument, NotReadable, UnknownFormat
from ingest.files.read_file import ENDINGS, document_id, locate, plain_name

ABOUT_THE_FOLDER = frozenset(("README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG"))
"""Stems of files that tell about a folder and are no documents, with or without an ending."""
NOT_DOCUMENTS = frozenset(("register.toml", "thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class DocumentFiles:
    """The files of one document.

    `preferred` is the one to read and `root` the folder that it may not lead out of; `original` is the one to
    open for a person: the PDF where there is one.
    """

    id: DocumentId
    preferred: Path
    root: Path
    original: Path


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the folders hold: documents by id, and errors, by name, for the files that can be none."""

    documents: tuple[DocumentFiles, ...]
    errors: tuple[DocumentError, ...]


def gather(places: Sequence[Path]) -> Gathered:
    """Find the documents in folders (not in folders inside them) and among files given one by one."""
    groups: dict[DocumentId, dict[str, tuple[Path, Path]]] = {}
    errors: list[DocumentError] = []
    seen: set[Path] = set()
    for place in places:
        try:
            found = list(_candidates(place))
        except OSError as error:
            errors.append(NotReadable.because(plain_name(place), error))
            continue
        for path, root in found:
            if path.absolute() in seen:
                continue
            seen.add(path.absolute())
            try:
                _put(groups, path, root)
            except DocumentError as error:
                errors.append(error)
    documents = tuple(_choose(key, groups[key]) for key in sorted(groups))
    return Gathered(documents, tuple(sorted(errors, key=lambda error: error.name)))


def _candidates(place: Path) -> Iterator[tuple[Path, Path]]:
    """Each file that might be a document, with its root, by name; a file given by name always might."""
    if place.is_dir():
        yield from ((path, place) for path in sorted(place.iterdir()) if not _is_skipped(path))
    else:
        yield place, place.parent


def _is_skipped(path: Path) -> bool:
    """Whether a file in a folder is plainly no document: hidden, left by a program, or about the folder."""
    name = path.name
    left = name.startswith((".", "~$")) or name.endswith("~") or path.suffix.lower() == ".tmp"
    about = path.stem.upper() in ABOUT_THE_FOLDER or name.lower() in NOT_DOCUMENTS
    return left or about or path.is_dir()


def _put(groups: dict[DocumentId, dict[str, tuple[Path, Path]]], path: Path, root: Path) -> None:
    """Lay a file with those of the same name; raises what is wrong with it as far as its name tells."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnknownFormat(plain_name(path), ending)
    locate(path, root)
    files = groups.setdefault(document_id(path), {})
    if ending in files:
        raise DuplicateDocument(plain_name(path))
    files[ending] = (path, root)


def _choose(key: DocumentId, files: dict[str, tuple[Path, Path]]) -> DocumentFiles:
    """Pick the file to read and the file to show."""
    best = min(files, key=ENDINGS.index)
    if best == ".txt" and ".pdf" in files and not _has_pages(files[best][0]):
        best = ".pdf"  # text without form feeds would put every page of the PDF on page 1
    preferred, root = files[best]
    return DocumentFiles(key, preferred, root, files.get(".pdf", files[best])[0])


def _has_pages(path: Path) -> bool:
    """Whether a text has form feeds; one that can't be opened counts, so that reading it tells why."""
    try:
        with path.open("rb") as file:
            return any(b"\f" in piece for piece in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return True
