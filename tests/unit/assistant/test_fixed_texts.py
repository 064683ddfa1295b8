"""The fixed texts: every one in every language that we promise, with what is to be filled in."""

import re
import tomllib
from importlib.resources import files

import pytest

from assistant.fixed_texts import text

TABLE = tomllib.loads((files("assistant") / "fixed_texts.toml").read_text(encoding="utf-8"))
KEYS = {
    "not_found",
    "nearest",
    "out_of_scope",
    "personal_data",
    "private_person",
    "refused",
    "error",
    "intro",
}
FILLED = {"contact": "Ring växeln.", "statement": "Lampor lagas."}


@pytest.mark.parametrize("language", ["sv", "en", "fi", "ar", "uk", "de"])
def test_every_text_in_every_language(language: str) -> None:
    assert set(TABLE[language]) == KEYS
    for key, template in TABLE[language].items():
        holes = set(re.findall(r"{(\w+)}", template))
        assert holes == set(re.findall(r"{(\w+)}", TABLE["sv"][key])) or holes == {"contact"}, key
        told = text(key, language, **FILLED)
        assert "{" not in told
        assert all(FILLED[hole] in told for hole in holes)
        assert told or (key, language) == ("intro", "sv")


@pytest.mark.parametrize(("language", "falls_to"), [("so", "en"), ("zh", "en"), ("", "en"), ("da", "sv")])
@pytest.mark.parametrize("key", sorted(KEYS))
def test_an_unknown_language(key: str, language: str, falls_to: str) -> None:
    assert text(key, language, **FILLED) == text(key, falls_to, **FILLED)


def test_other_languages_say_in_swedish_that_nothing_was_found() -> None:
    for language in TABLE.keys() - {"sv"}:
        assert "Det står inte i dokumenten" in text("not_found", language, **FILLED)


def test_a_key_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        text("okänd", "sv")
