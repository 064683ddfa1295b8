"""Generations: whatever happens while one is built, the old one serves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import IndexBusy, IndexMissing
from corpus.index.generations import building, current, locked, point_to, require_current


def make(data: Path, name: str, text: str = "innehåll") -> Path:
    with building(data, name) as folder:
        (folder / "fil").write_text(text)
    return data / "generations" / name


def names(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "generations").iterdir())


def test_none_yet(tmp_path: Path) -> None:
    assert current(tmp_path) is None
    with pytest.raises(IndexMissing, match="trygg ingest"):
        require_current(tmp_path)


def test_a_finished_one_serves(tmp_path: Path) -> None:
    place = make(tmp_path, "a")
    assert current(tmp_path) == require_current(tmp_path) == place
    assert (place / "fil").read_text() == "innehåll"


def test_while_building_the_old_one_serves(tmp_path: Path) -> None:
    old = make(tmp_path, "a")
    with building(tmp_path, "b") as folder:
        assert folder.is_dir()
        assert current(tmp_path) == old
    assert current(tmp_path) == tmp_path / "generations/b"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, OSError])
def test_a_failing_block_leaves_the_old_one(tmp_path: Path, error: type[BaseException]) -> None:
    old = make(tmp_path, "a")

    def break_off() -> None:
        with building(tmp_path, "b") as folder:
            (folder / "halv").write_text("x")
            raise error

    with pytest.raises(error):
        break_off()
    assert current(tmp_path) == old
    assert names(tmp_path) == ["a"]


def test_leftovers_of_a_killed_one_are_removed(tmp_path: Path) -> None:
    make(tmp_path, "a")
    (tmp_path / "generations/x.tmp/djupt").mkdir(parents=True)
    make(tmp_path, "b")
    assert names(tmp_path) == ["a", "b"]


def test_two_are_kept(tmp_path: Path) -> None:
    for number, name in enumerate("abcd"):
        os.utime(make(tmp_path, name), (number, number))
    assert names(tmp_path) == ["c", "d"]
    assert current(tmp_path) == tmp_path / "generations/d"


def test_point_to_rolls_back(tmp_path: Path) -> None:
    make(tmp_path, "a")
    make(tmp_path, "b")
    point_to(tmp_path, "a")
    assert current(tmp_path) == tmp_path / "generations/a"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".new")] == []


def test_point_to_is_one_replacement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a")
    make(tmp_path, "b")
    replaced: list[str] = []

    def stop(source: Path, target: Path) -> None:
        replaced.append(Path(target).name)
        assert Path(source).read_text() == "a"
        raise OSError

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(OSError, match=r"^$"):
        point_to(tmp_path, "a")
    assert replaced == ["CURRENT"]
    assert current(tmp_path) == tmp_path / "generations/b"


def test_same_name_again_replaces(tmp_path: Path) -> None:
    make(tmp_path, "a", "gammalt")
    make(tmp_path, "a", "nytt")
    assert (require_current(tmp_path) / "fil").read_text() == "nytt"


@pytest.mark.parametrize("pointer", ["", "\n", "borta", "../..", "/etc"])
def test_a_pointer_that_leads_nowhere(tmp_path: Path, pointer: str) -> None:
    make(tmp_path, "a")
    (tmp_path / "CURRENT").write_text(pointer)
    assert current(tmp_path) is None


def test_one_at_a_time(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(IndexBusy, match="pågår"), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_the_lock_holds_against_another_process_and_ends_with_it(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from corpus.index.generations import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('har', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "har\n"
        with pytest.raises(IndexBusy), locked(tmp_path):
            pass
        other.kill()
        other.wait()
    with locked(tmp_path):
        pass


def test_locked_makes_the_folder(tmp_path: Path) -> None:
    with locked(tmp_path / "ny/data"):
        assert (tmp_path / "ny/data").is_dir()
