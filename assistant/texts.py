"""The fixed texts, by language, from texts.toml."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("assistant") / "texts.toml").read_text(encoding="utf-8"))


def text(key: str, language: str, **values: str) -> str:
    """The text in the asker's language; English where that language has none, Swedish where English hasn't.

    Raises KeyError for a key that doesn't exist.
    """
    table = _table()
    fallback = "sv" if language in ("sv", "da") else "en"
    chosen = table.get(language, {}).get(key)
    if chosen is None:
        chosen = table[fallback].get(key) or table["sv"][key]
    return chosen.format(**values).strip()
