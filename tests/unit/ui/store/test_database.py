"""One file that its owner alone can read, made at the first use; every fault is told without a word of what was written."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import SettingError
from corpus.settings import Settings
from ui.store.database import FILE, VERSION, Database
from ui.store.errors import StoreError
from ui.store.store import Store


def test_no_file_until_it_is_needed(make: Callable[..., Store], tmp_path: Path) -> None:
    store = make()
    assert (store.audit.entries(), store.saved.list("a"), store.values.list(), store.talks.list("a")) == (
        (),
    ) * 4
    assert not (tmp_path / "data").exists()
    store.audit.record("anna", "x")
    files = list((tmp_path / "data").iterdir())
    assert FILE in [file.name for file in files]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_reopened(store: Store) -> None:
    store.audit.record("anna", "x")
    store.close()
    assert len(store.audit.entries()) == 1


def test_a_newer_database_is_refused(store: Store, tmp_path: Path) -> None:
    store.audit.record("anna", "x")
    store.close()
    with sqlite3.connect(tmp_path / "data" / FILE) as file:
        file.execute(f"UPDATE schema_version SET version = {VERSION + 1}")
    file.close()
    with pytest.raises(StoreError, match="nyare utgåva"):
        store.audit.entries()


def test_a_damaged_file(make: Callable[..., Store], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).write_bytes(b"ingen databas " * 100)
    with pytest.raises(StoreError, match=r"Databasen svarar inte som den ska.*TRYGG_DATA") as caught:
        make().audit.record("anna", "hemlig sak")
    assert "hemlig" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("mysql://a:hemligt@b/c", "måste börja med postgresql://"),
        ("sqlite:///x", "måste börja med postgresql://"),
        ("skräp hemligt", "går inte att läsa"),
    ],
)
def test_bad_addresses(address: str, says: str) -> None:
    with (
        pytest.raises(SettingError, match=says) as caught,
        Database(Settings(database_url=address)).reading(),
    ):
        pass
    assert "hemligt" not in str(caught.value)


def test_a_database_that_is_not_there() -> None:
    pytest.importorskip("psycopg", reason="the extra postgres is not installed")
    database = Database(Settings(database_url="postgresql://anna:hemligt@127.0.0.1:1/trygg"))
    with pytest.raises(StoreError, match="TRYGG_DATABASE_URL") as caught, database.reading():
        pass
    assert "hemligt" not in str(caught.value)
