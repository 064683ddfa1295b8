"""Conversations that staff have saved, only where questions are kept; erased after as many days as those.

What the person wrote is cleaned of personal data; the answers stand as given, for they are the documents' words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Row, String, Text, delete

from assistant.guard.mask import masked
from corpus.settings import Settings
from ui.store.database import Database
from ui.store.errors import NotKept
from ui.store.personal_rows import PersonalRows, personal_table


@dataclass(frozen=True, slots=True)
class SavedTurn:
    """A question and its answer, as ui/api/schemas.py shapes it for HTTP (JSON values)."""

    question: str
    answer: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SavedConversation:
    """A conversation; `version` counts its changes from 1 and is given back with the next one."""

    id: int
    title: str
    turns: tuple[SavedTurn, ...]
    changed: datetime
    version: int


class SavedConversations(PersonalRows[SavedConversation]):
    """Each person's own; nobody opens another's, and nothing is shown where conversations aren't kept."""

    table = personal_table(
        "conversation", Column("title", String(200), nullable=False), Column("turns", Text, nullable=False)
    )
    called = "Samtalet"

    def __init__(self, database: Database, settings: Settings) -> None:
        super().__init__(database)
        self.on = settings.keep_questions
        self._days = settings.keep_days

    def add(self, person_id: str, title: str, turns: tuple[SavedTurn, ...]) -> SavedConversation:
        """Save a new one; raises NotKept where conversations aren't."""
        return self._add(person_id, self._values(title, turns))

    def change(
        self, person_id: str, saved_id: int, version: int, title: str, turns: tuple[SavedTurn, ...]
    ) -> SavedConversation:
        """Save a new version over `version`; raises Stale where that isn't the newest, and NotKept."""
        return self._change(person_id, saved_id, version, self._values(title, turns))

    def open(self, person_id: str, row_id: int) -> SavedConversation | None:
        """One of the person's, None where there is none of that id."""
        return super().open(person_id, row_id) if self.on else None

    def list(self, person_id: str) -> tuple[SavedConversation, ...]:
        """All of the person's, last changed first."""
        return super().list(person_id) if self.on else ()

    def tidy(self) -> int:
        """Erase what hasn't been touched for so many days; returns how many."""
        return self.erase(datetime.now(UTC) - timedelta(days=self._days))

    def erase(self, before: datetime | None = None) -> int:
        """Erase what was last changed before then, or all; returns how many."""
        wanted = delete(self.table)
        if before is not None:
            wanted = wanted.where(self.table.c.changed < before.isoformat(timespec="microseconds"))
        return self._database.write(wanted)

    def _values(self, title: str, turns: tuple[SavedTurn, ...]) -> dict[str, str]:
        if not self.on:
            raise NotKept
        cleaned = [{"question": masked(turn.question), "answer": dict(turn.answer)} for turn in turns]
        return {
            "title": masked(title).strip()[:200] or "Samtal",
            "turns": json.dumps(cleaned, ensure_ascii=False),
        }

    def _item(self, row: Row[Any]) -> SavedConversation:
        turns = tuple(SavedTurn(each["question"], each["answer"]) for each in json.loads(row.turns))
        return SavedConversation(row.id, row.title, turns, datetime.fromisoformat(row.changed), row.version)
