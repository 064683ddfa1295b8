"""`trygg init`: a folder that opens at once, and is never written over."""

from argparse import Namespace
from pathlib import Path

import pytest

from corpus.errors import SettingError
from corpus.municipality import open_municipality
from corpus.register import read_register
from corpus.settings import Settings
from ui.commands.init_command import run


def test_the_folder_opens_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "ekeby"
    assert run(Namespace(folder=folder, name="Ekeby kommun"), Settings()) == 0
    own = open_municipality(folder)
    assert (own.name, own.names, own.contact) == (
        "Ekeby kommun",
        {"ekeby", "ekebys"},
        "Kontakta Ekeby kommun.",
    )
    assert "Ekeby kommun" in own.greeting("sv")
    assert read_register(own.registers()) == {}
    assert str(folder) in capsys.readouterr().out


@pytest.mark.parametrize("name", ["", 'Eke"by', "Eke\nby", "{name}"])
def test_a_name_that_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingError, match="namn"):
        run(Namespace(folder=tmp_path / "ny", name=name), Settings())


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mitt.txt").write_text("kvar")
    with pytest.raises(SettingError, match="inte är tom|inte tom"):
        run(Namespace(folder=tmp_path, name="Ekeby kommun"), Settings())
    assert [path.name for path in tmp_path.iterdir()] == ["mitt.txt"]
