"""What several processes share is empty at the start and gone at the end."""

import argparse
import os
from pathlib import Path

import pytest

from corpus.errors import IndexMissing, SettingError
from corpus.settings import Settings
from ui.commands import serve_command
from ui.serving.processes import serve as run
from ui.serving.processes import shared
from ui.serving.prometheus import FOLDER


def test_shared(tmp_path: Path) -> None:
    (tmp_path / "metrics").mkdir()
    left = (tmp_path / "metrics" / "counter_1.db", tmp_path / "limits.sqlite", tmp_path / "limits.sqlite-wal")
    for file in left:
        file.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), shared(tmp_path):
        assert os.environ[FOLDER] == str(tmp_path / "metrics")
        assert not any(file.exists() for file in left)
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
    assert FOLDER not in os.environ


def test_without_an_index_several_do_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRYGG_WORKERS", "1")
    with pytest.raises(IndexMissing):
        run(Settings(data=tmp_path, workers=2), "127.0.0.1", 1)


@pytest.mark.parametrize(("port", "workers"), [(0, 1), (65536, 1), (8000, 0)])
def test_bad_options(port: int, workers: int) -> None:
    with pytest.raises(SettingError):
        serve_command.run(argparse.Namespace(host="", port=port, workers=workers), Settings())
