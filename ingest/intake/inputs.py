"""What an ingest is made from, and a digest over it that tells whether anything has changed.

Kept free of heavy libraries: an unchanged corpus is recognised without loading a model or opening a store.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import corpus
import ingest
from corpus.municipality import municipality_of
from corpus.settings import LOCAL, Settings, embedder_name
from ingest.digest.read_voices import voices_beside
from ingest.files.gather import Gathered, gather
from ingest.intake.uploads import Upload, path_of, uploads_in_force
from ingest.structure.layout import ReadingSettings, reading_settings


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digest files, official documents and registers, with the digest over them all."""

    digest_files: tuple[Path, ...]
    official: Gathered
    registers: tuple[Path, ...]
    stamp: str
    uploads: tuple[Upload, ...] = ()
    reading: ReadingSettings = field(default_factory=ReadingSettings)


def find_inputs(
    settings: Settings,
    extra: Sequence[Path],
    digest: Path | None = None,
    *,
    uploads: Sequence[Upload] | None = None,
) -> Inputs:
    """Look where documents may lie: the municipality's folder, `corpus/local`, the settings', `extra` and uploads.

    `uploads` are those in force where none are given; an upload goes before a folder's file of the same name.
    """
    municipality = municipality_of(settings)
    folders = [LOCAL, *settings.documents, *extra]
    official = gather([place for place in folders if place != LOCAL or place.is_dir()])
    put_in = tuple(uploads_in_force(settings.data) if uploads is None else uploads)
    official = _before(gather([path_of(settings.data, upload) for upload in put_in]), official)
    found = (digest or municipality.documents).rglob("*.md")
    digest_files = tuple(sorted(path for path in found if path.name != "README.md"))
    own = (folder / "register.toml" for folder in folders)
    registers = (*municipality.registers(), *(path for path in own if path.is_file()))
    files = [
        *digest_files,
        *filter(Path.is_file, map(voices_beside, digest_files)),
        *registers,
        *municipality.reading(),
        *(found.preferred for found in official.documents),
    ]
    return Inputs(
        digest_files,
        official,
        registers,
        _stamp(files, settings, put_in),
        put_in,
        reading_settings(municipality.reading()),
    )


def _before(first: Gathered, second: Gathered) -> Gathered:
    """All documents of the first, and of the second those that the first hasn't."""
    taken = {found.id for found in first.documents}
    documents = [*first.documents, *(found for found in second.documents if found.id not in taken)]
    errors = sorted((*first.errors, *second.errors), key=lambda error: error.name)
    return Gathered(tuple(sorted(documents, key=lambda found: found.id)), tuple(errors))


def _stamp(files: Iterable[Path], settings: Settings, uploads: Sequence[Upload] = ()) -> str:
    """SHA-256 over names and bytes of the files, what is said of uploads, the embedder and the code."""
    said = (embedder_name(settings.embedder), settings.chroma_url, municipality_of(settings).id)
    total = hashlib.sha256("\x1f".join(said).encode())
    total.update(repr([upload.registration for upload in uploads]).encode())
    code = [*sorted(Path(ingest.__path__[0]).rglob("*.py")), *sorted(Path(corpus.__path__[0]).rglob("*.py"))]
    for path in [*files, *code]:
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        total.update(path.name.encode() + hashlib.sha256(content).digest())
    return f"sha256:{total.hexdigest()}"
