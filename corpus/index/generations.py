"""Generations of the index: each in a folder of its own, one pointer that says which serves.

A new generation is built beside the old one, moved into place and made current by replacing one small file,
so that whatever kills an ingest leaves the old one serving. One ingest at a time; old generations but the
last are cleared away. A draft is a generation built in a folder of its own, which serves nobody until it is published.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import IndexBusy, IndexMissing

_POINTER = "CURRENT"


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
    with _made(data / "generations", name) as folder:
        yield folder
        publish(data, folder, name)


@contextmanager
def drafting(data: Path, name: str) -> Iterator[Path]:
    """A folder to build draft `name` in; when the block ends without error it lies where `draft_of` looks."""
    with _made(draft_folder(data), name) as folder:
        yield folder
        os.rename(folder, folder.with_name(name))


def draft_folder(data: Path) -> Path:
    """Where the one draft lies, with what is told of it."""
    return data / "draft"


@contextmanager
def _made(root: Path, name: str) -> Iterator[Path]:
    root.mkdir(parents=True, exist_ok=True)
    for leftover in root.glob("*.tmp"):
        shutil.rmtree(leftover, ignore_errors=True)
    folder = root / f"{name}.tmp"
    folder.mkdir()
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def publish(data: Path, built: Path, name: str) -> None:
    """Move a built generation among the others and make it current; all but it and the one before are erased."""
    before, place = current(data), data / "generations" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        shutil.rmtree(place)
    os.rename(built, place)
    point_to(data, name)
    for old in place.parent.iterdir():
        if old not in (place, before):
            shutil.rmtree(old, ignore_errors=True)


def previous(data: Path) -> Path | None:
    """The generation before the one that serves, None where there is none on disk."""
    now = current(data)
    if now is None:
        return None
    older = [each for each in now.parent.iterdir() if each.name < now.name and each.suffix != ".tmp"]
    return max(older, default=None)


def point_to(data: Path, name: str) -> None:
    """Make generation `name` the one that serves, in one step that can't be half done."""
    fresh = data / f"{_POINTER}.new"
    with fresh.open("w", encoding="ascii") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, data / _POINTER)
