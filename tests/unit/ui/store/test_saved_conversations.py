"""Conversations are saved only where questions are, cleaned, by their owner alone, and for as long."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from ui.store.errors import NotKept, Stale
from ui.store.saved_conversations import SavedConversations, SavedTurn
from ui.store.store import Store

TURN = SavedTurn("Vad gäller klotter?", {"answer": "48 timmar. [1]", "citations": [{"page": 28}]})


def test_off(make: Callable[..., Store]) -> None:
    store = make(keep_questions=False)
    with pytest.raises(NotKept, match="Samtal sparas inte här"):
        store.talks.add("anna", "Klotter", (TURN,))
    with pytest.raises(NotKept):
        store.talks.change("anna", 1, 1, "Klotter", (TURN,))
    assert store.talks.list("anna") == ()
    assert not store.database.exists


def test_what_was_kept_is_not_shown_once_switched_off(make: Callable[..., Store]) -> None:
    made = make().talks.add("anna", "Klotter", (TURN,))
    off = make(keep_questions=False)
    assert off.talks.list("anna") == ()
    assert off.talks.open("anna", made.id) is None
    assert off.talks.delete("anna", made.id)


def test_saved_opened_changed_and_deleted(store: Store) -> None:
    made = store.talks.add("anna", "Klotter", (TURN,))
    assert store.talks.open("anna", made.id) == made
    assert made.turns == (TURN,)
    newer = store.talks.change("anna", made.id, 1, "Klotter igen", (TURN, TURN))
    assert store.talks.list("anna") == (newer,)
    with pytest.raises(Stale, match="Samtalet"):
        store.talks.change("anna", made.id, 1, "x", ())
    assert store.talks.list("bo") == ()
    assert not store.talks.delete("bo", made.id)
    assert store.talks.delete("anna", made.id)


def test_cleaned(store: Store) -> None:
    turn = SavedTurn("Jag heter Anna Påhittad", {"answer": "Ring 0176-710 00."})
    made = store.talks.add("anna", "Jag heter Anna Påhittad, 900101-1234", (turn,))
    assert made.title == "Jag heter [namn], [personnummer]"
    assert made.turns == (SavedTurn("Jag heter [namn]", turn.answer),)


def test_erased_in_time(store: Store) -> None:
    old, new = (store.talks.add("anna", title, (TURN,)) for title in ("gammalt", "nytt"))
    table = SavedConversations.table
    at = (datetime.now(UTC) - timedelta(days=31)).isoformat()
    with store.database.writing() as connection:
        connection.execute(update(table).where(table.c.id == old.id).values(changed=at))
    assert store.talks.tidy() == 1
    assert store.talks.list("anna") == (new,)
    assert store.talks.erase() == 1
