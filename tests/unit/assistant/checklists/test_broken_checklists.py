"""A definition with an error: that list is refused, everything else goes on."""

import shutil
from pathlib import Path

import pytest

from assistant.checklists.chat_order import Orders
from assistant.checklists.make import BrokenChecklist, Checklists
from corpus.currency.changes import read_currency
from tests.fakes import NORRTALJE
from tests.unit.assistant.lists import library


def edited(tmp_path: Path, name: str, old: str, new: str) -> Checklists:
    """The shipped checklists after an edit of one."""
    folder = tmp_path / "checklists"
    shutil.copytree(NORRTALJE.checklists, folder)
    path = folder / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return Checklists(library(), read_currency(NORRTALJE.currency()), folder)


def test_an_item_whose_cite_no_longer_matches_is_left_out_and_told(tmp_path: Path) -> None:
    lists = edited(tmp_path, "planeringsfall", "27: Det görs med SKA-verktyget", "27: Det görs för hand")
    made = lists.make("planeringsfall", {"plan": "detaljplan"})
    assert "ska-verktyget" not in {item.id for group in made.groups for item in group.items}
    assert any("SKA-verktyget" in note for note in made.notes)


def test_a_cite_that_is_none(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    lists = edited(tmp_path, "planeringsfall", "27: Det görs med SKA-verktyget", "sida tjugosju")
    assert list(lists.definitions) == ["krislada"]
    assert "planeringsfall.toml, rad" in caplog.text
    with pytest.raises(BrokenChecklist, match=r"planeringsfall\.toml, rad \d+: ska-verktyget"):
        lists.make("planeringsfall", {"plan": "detaljplan"})
    orders = Orders(lists)
    assert orders.delivery("Vad är klotter?") is None
    assert orders.delivery("gör en krislåda för två vuxna") is not None
    refused = orders.delivery("checklista för detaljplan med skola i Rimbo")
    assert refused is not None
    assert not refused.made
    assert "inte att göra just nu" in refused.text
    assert orders.delivery("Vad är SKA-verktyget?") is None
    assert orders.delivery("SKA-verktyget") is None


def test_a_formula_that_only_some_cases_break(tmp_path: Path) -> None:
    lists = edited(tmp_path, "krislada", "3 * vuxna * dygn", "3 * dygn / (vuxna - 2)")
    assert lists.make("krislada", {"vuxna": 3})
    with pytest.raises(BrokenChecklist, match="delar med noll"):
        lists.make("krislada", {"vuxna": 2})
    delivery = Orders(lists).delivery("gör en krislåda för två vuxna")
    assert delivery is not None
    assert not delivery.made
    assert "inte att göra just nu" in delivery.text
