"""Words without content: those of Swedish, what is left of a question without them, and other tongues' small words."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from corpus.lexical import fold


@cache
def _table() -> Mapping[str, object]:
    return tomllib.loads((files("assistant") / "words.toml").read_text(encoding="utf-8"))


@cache
def stop_words() -> frozenset[str]:
    """Swedish words that carry no content of their own in a question."""
    return frozenset(str(_table()["stop"]).split())


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """The small words that tell a language, by its ISO 639-1 code."""
    table = _table()["small"]
    assert isinstance(table, dict)
    return {language: frozenset(str(words).split()) for language, words in table.items()}


@cache
def spoken_words() -> Mapping[str, str]:
    """Swedish as it is spoken → as it is written: "nåt" gives "något"."""
    table = _table()["spoken"]
    assert isinstance(table, dict)
    return {str(spoken): str(written) for spoken, written in table.items()}


def content_words(text: str) -> tuple[str, ...]:
    """The words that a question is about, each once.

    "Hur snabbt ska klotter saneras?" gives ("snabbt", "klotter", "saneras").
    """
    stop = stop_words()
    return tuple(dict.fromkeys(word for word in fold(text).split() if len(word) > 2 and word not in stop))
