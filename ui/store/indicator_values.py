"""Newer values of the documents' indicators, a year each: on the way from the baseline to the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Float, Integer, Row, String, Table, delete, insert, select, update

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


@dataclass(frozen=True, slots=True)
class Reading:
    """A value for a year; `indicator` is Indicator.name and `series` is Series.group, "" where there is one."""

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


class Values:
    """Shared by all staff."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, person_id: str, reading: Reading, version: int = 0) -> Value:
        """Enter a value, or a new one over `version`; raises Stale where somebody entered one in between."""
        with self._database.writing(alone=True) as connection:
            found = connection.execute(select(values.c.version).where(_same(reading))).scalar() or 0
            if found != version:
                raise Stale(f"Värdet för {reading.year}", found)
            return _put(connection, person_id, reading, version)

    def put_all(self, person_id: str, readings: Sequence[Reading]) -> tuple[Value, ...]:
        """Enter many, all or none, over whatever there was: a file loaded on purpose."""
        with self._database.writing(alone=True) as connection:
            made = []
            for reading in readings:
                found = connection.execute(select(values.c.version).where(_same(reading))).scalar() or 0
                made.append(_put(connection, person_id, reading, found))
        return tuple(made)

    def list(self, document_id: str = "", indicator: str = "") -> tuple[Value, ...]:
        """All, or those of a document or an indicator, by series and year."""
        if not self._database.exists:
            return ()
        columns = (values.c.document_id, values.c.indicator, values.c.series, values.c.year)
        wanted = select(values).order_by(*columns)
        if document_id:
            wanted = wanted.where(values.c.document_id == document_id)
        if indicator:
            wanted = wanted.where(values.c.indicator == indicator)
        with self._database.reading() as connection:
            return tuple(_value(row) for row in connection.execute(wanted))

    def delete(self, reading: Reading) -> bool:
        """Whether there was a value of that series and year to delete."""
        with self._database.writing() as connection:
            return connection.execute(delete(values).where(_same(reading))).rowcount > 0


def _same(reading: Reading):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return (
        (values.c.document_id == reading.document_id)
        & (values.c.indicator == reading.indicator)
        & (values.c.series == reading.series)
        & (values.c.year == reading.year)
    )


def _put(connection: Connection, person_id: str, reading: Reading, version: int) -> Value:
    now = datetime.now(UTC)
    told = {
        "value": reading.value,
        "source": reading.source[:500],
        "entered_by": person_id,
        "entered": now.isoformat(),
        "version": version + 1,
    }
    if version:
        connection.execute(update(values).where(_same(reading)).values(told))
    else:
        key = {
            "document_id": reading.document_id,
            "indicator": reading.indicator,
            "series": reading.series,
            "year": reading.year,
        }
        connection.execute(insert(values).values(**key, **told))
    return Value(reading, person_id, now, version + 1)


def _value(row: Row[tuple[object, ...]]) -> Value:
    reading = Reading(row.document_id, row.indicator, row.series, row.year, row.value, row.source)
    return Value(reading, row.entered_by, datetime.fromisoformat(row.entered), row.version)
