"""The fixed texts, by language, from texts.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("assistant") / "fixed_texts.toml").read_text(encoding="utf-8"))


def text(key: str, language: str, **values: str) -> str:
    """The text in the asker's language; English where that language has none, Swedish where English hasn't.

    Raises KeyError for a key that doesn't exist.
    """
    spoken = {name: texts[key] for name, texts in _table().items() if key in texts}
    return in_language(spoken, language).format(**values).strip()


def in_language(spoken: Mapping[str, str], language: str) -> str:
    """The text in the asker's language, else in English, which Danes read less well than Swedish.

    Raises KeyError where there isn't even a Swedish one.
    """
    if language in spoken:
        return spoken[language]
    return (language != "da" and spoken.get("en")) or spoken["sv"]
