"""Newer values of the documents' indicators, a year each: on the way from the baseline to the target."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    Integer,
    Row,
    String,
    Table,
    and_,
    delete,
    insert,
    select,
)

from ui.store.database import TABLES, Database
from ui.store.errors import Stale

values = Table(
    "indicator_value",
    TABLES,
    Column("document_id", String(200), primary_key=True),
    Column("indicator", String(300), primary_key=True),
    Column("series", String(100), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("value", Float, nullable=False),
    Column("source", String(500), nullable=False),
    Column("entered_by", String(200), nullable=False),
    Column("entered", String(32), nullable=False),
    Column("version", Integer, nullable=False),
)
KEY = ("document_id", "indicator", "series", "year")
"""The columns, and the fields of a Reading, that tell one value from another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value for a year; `indicator` is Indicator.name, `series` is Series.group, "" where there is only one."""

    document_id: str
    indicator: str
    series: str
    year: int
    value: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A reading as entered; `version` counts its changes from 1."""

    reading: Reading
    entered_by: str
    entered: datetime
    version: int


class IndicatorValues:
    """Shared by all staff."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, person_id: str, reading: Reading, version: int = 0) -> Value:
        """Enter a value, or a new one over `version`; raises Stale where somebody entered one in between."""
        with self._database.writing(alone=True) as connection:
            if (newest := _version(connection, reading)) != version:
                raise Stale(f"Värdet för {reading.year}", newest)
            return _put(connection, person_id, reading, version)

    def put_all(self, person_id: str, readings: Sequence[Reading]) -> tuple[Value, ...]:
        """Enter many, all or none, over whatever there was: a file loaded on purpose."""
        with self._database.writing(alone=True) as connection:
            return tuple(
                _put(connection, person_id, reading, _version(connection, reading)) for reading in readings
            )

    def list(self, document_id: str = "", indicator: str = "") -> tuple[Value, ...]:
        """All, or those of a document or an indicator, by series and year."""
        wanted = select(values).order_by(*(values.c[name] for name in KEY))
        if document_id:
            wanted = wanted.where(values.c.document_id == document_id)
        if indicator:
            wanted = wanted.where(values.c.indicator == indicator)
        return tuple(map(_value, self._database.rows(wanted)))

    def delete(self, reading: Reading) -> bool:
        """Whether there was a value of that series and year to delete."""
        return self._database.write(delete(values).where(_same(reading))) > 0


def _same(reading: Reading) -> ColumnElement[bool]:
    return and_(*(values.c[name] == getattr(reading, name) for name in KEY))


def _version(connection: Connection, reading: Reading) -> int:
    """Of the value that is there, 0 where there is none."""
    return connection.execute(select(values.c.version).where(_same(reading))).scalar() or 0


def _put(connection: Connection, person_id: str, reading: Reading, version: int) -> Value:
    entered = datetime.now(UTC)
    connection.execute(delete(values).where(_same(reading)))
    row = asdict(reading) | {"source": reading.source[:500], "entered_by": person_id}
    connection.execute(insert(values).values(**row, entered=entered.isoformat(), version=version + 1))
    return Value(reading, person_id, entered, version + 1)


def _value(row: Row[Any]) -> Value:
    reading = Reading(row.document_id, row.indicator, row.series, row.year, row.value, row.source)
    return Value(reading, row.entered_by, datetime.fromisoformat(row.entered), row.version)
