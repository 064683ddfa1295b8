"""The one draft of a server: who makes it, how far it is, what it holds; then it is published or discarded.

A draft never touches what serves. It stands in a folder with a small file that tells of it, so that all processes
and everybody see the same. Whoever writes holds the lock of the ingest; a draft that says it is being built while
nobody holds the lock was killed, and is cleared away.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus.errors import IndexBusy, KnowledgeError
from corpus.index.generations import current, draft_folder, locked, point_to, previous, publish
from ingest.intake.receive_upload import KEPT, Incoming
from ingest.intake.uploads import forget_unused

FILE, LAST = "draft.json", "draft-last.json"


class State(StrEnum):
    """How far a draft is."""

    BUILDING = "byggs"
    READY = "klart"
    FAILED = "misslyckades"


class NoDraft(KnowledgeError):
    """The draft has been published or discarded by somebody; the message says by whom and when."""


class Overtaken(KnowledgeError):
    """What serves has changed since the draft was made."""


class NothingBefore(KnowledgeError):
    """There is no generation to roll back to."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is told of a draft; times are ISO 8601 in UTC, `base` is the generation that it was made beside.

    `found` is what the page shows of a ready draft, `problem` why it failed.
    """

    by: str
    name: str
    begun: str
    document: str
    title: str
    base: str
    state: State = State.BUILDING
    step: str = ""
    done: int = 0
    total: int = 0
    generation: str = ""
    problem: str = ""
    found: Mapping[str, Any] = field(default_factory=dict)


def now() -> str:
    """The time as it is kept."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def open_draft(data: Path) -> Draft | None:
    """The draft that there is; one whose making was killed is cleared away first."""
    draft = _read(data)
    if draft is None or draft.state is not State.BUILDING:
        return draft
    try:
        with locked(data):
            draft = _read(data)
            if draft is not None and draft.state is State.BUILDING:
                _clear(data)
                return None
            return draft
    except IndexBusy:
        return draft


def write_draft(data: Path, draft: Draft) -> None:
    """Tell of the draft, in one step."""
    _write(draft_folder(data) / FILE, asdict(draft))


def begin(data: Path, draft: Draft) -> None:
    """Make room for a draft; the caller holds the lock. Raises IndexBusy where there is another's."""
    other = _read(data)
    if other is not None and other.state is State.READY:
        raise IndexBusy(taken_text(other))
    _clear(data)
    draft_folder(data).mkdir(parents=True)
    write_draft(data, draft)


def taken_text(draft: Draft) -> str:
    """Who has a draft, since when, and what to do."""
    doing = "håller på att läsa in" if draft.state is State.BUILDING else "har ett utkast av"
    return (
        f"{draft.name} {doing} «{draft.title}» sedan {shown_time(draft.begun)}. "
        "Vänta tills det är publicerat eller kasserat."
    )


def publish_draft(data: Path, generation: str, by: str) -> Draft:
    """Let the draft serve; raises NoDraft, Overtaken where another generation serves than when it was made."""
    with locked(data):
        draft = _ready(data, generation)
        serving = current(data)
        if (serving.name if serving else "") != draft.base:
            raise Overtaken(
                "Det som gäller har ändrats sedan utkastet gjordes, så jämförelsen stämmer inte längre. "
                "Kassera utkastet och ladda upp igen."
            )
        publish(data, draft_folder(data) / draft.generation, draft.generation)
        _end(data, draft, by, "publicerades")
    return draft


def discard_draft(data: Path, generation: str, by: str) -> Draft:
    """Erase the draft; raises NoDraft where there is none of that name (a failed one has the name "")."""
    with locked(data):
        draft = _ready(data, generation)
        _end(data, draft, by, "kasserades")
    return draft


def roll_back(data: Path, expected: str = "") -> tuple[str, str]:
    """Let the generation before serve; returns the names that served and that serves.

    Raises NothingBefore, and Overtaken where `expected` is given and isn't the one that serves.
    """
    with locked(data):
        serving, before = current(data), previous(data)
        if serving is None or before is None:
            raise NothingBefore("Det finns ingen tidigare generation att gå tillbaka till.")
        if expected and serving.name != expected:
            raise Overtaken(
                "Det som gäller har ändrats sedan sidan visades. Se efter igen vad som gäller nu."
            )
        point_to(data, before.name)
        return serving.name, before.name


def sweep(data: Path) -> None:
    """Clear away what a killed process left behind; does nothing while somebody writes."""
    if not data.is_dir():
        return
    open_draft(data)
    try:
        with locked(data):
            for leftover in (*(data / "generations").glob("*.tmp"), *draft_folder(data).glob("*.tmp")):
                shutil.rmtree(leftover, ignore_errors=True)
            Incoming(data).tidy(KEPT)
            forget_unused(data)
    except IndexBusy:
        return


def shown_time(at: str) -> str:
    """A time as people read it here: "2026-11-24 kl. 14.05"."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d kl. %H.%M")
    except ValueError:
        return at


def _ready(data: Path, generation: str) -> Draft:
    draft = _read(data)
    if draft is not None and draft.generation == generation and draft.state is not State.BUILDING:
        return draft
    last = _load(data / LAST)
    told = f" Det {last['done']} {shown_time(str(last['at']))} av {last['by']}." if last else ""
    raise NoDraft(f"Utkastet finns inte längre.{told}")


def _end(data: Path, draft: Draft, by: str, done: str) -> None:
    _write(data / LAST, {"by": by, "at": now(), "done": done, "title": draft.title})
    _clear(data)
    forget_unused(data)


def _clear(data: Path) -> None:
    shutil.rmtree(draft_folder(data), ignore_errors=True)


def _read(data: Path) -> Draft | None:
    kept = _load(draft_folder(data) / FILE)
    try:
        return replace(Draft(**kept), state=State(kept["state"])) if kept else None
    except (TypeError, ValueError):
        return None


def _load(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, content: Mapping[str, Any]) -> None:
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    os.replace(fresh, path)
