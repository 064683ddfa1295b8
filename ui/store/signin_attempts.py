"""Wrong passwords → how long to wait before the next try; over all processes.

Who tried is kept under a keyed hash, so that the table holds neither names nor addresses. A try is counted before
its password is looked at: many at once then can't all slip in before the first has failed.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Float, Integer, String, Table, delete, insert, select

from ui.store.database import TABLES, Database

FIRST, LONGEST = 30.0, 900.0
"""Seconds: the first wait, doubled with every try after it, and the longest."""
FORGOTTEN = 86_400.0
"""Seconds without a try after which what was counted is gone."""
MOST = 10_000
"""Rows kept; some 100 bytes each."""

failed = Table(
    "failed_signin",
    TABLES,
    Column("who", String(64), primary_key=True),
    Column("times", Integer, nullable=False),
    Column("last", Float, nullable=False),
    Column("until", Float, nullable=False),
)


@dataclass(frozen=True, slots=True)
class AttemptKey:
    """A name, an address or both, hashed, that a try is counted against; `free` tries come without a wait."""

    digest: str
    free: int
    forgiven: bool
    """Whether a right password clears what was counted, and not just its own try."""


class SignInAttempts:
    """The table of tries."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def begin(self, keys: Sequence[AttemptKey]) -> int:
        """0 counts a try against each; otherwise the whole seconds to wait, uncounted. Raises StoreError."""
        now = self._clock()
        with self._database.writing(alone=True) as connection:
            _tidy(connection, now)
            counted = [(key, *_counted(connection, key)) for key in keys]
            wait = max(until - now for _, _, until in counted)
            if wait > 0:
                return max(1, math.ceil(wait))
            for key, times, _ in counted:
                _put(connection, key, times + 1, now, until=now + wait_after(times + 1, key.free))
        return 0

    def succeeded(self, keys: Sequence[AttemptKey]) -> None:
        """Take back a try whose password was right; raises StoreError."""
        now = self._clock()
        with self._database.writing(alone=True) as connection:
            for key in keys:
                times, _ = _counted(connection, key)
                # The wait was over when this try began, or it wouldn't have.
                _put(connection, key, 0 if key.forgiven else times - 1, now, until=0.0)


def wait_after(times: int, free: int) -> float:
    """Seconds to wait after so many tries.

    Example: wait_after(6, free=5) -> 60.0
    """
    return min(LONGEST, FIRST * 2.0 ** min(times - free, 20)) if times >= free else 0.0


def _tidy(connection: Connection, now: float) -> None:
    connection.execute(delete(failed).where(failed.c.last <= now - FORGOTTEN))
    kept = select(failed.c.last).order_by(failed.c.last.desc()).offset(MOST).limit(1)
    if (oldest := connection.execute(kept).scalar()) is not None:
        connection.execute(delete(failed).where(failed.c.last <= oldest))


def _counted(connection: Connection, key: AttemptKey) -> tuple[int, float]:
    row = connection.execute(select(failed.c.times, failed.c.until).where(failed.c.who == key.digest)).first()
    return (row.times, row.until) if row else (0, 0.0)


def _put(connection: Connection, key: AttemptKey, times: int, last: float, *, until: float) -> None:
    connection.execute(delete(failed).where(failed.c.who == key.digest))
    if times > 0:
        connection.execute(insert(failed).values(who=key.digest, times=times, last=last, until=until))
