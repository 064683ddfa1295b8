"""Checklists that somebody has saved: the case, and what has been ticked, assigned and noted so far."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Row, String, Text

from assistant.checklists.checklist import Mark
from ui.store.personal_rows import PersonalRows, now, personal_table


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
    """A checklist as saved; `version` counts its changes from 1 and is given back with the next one."""

    id: int
    draft: Draft
    created: datetime
    changed: datetime
    version: int


class SavedChecklists(PersonalRows[SavedChecklist]):
    """Each person's own; nobody opens another's."""

    table = personal_table(
        "saved_checklist",
        Column("name", String(200), nullable=False),
        Column("checklist", String(100), nullable=False),
        Column("case_fields", Text, nullable=False),
        Column("marks", Text, nullable=False),
        Column("generation", String(100), nullable=False),
        Column("created", String(32), nullable=False),
    )
    called = "Checklistan"

    def add(self, person_id: str, draft: Draft) -> SavedChecklist:
        """Save a new one."""
        return self._add(person_id, {"created": now(), **_values(draft)})

    def change(self, person_id: str, saved_id: int, version: int, draft: Draft) -> SavedChecklist:
        """Save a new version over `version`; raises Stale where that isn't the newest."""
        return self._change(person_id, saved_id, version, _values(draft))

    def _item(self, row: Row[Any]) -> SavedChecklist:
        marks = {key: Mark(**values) for key, values in json.loads(row.marks).items()}
        draft = Draft(row.name, row.checklist, json.loads(row.case_fields), marks, row.generation)
        created, changed = (datetime.fromisoformat(at) for at in (row.created, row.changed))
        return SavedChecklist(row.id, draft, created, changed, row.version)


def _values(draft: Draft) -> dict[str, str]:
    return {
        "name": draft.name.strip()[:200] or "Utan namn",
        "checklist": draft.checklist,
        "case_fields": json.dumps(dict(draft.case), ensure_ascii=False),
        "marks": json.dumps({key: asdict(mark) for key, mark in draft.marks.items()}, ensure_ascii=False),
        "generation": draft.generation,
    }
