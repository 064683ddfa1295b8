"""`trygg ingest` says what is wrong with the checklists' definitions."""

from pathlib import Path

import pytest

import ui.commands.ingest_command as command
from assistant.checklists.read_definitions import read_checklists
from corpus.settings import Settings
from tests.fakes import NORRTALJE
from tests.unit.assistant.lists import library


def test_a_definition_that_no_longer_fits_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = (NORRTALJE.checklists / "krislada.toml").read_text(encoding="utf-8")
    (tmp_path / "krislada.toml").write_text(text.replace("63: campingkök", "63: spis"), encoding="utf-8")
    monkeypatch.setattr(command, "current", lambda _: tmp_path)
    monkeypatch.setattr(command, "open_library", lambda _: library())
    monkeypatch.setattr(command, "read_checklists", lambda points, _: read_checklists(points, tmp_path))
    (said,) = command._checklists(Settings())
    assert said.startswith("checklistan lämnas utanför: krislada.toml, rad ")
    assert "inget påstående på sidan 63 har orden «spis»" in said


def test_the_shipped_ones_fit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command, "current", lambda _: tmp_path)
    monkeypatch.setattr(command, "open_library", lambda _: library())
    assert command._checklists(Settings()) == ()


def test_nothing_is_said_before_the_first_ingest(tmp_path: Path) -> None:
    assert command._checklists(Settings(data=tmp_path)) == ()
