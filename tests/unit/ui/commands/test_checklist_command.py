"""`trygg checklist`: fields, what one has, text, formats and files."""

import json
from pathlib import Path

import pytest

import ui.commands.checklist_command as command
from assistant.checklists.case import CaseError
from assistant.checklists.make import NoChecklist
from corpus.errors import SettingError
from corpus.settings import Settings
from tests.unit.assistant.lists import library
from ui.cli import _alias, _parser


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "require_current", lambda data: data)
    monkeypatch.setattr(command, "open_library", lambda _: library())


def run(*arguments: str) -> int:
    return command.run(_parser().parse_args(["checklist", *arguments]), Settings())


def test_fields_and_what_one_has(capsys: pytest.CaptureFixture[str]) -> None:
    run("krislada", "--falt", "vuxna=2", "--har", "radio", "--har", "vatten-vuxna=20,5", "--format", "json")
    made = json.loads(capsys.readouterr().out)
    found = {item["id"]: item for group in made["groups"] for item in group["items"]}
    assert found["vatten-vuxna"]["sum"].endswith("Saknas: 21,5 liter.")
    assert made["groups"][-1]["title"] == "Det här finns redan"


def test_several_choices_and_text(capsys: pytest.CaptureFixture[str]) -> None:
    run("planeringsfall", "--falt", "innehall=skola,torg", "--text", "detaljplan i Rimbo")
    out = capsys.readouterr().out
    assert "- Innehåll: skola, torg" in out
    assert "- Plats: Rimbo" in out


@pytest.mark.parametrize("form", ["md", "html", "json", "docx", "xlsx"])
def test_every_form_to_a_file(tmp_path: Path, form: str) -> None:
    out = tmp_path / f"lista.{form}"
    assert run("krislada", "--format", form, "--out", str(out)) == 0
    assert out.stat().st_size > 1_000


def test_what_cannot_be_used_is_told(tmp_path: Path) -> None:
    for arguments, kind, says in (
        (("krislada", "--falt", "kaniner=1"), CaseError, "Tillåtna fält"),
        (("krislada", "--falt", "vuxna"), SettingError, "nyckel=värde"),
        (("krislada", "--format", "docx"), SettingError, "--out"),
        (("middag",), NoChecklist, "krislada, planeringsfall"),
        (("krislada", "--out", str(tmp_path / "saknas" / "x.md")), SettingError, "går inte att skriva"),
        (("krislada", "--har", "radio=mycket"), CaseError, "mängd"),
    ):
        with pytest.raises(kind, match=says):
            run(*arguments)


def test_the_register_of_requirements_is_a_checklist_too() -> None:
    said = ["checklist", "krav", "--aktor", "säkerhetschefen", "--format", "xlsx", "--sida", "28"]
    options = _parser().parse_args(_alias(said))
    assert (options.command, options.aktor, options.format, options.sida) == (
        "krav", "säkerhetschefen", "xlsx", 28,
    )  # fmt: skip
    assert _alias(["checklist", "krislada"]) == ["checklist", "krislada"]
    assert _alias(["krav"]) == ["krav"]
    assert _alias([]) == []


def test_a_text_of_20_000_characters_is_cut_and_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    run("planeringsfall", "--text", ("Detaljplan för en skola på en äng i Rimbo. " * 500)[:20_000])
    out = capsys.readouterr().out
    assert "- Plats: Rimbo" in out
    assert out.count("Texten har 20000 tecken. Bara de första 10000 lästes, resten är bortklippt.") == 1
