"""Words with and without content."""

import pytest

from assistant.words import content_words, small_words, stop_words


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
