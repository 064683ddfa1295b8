"""A text and what it was made from → what it says beyond that; for what a language model has written.

Figures with their units, names, how strongly and how widely it is said, and likeness in words are compared; meaning
can't be. Words that carry strength are data (faithful.toml). Being strict costs a rewording, never a right answer.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.swedish.figures import DESIGNATION, ungrouped
from corpus.swedish.fold import fold

_WORD = re.compile(r"[^\W_]+(?:[-:’'][^\W_]+)*")
_START = re.compile(r"(?:^|[.!?:] )[\"”»(]*$")
_MARKUP = re.compile(
    r"[<>\[\]{}|*_`#~\\^=]|!\[|\bs\. ?\d|^[-–+>]|^\d+[.)] |https?:|www\.|@|\w\.[a-zåäö]{2,}\b"
)
_DOTTED = re.compile(
    r"\b(?:t\.ex|bl\.a|m\.m|d\.v\.s|o\.s\.v|s\.k|fr\.o\.m|t\.o\.m|p\.g\.a|m\.fl|e\.d|f\.d)\.?"
)
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_STEM = 4
_ENDING = 3
"""Letters that a word may have more than another that it begins with: "Ekebys" by "Ekeby"."""
_ARTICLES = {"en", "ett"}
_LONGEST = 30
"""Of a word that is named in a reason."""


@dataclass(frozen=True, slots=True)
class _Rules:
    strength: Mapping[str, re.Pattern[str]]
    bounds: Mapping[str, re.Pattern[str]]
    numbers: Mapping[str, str]
    others: re.Pattern[str]
    units: Mapping[str, re.Pattern[str]]
    opening: frozenset[str]


@cache
def _rules() -> _Rules:
    table = tomllib.loads((files("corpus.llm") / "faithful.toml").read_text(encoding="utf-8"))
    numbers = {word: str(number) for number, word in enumerate(table["numbers"]["words"].split())}
    numbers["en"] = numbers["ett"]
    count = rf"\d[\d.,:]*|{'|'.join(numbers)}"
    return _Rules(
        {name: _whole(pattern) for name, pattern in table["strength"].items()},
        {name: _whole(pattern) for name, pattern in table["bounds"].items()},
        numbers,
        _whole(table["numbers"]["others"]),
        {name: _whole(rf"({count})[ -]?(?:{pattern})") for name, pattern in table["units"].items()},
        frozenset(table["opening"]["words"].split()),
    )


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def strength(text: str) -> frozenset[str]:
    """How strongly a text says what it says: "Du får inte elda." gives {"får inte", "får", "inte"}."""
    return frozenset(name for name, pattern in _rules().strength.items() if pattern.search(text))


def changed_strength(text: str, given: str) -> Iterator[str]:
    """What a text is stronger or weaker by than what it was made from, in Swedish."""
    mine, theirs = strength(text), strength(given)
    yield from (f"«{name}» har tillkommit" for name in sorted(mine - theirs))
    yield from (f"«{name}» har försvunnit" for name in sorted(theirs - mine))


def added(text: str, given: str) -> Iterator[str]:
    """Figures, names and limits of a text that what it was made from doesn't hold, in Swedish."""
    yield from (f"«{figure}» står inte där" for figure in sorted(figures(text) - figures(given)))
    yield from (f"namnet «{name[:_LONGEST]}» står inte där" for name in _strangers(text, given))
    for name, pattern in _rules().bounds.items():
        if pattern.search(text) and not pattern.search(given):
            yield f"«{name}» har tillkommit"


def figures(text: str) -> frozenset[str]:
    """Every figure in one form, with its unit where it has one: "fem dagar" gives {"5", "5 dagar"}."""
    plain = re.sub("[\u2010\u2011\u2013]", "-", re.sub(r"\s?%", " procent", ungrouped(text))).lower()
    rules = _rules()
    found = set(DESIGNATION.findall(plain)) | set(rules.others.findall(plain))
    found |= {
        rules.numbers[word] for word in _WORD.findall(plain) if word in rules.numbers.keys() - _ARTICLES
    }
    for unit, pattern in rules.units.items():
        found |= {f"{rules.numbers.get(match[1], match[1])} {unit}" for match in pattern.finditer(plain)}
    return frozenset(found)


def is_plain(text: str) -> bool:
    """Whether it is one line of running text: no markup, address, page mark or character that isn't seen."""
    seen = not any(unicodedata.category(character) in _UNSEEN for character in text)
    return seen and bool(text) and text == text.strip() and not _MARKUP.search(_DOTTED.sub(" ", text))


def _strangers(text: str, given: str) -> Iterator[str]:
    """Words with a capital that aren't there, and the first word of a sentence unless it is a common one."""
    there = frozenset(word for part in _WORD.findall(given) for word in (part.lower(), *fold(part).split()))
    for match in _WORD.finditer(text):
        word = match[0]
        opens = _START.search(text[: match.start()]) is not None
        capital = any(character.isupper() for character in word)
        if capital and not (opens and word.lower() in _rules().opening) and not _stands(word.lower(), there):
            yield word


def _stands(word: str, there: frozenset[str]) -> bool:
    """Whether a word stands there, endings aside."""
    if word in there or word.partition(":")[0] in there:
        return True
    return any(
        len(long) - len(short) <= _ENDING and len(short) >= _STEM and long.startswith(short)
        for other in there
        for short, long in (sorted((word, other), key=len),)
    )
