"""What an ingest is made from, and a digest over it that tells whether anything has changed.

Kept free of heavy libraries: an unchanged corpus is recognised without loading a model or opening a store.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
import ingest
from corpus.register import SHIPPED_REGISTER
from corpus.settings import LOCAL, SHIPPED, Settings, embedder_name
from ingest.gather import Gathered, gather

SHIPPED_VECTORS = SHIPPED / "vectors.npz"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digest files, official documents and registers, with the digest over them all."""

    digest_files: tuple[Path, ...]
    official: Gathered
    registers: tuple[Path, ...]
    stamp: str


def find_inputs(settings: Settings, extra: Sequence[Path], shipped: Path = SHIPPED) -> Inputs:
    """Look where documents may lie: what ships, `corpus/local`, TRYGG_DOCUMENTS and `extra` paths."""
    folders = [LOCAL, *settings.documents, *extra]
    official = gather([place for place in folders if place != LOCAL or place.is_dir()])
    digest_files = tuple(sorted(shipped.rglob("*.md")))
    registers = (SHIPPED_REGISTER, *(f / "register.toml" for f in folders if (f / "register.toml").is_file()))
    files = [*digest_files, *registers, *(found.preferred for found in official.documents)]
    return Inputs(digest_files, official, registers, _stamp(files, settings))


def _stamp(files: Iterable[Path], settings: Settings) -> str:
    """SHA-256 over names and bytes of the files, the embedder and the code that shapes the index."""
    total = hashlib.sha256(f"{embedder_name(settings.embedder)}\x1f{settings.chroma_url}".encode())
    code = [*sorted(Path(ingest.__path__[0]).glob("*.py")), *sorted(Path(corpus.__path__[0]).glob("*.py"))]
    for path in [*files, *code]:
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        total.update(path.name.encode() + hashlib.sha256(content).digest())
    return f"sha256:{total.hexdigest()}"
