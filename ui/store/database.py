"""Settings → the database; the tables of ui/store share `TABLES`, and nothing outside ui/store knows SQL."""

from sqlalchemy import Engine, MetaData, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from corpus.settings import Settings

TABLES = MetaData()
FILE = "trygg.sqlite"
PATIENCE = 5
"""Seconds that a writer waits for another; writes are single rows."""


def open_database(settings: Settings) -> Engine:
    """The database that the settings name, with every table of ui/store that has been imported.

    SQLite keeps to one file in the data folder and can be shared by several processes (write-ahead log).
    """
    if settings.database_url:
        engine = create_engine(settings.database_url, pool_pre_ping=True)
    else:
        settings.data.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{settings.data / FILE}", connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _for_many)
    TABLES.create_all(engine)
    return engine


def _for_many(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
