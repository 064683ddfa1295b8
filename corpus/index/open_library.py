"""A generation's folder → the library it holds, without its vectors: for those who list and never search."""

from pathlib import Path

from corpus.errors import IndexDamaged
from corpus.index.codec import decode, shape
from corpus.index.manifest import read_manifest
from corpus.model import Library


def open_library(folder: Path) -> Library:
    """Read the library of one generation; raises IndexDamaged where another version wrote it."""
    if read_manifest(folder).shape != shape(Library):
        raise IndexDamaged("Indexet är gjort av en annan version. Kör «trygg ingest» på nytt.")
    try:
        return decode(Library, (folder / "library.json").read_bytes())
    except (OSError, ValueError, KeyError) as error:
        raise IndexDamaged("Indexet är skadat. Kör «trygg ingest» på nytt.") from error
