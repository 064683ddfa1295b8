"""Settings → the database; the tables of ui/store share `TABLES`, and nothing outside ui/store knows SQL.

SQLite keeps to one file in the data folder, readable by its owner alone; several processes may share it
(write-ahead log, and a writer waits for the one before). What is deleted there is overwritten.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    MetaData,
    Row,
    Select,
    Table,
    and_,
    create_engine,
    event,
    insert,
    select,
    true,
)
from sqlalchemy import text as sql
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.dml import UpdateBase

from corpus.errors import SettingError
from corpus.settings import Settings
from ui.store.errors import StoreError

TABLES = MetaData()
FILE = "trygg.sqlite"
PATIENCE = 5
"""Seconds that a writer waits for another; writes are single rows."""
VERSION = 1
"""Of the tables. Add one, and a step in `_upgrade`, when a table that exists changes; a new table needs neither."""
_LOCK = 0x7472796767
"""The number under which PostgreSQL lets one process at a time make tables or lengthen the audit log."""

schema = Table("schema_version", TABLES, Column("version", Integer, primary_key=True))


class Database:
    """Opens at the first use, so that a service that keeps nothing leaves no file behind."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opening = threading.Lock()
        self._engine: Engine | None = None

    @property
    def exists(self) -> bool:
        """Whether there is, or may be, something to read; False saves making an empty file to look in."""
        return bool(self._settings.database_url) or (self._settings.data / FILE).is_file()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads; raises StoreError."""
        with _translated(), self._opened().connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, alone: bool = False) -> Iterator[Connection]:
        """A transaction that is kept if nothing is raised; `alone` waits for others that ask for the same."""
        engine = self._opened().execution_options(begin="BEGIN IMMEDIATE")
        with _translated(), engine.begin() as connection:
            if alone:
                _be_alone(connection)
            yield connection

    def rows(self, wanted: Select[Any]) -> Sequence[Row[Any]]:
        """The rows of a query, none where there is no database yet; raises StoreError."""
        if not self.exists:
            return ()
        with self.reading() as connection:
            return connection.execute(wanted).all()

    def write(self, change: UpdateBase) -> int:
        """Carry out one change in a transaction of its own; returns how many rows it touched. Raises StoreError."""
        with self.writing() as connection:
            return connection.execute(change).rowcount

    def scrub(self) -> None:
        """Leave nothing of what was deleted in the files: pages, log and indexes are written anew."""
        engine = self._opened()
        with _translated():
            if engine.dialect.name == "postgresql":
                with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                    for table in TABLES.sorted_tables:
                        connection.execute(sql(f'VACUUM FULL "{table.name}"'))
                return
            with engine.execution_options(begin="").connect() as connection:
                connection.execute(sql("VACUUM"))
                busy = connection.execute(sql("PRAGMA wal_checkpoint(TRUNCATE)")).scalar()
        if busy:
            raise StoreError(
                "Det raderade ligger kvar i databasens loggfil, för någon annan läser i databasen just nu. "
                "Kör kommandot igen om en stund."
            )

    def close(self) -> None:
        """Let go of the connections; the next use opens anew."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                with _translated():
                    self._engine = _open(self._settings)
            return self._engine


def days(column: Column[Any], since: date | None, until: date | None) -> ColumnElement[bool]:
    """That a column of times written as text is of the days from one to another, both included; None is no bound."""
    bounds = [column >= since.isoformat()] if since else []
    bounds += [column < (until + timedelta(days=1)).isoformat()] if until else []
    return and_(true(), *bounds)


@contextmanager
def _translated() -> Iterator[None]:
    """The library's errors say which values were to be written, so that nothing of them is passed on."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(
            f"Databasen svarar inte som den ska ({type(error).__name__}). Se att mappen i TRYGG_DATA går att "
            "skriva i och att disken inte är full, eller att databasen i TRYGG_DATABASE_URL är igång."
        ) from None


def _open(settings: Settings) -> Engine:
    engine = _postgres(_address(settings.database_url)) if settings.database_url else _sqlite(settings.data)
    with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        _be_alone(connection)
        TABLES.create_all(connection)
        _upgrade(connection)
    return engine


def _upgrade(connection: Connection) -> None:
    """Bring older tables to VERSION, a step at a time; there has been one version so far."""
    found = connection.execute(select(schema.c.version)).scalar()
    if found is None:
        connection.execute(insert(schema).values(version=VERSION))
    elif found > VERSION:
        raise StoreError(
            f"Databasen är gjord av en nyare utgåva av tjänsten (version {found}, den här kan {VERSION}). "
            "Installera den nyare, eller läs in en säkerhetskopia från före uppgraderingen."
        )


def _sqlite(folder: Path) -> Engine:
    folder.mkdir(parents=True, exist_ok=True)
    # Made before SQLite does, which would let everyone read it; its log files take the same rights.
    (folder / FILE).touch(mode=0o600)
    engine = create_engine(f"sqlite:///{folder / FILE}", connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _for_many)
    event.listen(engine, "begin", _begin)
    return engine


def _address(given: str) -> URL:
    try:
        address = make_url(given)
    except ArgumentError as error:
        raise SettingError(
            "TRYGG_DATABASE_URL går inte att läsa. Skriv postgresql://ANVÄNDARE:LÖSENORD@VÄRD:5432/DATABAS."
        ) from error
    if address.drivername.partition("+")[0] not in {"postgresql", "postgres"}:
        raise SettingError("TRYGG_DATABASE_URL måste börja med postgresql:// (utan den används SQLite).")
    return address.set(drivername="postgresql+psycopg")


def _postgres(address: URL) -> Engine:
    try:
        return create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": PATIENCE})
    except ModuleNotFoundError as error:
        raise SettingError(
            "TRYGG_DATABASE_URL kräver tillägget postgres: pip install 'trygghetsassistenten[postgres]'."
        ) from error


def _be_alone(connection: Connection) -> None:
    # SQLite has one writer at a time anyway (BEGIN IMMEDIATE).
    if connection.dialect.name == "postgresql":
        connection.execute(sql("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _for_many(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # We begin transactions ourselves: the driver begins them late, and a reader that turns writer can't wait.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    if begin := connection.get_execution_options().get("begin", "BEGIN"):
        connection.exec_driver_sql(begin)
