"""Words without content: those of Swedish, what is left of a question without them, and other tongues' small words."""

import re
import tomllib
from collections.abc import Mapping, Set
from functools import cache, lru_cache
from importlib.resources import files

from corpus.swedish.fold import fold


@cache
def _table() -> Mapping[str, object]:
    return tomllib.loads((files("corpus.swedish") / "words.toml").read_text(encoding="utf-8"))


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


def content_words(text: str, names: Set[str] = frozenset()) -> tuple[str, ...]:
    """The words that a question is about, each once; `names` are a place's own, which carry no content there.

    "Hur snabbt ska klotter saneras?" gives ("snabbt", "klotter", "saneras").
    """
    stop = stop_words()
    words = (word for word in fold(text).split() if len(word) > 2)
    return tuple(dict.fromkeys(word for word in words if word not in stop and word not in names))


_ENDINGS = (
    "heterna", "hetens", "arnas", "ernas", "ornas", "andet", "heten", "heter", "arens", "arna", "erna",
    "orna", "ande", "aren", "ades", "aste", "ens", "ans", "are", "ade", "ern", "ets", "en", "an", "ar", "er",
    "or", "as", "et", "ad", "na", "es", "a", "e", "s",
)  # fmt: skip
"""Endings of nouns, verbs and adjectives, the longest first; "klottret" and "klotter" end in "et" and "er"."""
_STEM = 4
"""Letters that must be left of a word when its ending is taken away: "barn" stays, "skolor" gives "skol"."""
_LOST_VOWEL = re.compile(r"((.)\2|ck)[rln]$")
"""What an ending does to a word on -er, -el or -en: "klotter", "klottr-et"."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A folded Swedish word without its ending: "skolornas" gives "skol", "klottret" "klott", "polis" "polis"."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _left(e)), "")
    return _LOST_VOWEL.sub(r"\1", word.removesuffix(ending))


def _left(ending: str) -> int:
    """Letters that must be left; an s alone more often belongs to the word itself ("polis")."""
    return _STEM + (ending == "s")


def has_words(words: str, *texts: str) -> bool:
    """Whether all words stand somewhere in the texts, inflected or inside another word.

    "klottret" is in "Klotterpolicy", "polis" isn't in "policy", "ska" isn't in "skada".
    """
    parts = fold(" ".join(texts)).split()
    return all(any(_same(word, part) for part in parts) for word in fold(words).split())


def _same(word: str, part: str) -> bool:
    return stem(word) in part if len(word) >= _STEM else word == part
