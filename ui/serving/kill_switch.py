"""The kill switch: a file in the data folder that every process sees, and the text that people meet meanwhile."""

import time
from collections.abc import Callable
from pathlib import Path

FILE = "PAUSED"
CACHED = 1.0
"""Seconds for which one look at the file counts."""
LONGEST = 500
"""Characters of the text that people meet."""


class KillSwitch:
    """Whether the service is paused; safe to ask at every request."""

    def __init__(self, data: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._file = data / FILE
        self._clock = clock
        self._until = float("-inf")
        self._text: str | None = None

    @property
    def text(self) -> str | None:
        """What people are told while it is paused, "" for the usual words; None where it is open."""
        now = self._clock()
        if now >= self._until:
            self._text, self._until = _read(self._file), now + CACHED
        return self._text


def pause(data: Path, text: str = "") -> None:
    """Stop answering, in every process, within a second or two."""
    data.mkdir(parents=True, exist_ok=True)
    (data / FILE).write_text(" ".join(text.split())[:LONGEST], encoding="utf-8")


def resume(data: Path) -> bool:
    """Answer again; returns whether it was paused."""
    was = (data / FILE).exists()
    (data / FILE).unlink(missing_ok=True)
    return was


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8", errors="replace")[:LONGEST]
    except FileNotFoundError:
        return None
