"""Danger to life and violence against somebody near, known by words before anything else: 112 and what to do."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.fixed_texts import in_language


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    signs: re.Pattern[str]
    unless: re.Pattern[str]
    texts: dict[str, str]

    def speaks(self, folded: str) -> bool:
        """Whether a text tells of it."""
        return bool(self.signs.search(folded)) and not self.unless.search(folded)


@dataclass(frozen=True, slots=True)
class _Rules:
    kinds: tuple[_Kind, ...]
    topics: re.Pattern[str]
    asks: re.Pattern[str]
    service: re.Pattern[str]
    own: re.Pattern[str]

    def asks_of_service(self, folded: str) -> bool:
        """Whether a text is about what is done against such things, not about one that happens."""
        asked = self.asks.search(folded) and self.service.search(folded) and not self.own.search(folded)
        return bool(self.topics.search(folded) or asked)


def _one_of(patterns: Sequence[str]) -> re.Pattern[str]:
    # No pattern at all would be found everywhere.
    return re.compile("|".join(patterns) or r"(?!)")


@cache
def _rules() -> _Rules:
    table = tomllib.loads((files("corpus.national") / "emergency.toml").read_text(encoding="utf-8"))
    kinds = tuple(
        _Kind(kind["name"], _one_of(kind["signs"]), _one_of(kind.get("unless", ())), dict(kind["text"]))
        for kind in table["kind"]
    )
    one_of = (_one_of(table[part]) for part in ("topics", "asks", "service", "own"))
    return _Rules(kinds, *one_of)


def emergency(text: str, language: str) -> str | None:
    """What to do now, in the asker's language, or None where nothing speaks of danger.

    "det brinner i köket!" gives a text that opens with "Ring 112 nu."; "Hur många bränder var det?" None.
    """
    folded = " ".join(text.lower().split())
    rules = _rules()
    kind = next((kind for kind in rules.kinds if kind.speaks(folded)), None)
    if kind is None or (
        rules.asks_of_service(folded) and "!" not in text and not re.search(r"\bhjälp\b|\bhelp\b", folded)
    ):
        return None
    return in_language(kind.texts, language)
