"""What a generation says of itself: a small file beside the index, read before anything heavy is."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import IndexDamaged


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself; `inputs` is a digest over all it was made from."""

    embedder: str
    entries: int
    targets: int
    inputs: str
    shape: str
    made: str
    municipality: str = ""
    """Whose documents they are, the name of its folder; "" for texts of nobody's, as an evaluation has them."""


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it; the last thing that is written into a generation."""
    (folder / "manifest.json").write_text(json.dumps(asdict(manifest)), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """What a generation says of itself; raises IndexDamaged where that can't be read."""
    try:
        return Manifest(**json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexDamaged("Indexet går inte att läsa. Kör «trygg ingest» på nytt.") from error
