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


@cache
def _rules() -> tuple[tuple[_Kind, ...], re.Pattern[str]]:
    table = tomllib.loads((files("assistant") / "emergency.toml").read_text(encoding="utf-8"))
    kinds = tuple(
        _Kind(kind["name"], re.compile("|".join(kind["signs"])), dict(kind["text"])) for kind in table["kind"]
    )
    return kinds, re.compile("|".join(table["unless"]))


def emergency(text: str, language: str) -> str | None:
    """What to do now, in the asker's language, or None where nothing speaks of danger to life.

    "det brinner i köket!" gives a text that opens with "Ring 112 nu."; "Hur många bränder var det?" None.
    """
    folded = " ".join(text.lower().split())
    kinds, unless = _rules()
    kind = next((kind for kind in kinds if kind.signs.search(folded)), None)
    if kind is None or (
        unless.search(folded) and "!" not in text and not re.search(r"\bhjälp\b|\bhelp\b", folded)
    ):
        return None
    return kind.texts.get(language) or kind.texts["en" if language not in ("sv", "da") else "sv"]
