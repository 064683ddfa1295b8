"""The engine knows no municipality; a folder is read whole, filled in from the neutral one, or refused in words."""

import re
from pathlib import Path

import pytest

from corpus.errors import SettingError
from corpus.municipality import NEUTRAL, contact_of, folder_of, municipality_of, open_municipality
from corpus.settings import Settings
from tests.fakes import NORRTALJE, ROOT

NAMED = re.compile(r"norrt(?:ä|a)lje|rimbo\b|hallstavik|roslagen|\bkson\b|mini maria", re.IGNORECASE)
ENGINE = ("assistant", "corpus", "ingest", "evals", "ui", "prompts")
DATA = (ROOT / "corpus/norrtalje", ROOT / "corpus/local", ROOT / "evals/cases", ROOT / "evals/results")
ENDINGS = {".py", ".toml", ".md", ".js", ".css", ".html", ".svg"}
DEFAULT = re.compile(r'Path\("norrtalje"\)|skriv norrtalje', re.IGNORECASE)
"""The one place that names what ships, and the message that tells of it."""


def engine_files() -> list[Path]:
    files = (path for room in ENGINE for path in (ROOT / room).rglob("*") if path.suffix in ENDINGS)
    return sorted(path for path in files if not any(path.is_relative_to(data) for data in DATA))


def test_the_engine_names_no_municipality() -> None:
    files = engine_files()
    assert len(files) > 250
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if NAMED.search(DEFAULT.sub("", line))
    ]
    assert named == []


def test_what_ships_is_found_by_its_name() -> None:
    assert NORRTALJE.name == "Norrtälje kommun"
    assert NORRTALJE.documents.is_dir()
    assert NORRTALJE.vectors.is_file()
    assert {path.name for path in NORRTALJE.currency()} == {"currency.toml"}
    assert len(NORRTALJE.currency()) == 2
    assert municipality_of(Settings()) == NORRTALJE


def test_the_neutral_one_has_nothing_local() -> None:
    neutral = municipality_of(Settings(municipality=Path("ingen")))
    assert (neutral.name, neutral.names, dict(neutral.examples)) == ("", frozenset(), {})
    assert neutral.registers() == neutral.glossary() == neutral.reading() == ()
    assert not list(neutral.documents.rglob("*.md"))
    assert not list(neutral.checklists.glob("*.toml"))
    assert neutral.contact == "Kontakta kommunen."


def test_a_folder_is_filled_in_from_the_neutral_one(tmp_path: Path) -> None:
    (tmp_path / "municipality.toml").write_text(
        'name = "Ekeby kommun"\nnames = ["Ekeby"]\n', encoding="utf-8"
    )
    own = open_municipality(tmp_path)
    assert (own.name, own.names, own.id) == ("Ekeby kommun", {"ekeby"}, tmp_path.name)
    assert own.greeting("sv") == open_municipality(NEUTRAL).greeting("sv")
    assert own.greeting("da") == own.greeting("en")
    assert own.calibration().parent == NEUTRAL


def test_the_operators_contact_goes_first() -> None:
    assert contact_of(Settings(contact="Ring växeln.")) == "Ring växeln."
    assert contact_of(Settings()) == NORRTALJE.contact


@pytest.mark.parametrize(
    ("text", "reason"),
    [(None, "trygg init"), ("name = ", "TOML"), ('okand = "x"', "okand"), ('name = ["a"]', "name")],
)
def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path, text: str | None, reason: str) -> None:
    folder = tmp_path / "kommun"
    folder.mkdir()
    if text is not None:
        (folder / "municipality.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingError, match=reason):
        municipality_of(Settings(municipality=folder))


def test_a_name_that_does_not_ship_is_a_path() -> None:
    assert folder_of(Path("ekeby")) == Path("ekeby")
    assert folder_of(Path("../ekeby")) == Path("../ekeby")
    assert folder_of(Path("index")) == Path("index")
