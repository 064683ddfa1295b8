"""Conversations that staff have saved, only where questions are kept; erased after as many days as those.

What the person wrote is cleaned of personal data; the answers stand as given, for they are the documents' words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Column, Integer, Row, String, Table, Text, delete, insert, select, update

from assistant.guard.mask import masked
from corpus.settings import Settings
from ui.store.database import TABLES, Database
from ui.store.errors import NotKept, Stale

talks = Table(
    "conversation",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("person", String(200), nullable=False, index=True),
    Column("title", String(200), nullable=False),
    Column("turns", Text, nullable=False),
    Column("changed", String(32), nullable=False),
    Column("version", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class SavedTurn:
    """A question and its answer, as ui/api/schemas.py shapes it for HTTP (JSON values)."""

    question: str
    answer: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SavedTalk:
    """A conversation; `version` counts its changes from 1 and is handed back with the next one."""

    id: int
    title: str
    turns: tuple[SavedTurn, ...]
    changed: datetime
    version: int


class Talks:
    """Each person's own; nobody opens another's."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self.on = settings.keep_questions
        self._days = settings.keep_days

    def add(self, person_id: str, title: str, turns: tuple[SavedTurn, ...]) -> SavedTalk:
        """Save a new one; raises NotKept where conversations aren't."""
        values = {"person": person_id, "version": 1, **self._values(title, turns)}
        with self._database.writing() as connection:
            return _talk(connection.execute(insert(talks).values(values).returning(talks)).one())

    def change(
        self, person_id: str, talk_id: int, version: int, title: str, turns: tuple[SavedTurn, ...]
    ) -> SavedTalk:
        """Save a new version over `version`; raises Stale where that isn't the newest, and NotKept."""
        mine = (talks.c.id == talk_id) & (talks.c.person == person_id)
        values = {"version": version + 1, **self._values(title, turns)}
        with self._database.writing() as connection:
            wanted = update(talks).where(mine, talks.c.version == version).values(values).returning(talks)
            made = connection.execute(wanted).first()
            if made is None:
                raise Stale("Samtalet", connection.execute(select(talks.c.version).where(mine)).scalar() or 0)
        return _talk(made)

    def open(self, person_id: str, talk_id: int) -> SavedTalk | None:
        """One of the person's, None where there is none of that id."""
        return next((each for each in self.list(person_id) if each.id == talk_id), None)

    def list(self, person_id: str) -> tuple[SavedTalk, ...]:
        """All of the person's, last changed first; none where conversations aren't kept."""
        if not self.on or not self._database.exists:
            return ()
        wanted = select(talks).where(talks.c.person == person_id)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(talks.c.changed.desc(), talks.c.id.desc()))
            return tuple(_talk(row) for row in rows)

    def delete(self, person_id: str, talk_id: int) -> bool:
        """Whether there was one to delete."""
        if not self._database.exists:
            return False
        with self._database.writing() as connection:
            wanted = delete(talks).where(talks.c.id == talk_id, talks.c.person == person_id)
            return connection.execute(wanted).rowcount > 0

    def tidy(self) -> int:
        """Erase what hasn't been touched for so many days; returns how many."""
        return self.erase(datetime.now(UTC) - timedelta(days=self._days))

    def erase(self, before: datetime | None = None) -> int:
        """Erase what was last changed before then, or all; returns how many."""
        wanted = delete(talks)
        if before is not None:
            wanted = wanted.where(talks.c.changed < before.isoformat(timespec="microseconds"))
        with self._database.writing() as connection:
            return connection.execute(wanted).rowcount

    def _values(self, title: str, turns: tuple[SavedTurn, ...]) -> dict[str, str]:
        if not self.on:
            raise NotKept
        kept = [{"question": masked(turn.question), "answer": dict(turn.answer)} for turn in turns]
        return {
            "title": masked(title).strip()[:200] or "Samtal",
            "turns": json.dumps(kept, ensure_ascii=False),
            "changed": datetime.now(UTC).isoformat(timespec="microseconds"),
        }


def _talk(row: Row[tuple[object, ...]]) -> SavedTalk:
    turns = tuple(SavedTurn(each["question"], each["answer"]) for each in json.loads(row.turns))
    return SavedTalk(row.id, row.title, turns, datetime.fromisoformat(row.changed), row.version)
