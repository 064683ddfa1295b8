"""A question that asks several things → its parts; whether a question wants a list or a longer answer."""

import re

from corpus.swedish.words import content_words

_ASKS = r"(?:vem|vad|vilk\w+|hur|när|var|varför|vart|gör|måste|ska|är|finns|får|kan|blir|who|what|which|how|when)\b"
_AND = re.compile(
    rf"(?:,|;|\?)? (?:och|samt|and) (?={_ASKS})|\? (?={_ASKS})|, (?={_ASKS}\s+\S+\s+\S+\s+\S+)", re.IGNORECASE
)
_DIFFERENCE = (
    re.compile(
        r"skillnad(?:en|er|erna)?\b(?: på| mellan| är det på| är det mellan| är mellan| är)*\s+"
        r"(?P<a>.+?) (?:och|mot|från|jämfört med) (?P<b>.+?)\??$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:skiljer sig|skiljer)\s+(?P<a>.+?) (?:från|och|mot|åt från) (?P<b>.+?)\??$", re.IGNORECASE
    ),
)
_LIST = re.compile(
    r"\b(?:vilka|vad är de|nämn|räkna upp|rada upp|lista|ge exempel|exempel på|vad ingår|vad består|"
    r"hur är .+ uppdel\w+|hur delas|vad för|vilka olika|vad ska man ha|vad bör finnas|vad behöver|alla |which|list)\b",
    re.IGNORECASE,
)
_ENUMERATION = re.compile(
    r"\b(?:vilka|nämn|räkna upp|rada upp|lista|exempel|ingår|består|uppdela\w*|delas|slags|nivåer|klasser|delar)\b",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\b(?:hur gör|vad gör (?:jag|man|vi)|vad ska (?:jag|man|vi)|vad måste|vad kan (?:jag|man|vi)|hur kan|"
    r"hur går det till|steg|varför)\b",
    re.IGNORECASE,
)


def parts_of(question: str) -> tuple[str, ...]:
    """The single questions in a question, one where it is one.

    "Hur snabbt saneras klotter och vem betalar?" gives ("Hur snabbt saneras klotter", "vem betalar?").
    """
    difference = compared(question)
    if difference:
        return tuple(f"Vad är {thing}?" for thing in difference)
    parts = [part.strip() for part in _AND.split(question) if part and part.strip()]
    whole = [part for part in parts if len(part.split()) >= 3]
    if len(whole) != len(parts) or not 1 < len(parts) <= 3:
        return (question,)
    # "… och vad är målet?" says nothing alone: such a part keeps the question in front of it.
    return tuple(part if len(content_words(part)) > 1 else f"{parts[0]} {part}" for part in parts)


def compared(question: str) -> tuple[str, str] | None:
    """The two things whose difference is asked for: "… skillnaden på A och B?" gives ("A", "B")."""
    match = next((m for pattern in _DIFFERENCE if (m := pattern.search(question))), None)
    if match is None:
        return None
    first, second = match["a"].strip(" ?"), match["b"].strip(" ?")
    head = second.split()[-1] if len(second.split()) > 1 and len(first.split()) == 1 else ""
    # "social och situationell prevention": the first borrows the second's noun.
    return (f"{first} {head}".strip() if first.islower() and head else first, second)


def asks_for_list(question: str) -> bool:
    """Whether a whole list is asked for: "Vilka klasser finns?", "Ge exempel på …"."""
    return _ENUMERATION.search(question) is not None


def wants_list(question: str) -> bool:
    """Whether several things are asked for, so that a longer answer is right."""
    return bool(_LIST.search(question) or _HOW.search(question)) or len(parts_of(question)) > 1
