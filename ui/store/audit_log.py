"""Who did what and when, in a chain: each row's digest is made over the row before, so that a change shows.

Rows are only added. A chain can't tell that its last rows are gone; the service's own log has each new digest,
and `check` says the last one, to be compared.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Integer, Row, String, Table, Text, insert, select

from ui.store.database import TABLES, Database, days

START = "0" * 64
MOST = 4_000
"""Characters of one detail that are kept."""

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


class AuditLog:
    """Adds rows and reads them; the table is never changed otherwise."""

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
            values = (number, at.isoformat(), person_id[:200], action[:100], written)
            digest = _digest(before, *values)
            connection.execute(insert(audit).values((*values, digest)))
        return Entry(number, at, person_id[:200], action[:100], said, digest)

    def entries(self, since: date | None = None, until: date | None = None) -> tuple[Entry, ...]:
        """What was done from one day to another, both included, oldest first."""
        wanted = select(audit).where(days(audit.c.at, since, until)).order_by(audit.c.number)
        return tuple(map(_entry, self._database.rows(wanted)))

    def check(self) -> Chain:
        """Whether every row is as it was written and none between them is gone."""
        before, rows = START, 0
        for rows, row in enumerate(self._database.rows(select(audit).order_by(audit.c.number)), 1):
            digest, values = row.digest, row[:-1]
            if row.number != rows or digest != _digest(before, *values):
                return Chain(rows, before, row.number)
            before = digest
        return Chain(rows, before)


def _digest(before: str, *values: object) -> str:
    return hashlib.sha256(json.dumps([before, *values], ensure_ascii=False).encode()).hexdigest()


def _entry(row: Row[Any]) -> Entry:
    at, details = datetime.fromisoformat(row.at), json.loads(row.details)
    return Entry(row.number, at, row.person, row.action, details, row.digest)
