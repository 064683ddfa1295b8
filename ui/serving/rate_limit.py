"""Sliding windows: who has asked too often, and how long they must wait.

Counted in a SQLite database: in memory for one process, in a file for several. What somebody asked is never known
here, and no address is stored: only a keyed hash of it, whose key lives no longer than the service. Who has been
silent longest is forgotten when there are too many.
"""

import hashlib
import hmac
import math
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ADDRESSES = 10_000
"""Addresses remembered at a time; at 60 times of some 80 bytes each that is some 50 MB at worst."""
FILE = "limits.sqlite"
SWEPT = 500
"""Admissions between two sweeps."""
TABLES = """
    CREATE TABLE IF NOT EXISTS seen (who BLOB, at REAL);
    CREATE INDEX IF NOT EXISTS of_who ON seen (who, at);
    CREATE TABLE IF NOT EXISTS secret (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB);
"""


@dataclass(frozen=True, slots=True)
class Window:
    """At most `times` in any stretch of `seconds`."""

    times: int
    seconds: float


class RateLimiter:
    """Counts what each address does against every window.

    Processes that open the same `file` count together, without one the limiter counts alone; `name` keeps what is
    counted apart from other limits in the file.
    """

    def __init__(
        self,
        windows: Sequence[Window],
        *,
        file: Path | None = None,
        name: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._windows = tuple(windows)
        self._longest = max(window.seconds for window in windows)
        self._most = ADDRESSES * max(window.times for window in windows)
        self._name, self._clock = name, clock
        self._lock = threading.Lock()
        self._since_sweep = 0
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(
            file or ":memory:", timeout=10, isolation_level=None, check_same_thread=False
        )
        # What is lost in a power cut are counts of the last minutes.
        for pragma in ("journal_mode=WAL", "synchronous=OFF"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(TABLES)
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
        times = [at for (at,) in rows]
        wait = max(_wait(window, times, now) for window in self._windows)
        if wait > 0:
            return max(1, math.ceil(wait))
        cursor.execute("INSERT INTO seen VALUES (?, ?)", (who, now))
        self._sweep(cursor, now)
        return 0

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


def _wait(window: Window, times: Sequence[float], now: float) -> float:
    """Seconds until the window has room, 0 or less where it has."""
    if len(times) < window.times:
        return 0.0
    return times[-window.times] + window.seconds - now
