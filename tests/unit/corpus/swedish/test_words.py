"""Words with and without content."""

import pytest

from corpus.swedish.words import content_words, has_words, small_words, stem, stop_words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hur snabbt ska klotter saneras?", ("snabbt", "klotter", "saneras")),
        ("Klotter, KLOTTER och klotter-sanering", ("klotter", "sanering")),
        ("Vad är det för något?", ()),
        ("Vad säger 2018:1200?", ("2018:1200",)),
        ("", ()),
    ],
)
def test_content_words(question: str, words: tuple[str, ...]) -> None:
    assert content_words(question) == words


def test_the_lists_are_words_in_lower_case() -> None:
    lists = {"stop": stop_words(), **small_words()}
    assert {"sv", "en", "fi", "de"} <= lists.keys()
    for name, words in lists.items():
        assert words, name
        assert all(word == word.lower() and word.isalpha() for word in words), name


@pytest.mark.parametrize(
    ("word", "short"),
    [
        ("klottret", "klott"),
        ("vattnet", "vatt"),
        ("vatten", "vatt"),
        ("klotter", "klott"),
        ("skolornas", "skol"),
        ("skolans", "skol"),
        ("polis", "polis"),
        ("barn", "barn"),
    ],
)
def test_stem(word: str, short: str) -> None:
    assert stem(word) == short


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("klottret", "Klotterpolicy gäller", True),
        ("skola", "alla förskolor", True),
        ("lampor", "varje lampa", True),
        ("säkerhetschefen", "en säkerhetschef", True),
        ("lampa skola", "lampor i skolan", True),
        ("lampa skola", "lampor i staden", False),
        ("polis", "en policy", False),
        ("kommun", "hon kommer", False),
        ("ska", "en skada", False),
        ("ska", "det ska", True),
        ("", "vad som helst", True),
    ],
)
def test_has_words(words: str, text: str, there: bool) -> None:
    assert has_words(words, text) is there
