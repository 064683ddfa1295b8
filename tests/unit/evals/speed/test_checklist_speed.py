"""Timings of checklists: each way is measured, the slower case counts."""

from pathlib import Path

import pytest

from assistant.checklists.checklist import Checklist
from corpus.settings import Settings
from evals.speed import checklist_speed
from tests.unit.assistant.lists import library


def test_making_and_each_form_are_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(checklist_speed, "require_current", lambda folder: folder)
    monkeypatch.setattr(checklist_speed, "open_library", lambda _: library())
    asked: list[tuple[str, str]] = []

    def render(made: Checklist, form: str) -> bytes:
        asked.append((made.name, form))
        return b""

    found = checklist_speed.listing(Settings(), tmp_path, render)
    assert [one.name for one in found] == [
        "Checklista",
        *(f"Checklista till {x}" for x in checklist_speed.FORMS.values()),
    ]
    assert [one.most for one in found] == [20.0, 500.0, 500.0, 500.0, 500.0]
    assert set(asked) == {
        (name, form) for name in ("planeringsfall", "krislada") for form in checklist_speed.FORMS
    }
    assert "krislada" in found[0].note


def test_the_slower_case_counts() -> None:
    made = checklist_speed._slower("x", 20.0, {"a": lambda: None, "b": lambda: sum(range(20_000))})
    assert made.value >= 0
    assert f"b {made.value:.1f} ms" in made.note
