"""Who answers where the documents don't: national numbers, by words of the question."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from assistant.fixed_texts import in_language


@cache
def _table() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    table = tomllib.loads((files("corpus.national") / "signpost.toml").read_text(encoding="utf-8"))
    return tuple((re.compile("|".join(each["words"])), dict(each["text"])) for each in table["signpost"])


def signpost(question: str, language: str) -> str:
    """Whom to turn to instead, in the asker's language, "" where no number is nearer than the municipality's.

    Example: signpost("min cykel är stulen", "sv") -> "Har det hänt ett brott? Anmäl det till polisen på 114 14. …"
    """
    folded = " ".join(question.lower().split())
    found = next((texts for words, texts in _table() if words.search(folded)), None)
    return in_language(found, language) if found else ""
