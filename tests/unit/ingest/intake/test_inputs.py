"""What an ingest is made from: where it is looked for, and the stamp that tells of a change."""

import shutil
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

import corpus
import ingest
from corpus.settings import Settings
from ingest.intake import inputs
from ingest.intake.inputs import Inputs, find_inputs
from tests.fakes import NORRTALJE

PLAN = "Plan för ljus\fSida två"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `local`, `shipped` and `extra`, none of them the project's own."""
    for name in ("local", "shipped/plan", "extra"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "shipped/plan/ljus.md").write_text("---\ndokument: plan\n---\n")
    (tmp_path / "extra/plan.txt").write_text(PLAN)
    monkeypatch.setattr(inputs, "LOCAL", tmp_path / "local")
    return tmp_path


def find(places: Path, settings: Settings = Settings(), extra: tuple[str, ...] = ("extra",)) -> Inputs:  # noqa: B008
    return find_inputs(settings, [places / name for name in extra], places / "shipped")


def test_all_places_are_looked_in(places: Path) -> None:
    (places / "local/lokal.txt").write_text(PLAN)
    (places / "satt").mkdir()
    (places / "satt/satt.txt").write_text(PLAN)
    (places / "satt/register.toml").write_text("")
    found = find(places, Settings(documents=(places / "satt",)))
    assert [document.id for document in found.official.documents] == ["lokal", "plan", "satt"]
    assert [path.name for path in found.digest_files] == ["ljus.md"]
    assert found.registers == (*NORRTALJE.registers(), places / "satt/register.toml")


def test_local_folder_may_be_missing_but_a_named_one_may_not(places: Path) -> None:
    (places / "local").rmdir()
    assert find(places).official.errors == ()
    assert [error.name for error in find(places, extra=("borta",)).official.errors] == ["borta"]


def test_same_inputs_same_stamp(places: Path) -> None:
    stamp = find(places).stamp
    assert stamp.startswith("sha256:")
    (places / "extra/plan.txt").write_text(PLAN)
    (places / "extra/README.md").write_text("ingen handling")
    assert find(places).stamp == stamp


@pytest.mark.parametrize(
    "setting", [{"threads": 1}, {"data": Path("annan")}, {"rate_short": 3}, {"contact": "x"}]
)
def test_settings_that_shape_nothing_leave_the_stamp(places: Path, setting: dict[str, object]) -> None:
    assert find(places, replace(Settings(), **setting)).stamp == find(places).stamp


@pytest.mark.parametrize(
    "setting", [{"embedder": "sentence-transformers:x"}, {"chroma_url": "http://localhost:8001"}]
)
def test_settings_that_shape_the_index_change_it(places: Path, setting: dict[str, object]) -> None:
    assert find(places, replace(Settings(), **setting)).stamp != find(places).stamp


@pytest.mark.parametrize(
    "path", ["extra/plan.txt", "shipped/plan/ljus.md", "extra/register.toml", "extra/ny.txt"]
)
def test_a_byte_more_changes_it(places: Path, path: str) -> None:
    stamp = find(places).stamp
    with (places / path).open("a") as file:
        file.write("\n")
    assert find(places).stamp != stamp


def test_a_new_name_changes_it(places: Path) -> None:
    stamp = find(places).stamp
    (places / "extra/plan.txt").rename(places / "extra/plan2.txt")
    assert find(places).stamp != stamp


@pytest.mark.parametrize(
    ("room", "module"),
    [
        (ingest, "files/read_pdf"),
        (ingest, "structure/passages"),
        (corpus, "swedish/fold"),
        (corpus, "index/embedding"),
    ],
)
def test_code_changes_it(
    places: Path, monkeypatch: pytest.MonkeyPatch, room: ModuleType, module: str
) -> None:
    code = places / "code"
    shutil.copytree(room.__path__[0], code, ignore=shutil.ignore_patterns("norrtalje", "local", "*.pyc"))
    before = find(places).stamp
    monkeypatch.setattr(room, "__path__", [str(code)])
    assert find(places).stamp == before
    with (code / f"{module}.py").open("a") as file:
        file.write("#")
    assert find(places).stamp != before


def test_a_file_that_vanishes_meanwhile_does_not_stop_it(places: Path) -> None:
    found = inputs._stamp([places / "borta.txt"], Settings())
    assert found != inputs._stamp([], Settings())
