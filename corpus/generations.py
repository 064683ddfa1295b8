"""Generations of the index: each in a folder of its own, one pointer that says which serves.

A new generation is built beside the old one, moved into place and made current by replacing one small file,
so that whatever kills an ingest leaves the old one serving. One ingest at a time; old generations but the
last are cleared away.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import IndexBusy, IndexMissing

_POINTER = "CURRENT"
KEPT = 2
"""Generations on disk: the one that serves and the one before, to roll back to."""


def current(data: Path) -> Path | None:
    """The folder of the generation that serves, or None before the first ingest."""
    try:
        name = (data / _POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    if name != Path(name).name or name in {"", ".."}:
        return None
    folder = data / "generations" / name
    return folder if folder.is_dir() else None


def require_current(data: Path) -> Path:
    """The folder that serves; raises IndexMissing where there is none."""
    folder = current(data)
    if folder is None:
        raise IndexMissing("Det finns inget index ännu. Kör «trygg ingest» först.")
    return folder


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """Hold the right to write; raises IndexBusy where another ingest has it."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "ingest.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusy("En annan inläsning pågår. Vänta tills den är klar och försök igen.") from error
        yield


@contextmanager
def building(data: Path, name: str) -> Iterator[Path]:
    """A folder to build generation `name` in; it becomes current when the block ends without error."""
    root = data / "generations"
    root.mkdir(parents=True, exist_ok=True)
    for leftover in root.glob("*.tmp"):
        shutil.rmtree(leftover, ignore_errors=True)
    folder = root / f"{name}.tmp"
    folder.mkdir()
    try:
        yield folder
        _publish(data, folder, root / name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _publish(data: Path, built: Path, place: Path) -> None:
    if place.exists():
        shutil.rmtree(place)
    os.rename(built, place)
    point_to(data, place.name)
    kept = sorted((p for p in place.parent.iterdir() if p != place), key=lambda p: p.stat().st_mtime)
    for old in kept[: -(KEPT - 1)] if KEPT > 1 else kept:
        shutil.rmtree(old, ignore_errors=True)


def point_to(data: Path, name: str) -> None:
    """Make generation `name` the one that serves, in one step that can't be half done."""
    fresh = data / f"{_POINTER}.new"
    with fresh.open("w", encoding="ascii") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, data / _POINTER)
