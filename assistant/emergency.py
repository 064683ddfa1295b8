"""Danger to life, recognised by words before anything else; the answer is 112 and what to do."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    signs: re.Pattern[str]
    texts: dict[str, str]


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


@cache
def _rules() -> _Rules:
    table = tomllib.loads((files("assistant") / "emergency.toml").read_text(encoding="utf-8"))
    kinds = tuple(
        _Kind(kind["name"], re.compile("|".join(kind["signs"])), dict(kind["text"])) for kind in table["kind"]
    )
    one_of = (re.compile("|".join(table[part])) for part in ("topics", "asks", "service", "own"))
    return _Rules(kinds, *one_of)


def emergency(text: str, language: str) -> str | None:
    """What to do now, in the asker's language, or None where nothing speaks of danger to life.

    "det brinner i köket!" gives a text that opens with "Ring 112 nu."; "Hur många bränder var det?" None.
    """
    folded = " ".join(text.lower().split())
    rules = _rules()
    kind = next((kind for kind in rules.kinds if kind.signs.search(folded)), None)
    if kind is None or (
        rules.asks_of_service(folded) and "!" not in text and not re.search(r"\bhjälp\b|\bhelp\b", folded)
    ):
        return None
    return kind.texts.get(language) or kind.texts["en" if language not in ("sv", "da") else "sv"]
