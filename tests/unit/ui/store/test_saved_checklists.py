"""Checklists are saved, opened, changed and deleted by their owner alone, and no change is lost unseen."""

from dataclasses import replace

import pytest

from ui.store.errors import Stale
from ui.store.saved_checklists import Draft, Mark
from ui.store.store import Store

DRAFT = Draft(
    "Skolan i Rimbo",
    "planeringsfall",
    {"plats": "rimbo", "innehall": ["skola", "torg"], "ny": True, "hojd": 3},
    {"p1": Mark(True, "Klar", "Anna", "sett på plats"), "p2": Mark()},
    "g-1",
)


def test_as_it_was_saved(store: Store) -> None:
    assert store.saved.list("anna") == ()
    assert store.saved.open("anna", 1) is None
    made = store.saved.add("anna", DRAFT)
    assert made.draft == DRAFT
    assert made.version == 1
    assert store.saved.open("anna", made.id) == made
    assert store.saved.list("anna") == (made,)


def test_last_changed_comes_first(store: Store) -> None:
    first, second = (store.saved.add("anna", replace(DRAFT, name=name)) for name in "ab")
    store.saved.change("anna", first.id, 1, replace(DRAFT, name="ändrad"))
    assert [each.draft.name for each in store.saved.list("anna")] == ["ändrad", "b"]
    assert store.saved.open("anna", second.id) == second


def test_a_change_over_an_older_version_is_refused(store: Store) -> None:
    made = store.saved.add("anna", DRAFT)
    newer = store.saved.change("anna", made.id, made.version, replace(DRAFT, name="Först"))
    assert newer.version == 2
    with pytest.raises(Stale, match="Checklistan har ändrats av någon annan") as caught:
        store.saved.change("anna", made.id, made.version, replace(DRAFT, name="Sedan"))
    assert caught.value.version == 2
    assert store.saved.open("anna", made.id) == newer
    store.saved.delete("anna", made.id)
    with pytest.raises(Stale, match="har tagits bort"):
        store.saved.change("anna", made.id, 2, DRAFT)


def test_nobody_else_comes_at_it(store: Store) -> None:
    made = store.saved.add("anna", DRAFT)
    assert store.saved.open("bo", made.id) is None
    assert store.saved.list("bo") == ()
    assert not store.saved.delete("bo", made.id)
    with pytest.raises(Stale):
        store.saved.change("bo", made.id, made.version, DRAFT)
    assert store.saved.delete("anna", made.id)
    assert not store.saved.delete("anna", made.id)


def test_names(store: Store) -> None:
    assert store.saved.add("anna", replace(DRAFT, name=" ")).draft.name == "Utan namn"
    hostile = "x'); DROP TABLE saved_checklist; --"
    assert store.saved.add("anna", replace(DRAFT, name=hostile)).draft.name == hostile
    assert len(store.saved.list("anna")) == 2
    assert len(store.saved.add("anna", replace(DRAFT, name="å" * 500)).draft.name) == 200
