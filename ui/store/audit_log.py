"""Who did what and when, in a chain: each row's digest is made over the row before, so that a change shows.

Rows are only added. A chain can't tell that its last rows are gone; the service's own log has each new digest,
and `check` says the last one, to be compared.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import Column, Integer, Row, String, Table, Text, insert, select

from ui.store.database import TABLES, Database

START = "0" * 64
MOST = 4_000
"""Signs of details that are kept of one value."""

audit = Table(
    "audit",
    TABLES,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("person", String(200), nullable=False),
    Column("action", String(100), nullable=False),
    Column("details", Text, nullable=False),
    Column("digest", String(64), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done; `at` is in UTC, `number` counts from 1 without gaps."""

    number: int
    at: datetime
    person: str
    action: str
    details: Mapping[str, str]
    digest: str


@dataclass(frozen=True, slots=True)
class Chain:
    """How the log stands: `broken` is the number of the first row that doesn't follow on, 0 where all do."""

    rows: int
    last: str
    broken: int = field(default=0)


class Audit:
    """The audit log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, person_id: str, action: str, details: Mapping[str, object] | None = None) -> Entry:
        """Add a row; raises StoreError, and then what was to be logged shouldn't be done either."""
        said = {str(key): str(value)[:MOST] for key, value in (details or {}).items()}
        written = json.dumps(said, ensure_ascii=False, sort_keys=True)
        at = datetime.now(UTC).replace(microsecond=0)
        with self._database.writing(alone=True) as connection:
            last = connection.execute(
                select(audit.c.number, audit.c.digest).order_by(audit.c.number.desc()).limit(1)
            ).first()
            number, before = (last.number + 1, last.digest) if last else (1, START)
            values = {
                "number": number,
                "at": at.isoformat(),
                "person": person_id[:200],
                "action": action[:100],
                "details": written,
            }
            digest = _digest(before, values)
            connection.execute(insert(audit).values(**values, digest=digest))
        return Entry(number, at, person_id[:200], action[:100], said, digest)

    def entries(self, since: date | None = None, until: date | None = None) -> tuple[Entry, ...]:
        """What was done from one day to another, both included, oldest first."""
        if not self._database.exists:
            return ()
        wanted = select(audit).order_by(audit.c.number)
        if since is not None:
            wanted = wanted.where(audit.c.at >= since.isoformat())
        if until is not None:
            wanted = wanted.where(audit.c.at < f"{until.isoformat()}U")  # after T, the sign after the day
        with self._database.reading() as connection:
            return tuple(_entry(row) for row in connection.execute(wanted))

    def check(self) -> Chain:
        """Whether every row is as it was written and none between them is gone."""
        if not self._database.exists:
            return Chain(0, START)
        before, rows = START, 0
        with self._database.reading() as connection:
            for row in connection.execute(select(audit).order_by(audit.c.number)):
                rows += 1
                values = {
                    name: getattr(row, name) for name in ("number", "at", "person", "action", "details")
                }
                if row.number != rows or row.digest != _digest(before, values):
                    return Chain(rows, before, row.number)
                before = row.digest
        return Chain(rows, before)


def _digest(before: str, values: Mapping[str, object]) -> str:
    content = json.dumps([before, *values.values()], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(
        row.number,
        datetime.fromisoformat(row.at),
        row.person,
        row.action,
        json.loads(row.details),
        row.digest,
    )
