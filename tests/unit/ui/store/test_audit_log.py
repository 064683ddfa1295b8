"""Rows are only added, and a change, a removal or a row put in shows."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ui.store.audit_log import MOST, START, Chain
from ui.store.store import Store


def test_who_what_and_when(store: Store) -> None:
    assert store.audit.entries() == ()
    made = store.audit.record("anna", "publicera", {"generation": 7, "dokument": "plan.pdf"})
    store.audit.record("bo", "rulla tillbaka")
    first, second = store.audit.entries()
    assert first == made
    assert (first.number, first.person, first.action) == (1, "anna", "publicera")
    assert first.details == {"generation": "7", "dokument": "plan.pdf"}
    assert abs(datetime.now(UTC) - first.at) < timedelta(minutes=1)
    assert (second.number, second.details) == (2, {})


def test_by_day(store: Store) -> None:
    store.audit.record("anna", "publicera")
    today = datetime.now(UTC).date()
    assert len(store.audit.entries(today, today)) == 1
    assert store.audit.entries(until=today - timedelta(days=1)) == ()
    assert store.audit.entries(since=today + timedelta(days=1)) == ()


def test_long_words_are_cut(store: Store) -> None:
    store.audit.record("p" * 999, "x" * 999, {"a": "å" * 9_999})
    (entry,) = store.audit.entries()
    assert (len(entry.person), len(entry.action), len(entry.details["a"])) == (200, 100, MOST)
    assert store.audit.check().broken == 0


def test_an_untouched_log(store: Store) -> None:
    assert store.audit.check() == Chain(0, START)
    last = [store.audit.record("anna", f"sak {number}") for number in range(5)][-1]
    assert store.audit.check() == Chain(5, last.digest)


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE audit SET person = 'bo' WHERE number = 3", 3),
        ("UPDATE audit SET details = '{}' WHERE number = 2", 2),
        ("UPDATE audit SET at = '2020-01-01T00:00:00+00:00' WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 2", 3),
        ("DELETE FROM audit WHERE number = 1", 2),
        ("UPDATE audit SET digest = 'x' WHERE number = 5", 5),
        ("INSERT INTO audit SELECT 6, at, person, 'annat', details, digest FROM audit WHERE number = 5", 6),
    ],
)
def test_tampering_shows(store: Store, tmp_path: Path, tampering: str, broken: int) -> None:
    for number in range(5):
        store.audit.record("anna", f"sak {number}", {"a": number})
    with sqlite3.connect(tmp_path / "data" / "trygg.sqlite") as file:
        file.execute(tampering)
    file.close()
    assert store.audit.check().broken == broken


def test_two_writers_make_one_chain(make: Callable[..., Store]) -> None:
    one, two = make(), make()
    for number in range(10):
        (one, two)[number % 2].audit.record("p", str(number))
    assert [entry.action for entry in one.audit.entries()] == [str(number) for number in range(10)]
    assert two.audit.check().broken == 0
