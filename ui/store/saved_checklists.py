"""Checklists that somebody has saved: the case, and what has been ticked, assigned and noted so far."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Column, Integer, Row, String, Table, Text, delete, insert, select, update

from assistant.checklists.checklist import Mark
from ui.store.database import TABLES, Database
from ui.store.errors import Stale

saved = Table(
    "saved_checklist",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("person", String(200), nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("checklist", String(100), nullable=False),
    Column("case_fields", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Column("generation", String(100), nullable=False),
    Column("created", String(32), nullable=False),
    Column("changed", String(32), nullable=False),
    Column("version", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A checklist to be saved.

    `name` is the person's own, `checklist` the definition's ("planeringsfall"), `case` the fields as given to
    it (JSON values), `marks` by item id, `generation` that of the index when the list was made.
    """

    name: str
    checklist: str
    case: Mapping[str, object]
    marks: Mapping[str, Mark] = field(default_factory=dict)
    generation: str = ""


@dataclass(frozen=True, slots=True)
class SavedChecklist:
    """A checklist as saved; `version` counts its changes from 1 and is handed back with the next one."""

    id: int
    draft: Draft
    created: datetime
    changed: datetime
    version: int


class Saved:
    """Each person's own; nobody opens another's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, person_id: str, draft: Draft) -> SavedChecklist:
        """Save a new one."""
        now = _now()
        values = {"person": person_id, "created": now, "changed": now, "version": 1, **_values(draft)}
        with self._database.writing() as connection:
            made = connection.execute(insert(saved).values(values).returning(saved)).one()
        return _saved(made)

    def change(self, person_id: str, saved_id: int, version: int, draft: Draft) -> SavedChecklist:
        """Save a new version over `version`; raises Stale where that isn't the newest."""
        mine = (saved.c.id == saved_id) & (saved.c.person == person_id)
        values = {"changed": _now(), "version": version + 1, **_values(draft)}
        with self._database.writing() as connection:
            wanted = update(saved).where(mine, saved.c.version == version).values(values).returning(saved)
            made = connection.execute(wanted).first()
            if made is None:
                newest = connection.execute(select(saved.c.version).where(mine)).scalar()
                raise Stale("Checklistan", newest or 0)
        return _saved(made)

    def open(self, person_id: str, saved_id: int) -> SavedChecklist | None:
        """One of the person's, None where there is none of that id."""
        if not self._database.exists:
            return None
        with self._database.reading() as connection:
            wanted = select(saved).where(saved.c.id == saved_id, saved.c.person == person_id)
            found = connection.execute(wanted).first()
        return _saved(found) if found else None

    def list(self, person_id: str) -> tuple[SavedChecklist, ...]:
        """All of the person's, last changed first."""
        if not self._database.exists:
            return ()
        wanted = select(saved).where(saved.c.person == person_id)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(saved.c.changed.desc(), saved.c.id.desc()))
            return tuple(_saved(row) for row in rows)

    def delete(self, person_id: str, saved_id: int) -> bool:
        """Whether there was one to delete."""
        with self._database.writing() as connection:
            wanted = delete(saved).where(saved.c.id == saved_id, saved.c.person == person_id)
            return connection.execute(wanted).rowcount > 0


def _values(draft: Draft) -> dict[str, str]:
    return {
        "name": draft.name.strip()[:200] or "Utan namn",
        "checklist": draft.checklist,
        "case_fields": json.dumps(dict(draft.case), ensure_ascii=False),
        "marks": json.dumps({key: asdict(mark) for key, mark in draft.marks.items()}, ensure_ascii=False),
        "generation": draft.generation,
    }


def _saved(row: Row[tuple[object, ...]]) -> SavedChecklist:
    marks = {key: Mark(**values) for key, values in json.loads(row.marks).items()}
    draft = Draft(row.name, row.checklist, json.loads(row.case_fields), marks, row.generation)
    return SavedChecklist(
        row.id, draft, datetime.fromisoformat(row.created), datetime.fromisoformat(row.changed), row.version
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
