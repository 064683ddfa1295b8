"""The base of what each person saves: rows with an owner and a version.

Nobody opens another's row, and no change is overwritten by somebody who hasn't seen it.
"""

from abc import ABC, abstractmethod
from datetime import UTC, datetime
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import Column, ColumnElement, Integer, Row, String, Table, delete, insert, select, update

from ui.store.database import TABLES, Database
from ui.store.errors import Stale

Item = TypeVar("Item")


def personal_table(name: str, *columns: Column[Any]) -> Table:
    """A table of rows with an owner, a version and the time of the last change."""
    return Table(
        name,
        TABLES,
        Column("id", Integer, primary_key=True),
        Column("person", String(200), nullable=False, index=True),
        *columns,
        Column("changed", String(32), nullable=False),
        Column("version", Integer, nullable=False),
    )


class PersonalRows(ABC, Generic[Item]):
    """One table; a subclass names it and says how a row becomes an item."""

    table: ClassVar[Table]
    called: ClassVar[str]
    """What a person calls one of them, in Swedish and with a capital letter."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @abstractmethod
    def _item(self, row: Row[Any]) -> Item: ...

    def open(self, person_id: str, row_id: int) -> Item | None:
        """One of the person's, None where there is none of that id."""
        rows = self._database.rows(select(self.table).where(self._mine(person_id, row_id)))
        return self._item(rows[0]) if rows else None

    def list(self, person_id: str) -> tuple[Item, ...]:
        """All of the person's, last changed first."""
        columns = self.table.c
        wanted = select(self.table).where(columns.person == person_id)
        newest_first = wanted.order_by(columns.changed.desc(), columns.id.desc())
        return tuple(map(self._item, self._database.rows(newest_first)))

    def delete(self, person_id: str, row_id: int) -> bool:
        """Whether there was one to delete."""
        gone = delete(self.table).where(self._mine(person_id, row_id))
        return self._database.exists and self._database.write(gone) > 0

    def _add(self, person_id: str, values: dict[str, str]) -> Item:
        wanted = insert(self.table).values(person=person_id, changed=now(), version=1, **values)
        with self._database.writing() as connection:
            return self._item(connection.execute(wanted.returning(self.table)).one())

    def _change(self, person_id: str, row_id: int, version: int, values: dict[str, str]) -> Item:
        """Write over `version`; raises Stale where that isn't the newest."""
        columns, mine = self.table.c, self._mine(person_id, row_id)
        wanted = update(self.table).where(mine, columns.version == version)
        wanted = wanted.values(changed=now(), version=version + 1, **values)
        with self._database.writing() as connection:
            made = connection.execute(wanted.returning(self.table)).first()
            if made is None:
                raise Stale(
                    self.called, connection.execute(select(columns.version).where(mine)).scalar() or 0
                )
        return self._item(made)

    def _mine(self, person_id: str, row_id: int) -> ColumnElement[bool]:
        return (self.table.c.id == row_id) & (self.table.c.person == person_id)


def now() -> str:
    """The time in UTC as it is stored; texts of it sort as the times do."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
