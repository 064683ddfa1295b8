"""Sliding windows: who has asked too often, and how long they must wait.

Kept in memory by one process, in a file by several. What somebody asked is never known here, and the file holds
no address: it is kept under a keyed hash whose key lives no longer than the service. Both forget who has been
silent longest when there are too many.
"""

import hashlib
import hmac
import math
import secrets
import sqlite3
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ADDRESSES = 10_000
"""Addresses remembered at a time; at 60 times of 8 bytes each that is some 10 MB at worst."""
FILE = "limits.sqlite"
SWEPT = 500
"""Admissions between two sweeps of the file."""


@dataclass(frozen=True, slots=True)
class Window:
    """At most `times` in any stretch of `seconds`."""

    times: int
    seconds: float


class Limit(Protocol):
    """Counts what each address does against every window."""

    def admit(self, address: str) -> int:
        """0 lets the address in and counts it; otherwise the whole seconds to wait, uncounted."""
        ...


class Limiter:
    """For one process, in memory."""

    def __init__(
        self,
        windows: Sequence[Window],
        *,
        clock: Callable[[], float] = time.monotonic,
        addresses: int = ADDRESSES,
    ) -> None:
        self._windows = tuple(windows)
        self._keep = max(window.times for window in windows)
        self._clock = clock
        self._addresses = addresses
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def admit(self, address: str) -> int:
        """0 lets the address in and counts it; otherwise the whole seconds to wait, uncounted."""
        with self._lock:
            now = self._clock()
            times = self._seen.setdefault(address, deque(maxlen=self._keep))
            self._seen.move_to_end(address)
            while len(self._seen) > self._addresses:
                self._seen.popitem(last=False)
            wait = _longest_wait(self._windows, times, now)
            if not wait:
                times.append(now)
            return wait

    def __len__(self) -> int:
        """How many addresses are remembered."""
        return len(self._seen)


class SharedLimiter:
    """For several processes, in one file; `name` keeps what is counted apart from other limits in it."""

    def __init__(
        self, file: Path, name: str, windows: Sequence[Window], *, clock: Callable[[], float] = time.time
    ) -> None:
        self._windows = tuple(windows)
        self._longest = max(window.seconds for window in windows)
        self._most = ADDRESSES * max(window.times for window in windows)
        self._name, self._clock = name, clock
        self._lock = threading.Lock()
        self._since_sweep = 0
        file.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(file, timeout=10, isolation_level=None, check_same_thread=False)
        # What is lost in a power cut are counts of the last minutes.
        for pragma in ("journal_mode=WAL", "synchronous=OFF"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("CREATE TABLE IF NOT EXISTS seen (who BLOB, at REAL)")
        self._db.execute("CREATE INDEX IF NOT EXISTS of_who ON seen (who, at)")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS secret (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB)"
        )
        self._db.execute("INSERT OR IGNORE INTO secret VALUES (1, ?)", (secrets.token_bytes(32),))
        (self._key,) = self._db.execute("SELECT key FROM secret").fetchone()

    def admit(self, address: str) -> int:
        """0 lets the address in and counts it; otherwise the whole seconds to wait, uncounted."""
        who = hmac.digest(self._key, f"{self._name}\x1f{address}".encode(), hashlib.sha256)[:16]
        with self._lock, closing(self._db.cursor()) as cursor:
            # Taken at once, so that two processes can't both count up to the last place.
            cursor.execute("BEGIN IMMEDIATE")
            try:
                return self._counted(cursor, who)
            finally:
                cursor.execute("COMMIT")

    def _counted(self, cursor: sqlite3.Cursor, who: bytes) -> int:
        now = self._clock()
        rows = cursor.execute(
            "SELECT at FROM seen WHERE who = ? AND at > ? ORDER BY at", (who, now - self._longest)
        )
        wait = _longest_wait(self._windows, [at for (at,) in rows], now)
        if not wait:
            cursor.execute("INSERT INTO seen VALUES (?, ?)", (who, now))
            self._sweep(cursor, now)
        return wait

    def _sweep(self, cursor: sqlite3.Cursor, now: float) -> None:
        self._since_sweep += 1
        if self._since_sweep < SWEPT:
            return
        self._since_sweep = 0
        cursor.execute("DELETE FROM seen WHERE at <= ?", (now - self._longest,))
        cursor.execute(
            "DELETE FROM seen WHERE rowid IN (SELECT rowid FROM seen ORDER BY at DESC LIMIT -1 OFFSET ?)",
            (self._most,),
        )


def _longest_wait(windows: Sequence[Window], times: Sequence[float], now: float) -> int:
    wait = max(_wait(window, times, now) for window in windows)
    return max(1, math.ceil(wait)) if wait > 0 else 0


def _wait(window: Window, times: Sequence[float], now: float) -> float:
    """Seconds until the window has room, 0 or less where it has."""
    if len(times) < window.times:
        return 0.0
    return times[-window.times] + window.seconds - now
