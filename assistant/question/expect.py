"""What sort of thing a question asks for, and whether a text holds a thing of that sort.

"Vad kostar …?" asks for an amount, "Vad heter …?" for a name, "Hur många …?" for a number. A text about the
right subject without a thing of the right sort is not an answer. The words are in expect.toml: rules of
Swedish, none of one document.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_NUMBER = (
    r"\b\d+(?:[.,/:]\d+)?\b|\b(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|hälften|tredjedel\w*|"
    r"femtedel\w*|samtliga|alla|varje|inga|ingen|inget|flera|dubbelt)\b"
)
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
_NAME = re.compile(
    r"(?<=[\w,)] )[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)*|\([A-ZÅÄÖ]{1,3}\)|^[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+"
)
_PERSON = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?\b")
_COUNTED = re.compile(r"(?:hur många|antalet?|hur mycket)\s+(?:olika |andra |av |procent av )*([\wåäö]+)")
_DEFINED = re.compile(
    r"^(?:vad|hur) (?:betyder|innebär|menas med|avses med|definieras|står) "
    r"(?:att |en |ett |det |ordet |begreppet |bokstäverna )*(.+)"
)
_UNCOUNTED = re.compile(r"proce|perso|gånge|dagar|timma|dygn|år|folk|anmäl|bliv|finns|är$")


@dataclass(frozen=True, slots=True)
class Expectation:
    """A sort of answer: `asks` recognises it in a folded question, `holds` in a text (question, text).

    `plain`: a thing of this sort can't be missed in a text, so that where none is found there is no answer.
    """

    name: str
    plain: bool
    asks: re.Pattern[str]
    holds: Callable[[str, str], bool]


def expectations(question: str) -> tuple[Expectation, ...]:
    """The sorts of thing asked for, none for an open question: "Vad kostar det?" gives the one named money."""
    folded = re.sub(r"[^\w]+", " ", question.lower()).strip()
    return tuple(sort for sort in _sorts() if sort.asks.search(folded))


def words_asked() -> frozenset[str]:
    """The whole words by which sorts are recognised: "liter", "frekvens", "telefonn" is none."""
    asks = " | ".join(ask for sort in _table()["sort"] for ask in sort["asks"])
    return frozenset(re.findall(r"(?<![\w\\])[a-zåäö]+(?![\w\\])", asks))


def asks_of_now(question: str) -> bool:
    """Whether the question is about a moment that a document can't know ("just nu", "förra året")."""
    return _words("now").search(question.lower()) is not None


def years(text: str) -> frozenset[str]:
    """Years that a text names."""
    return frozenset(re.findall(r"\b(?:19|20)\d\d\b", text))


def counted(question: str, text: str) -> bool:
    """A number near the thing that is counted: "hur många brandstationer" wants "tre brandstationer"."""
    match = _COUNTED.search(question.lower())
    stem = match[1][:5] if match and len(match[1]) > 3 else ""
    if not stem or (match and _UNCOUNTED.match(match[1])):
        return re.search(_NUMBER, text, re.IGNORECASE) is not None
    before = rf"(?:{_NUMBER})(?:\W+\w+){{0,4}}?\W+\w*{stem}"
    after = rf"\w*{stem}\w*(?:\W+\w+){{0,6}}?\W+(?:{_NUMBER})"
    return re.search(f"{before}|{after}", text, re.IGNORECASE) is not None


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("assistant.question") / "expect.toml").read_text(encoding="utf-8"))


@cache
def _words(part: str) -> re.Pattern[str]:
    inner = r"\w*" if part == "actors" else ""
    return re.compile(rf"\b{inner}(?:{'|'.join(_table()[part]['words'])})\b", re.IGNORECASE)


@cache
def _sorts() -> tuple[Expectation, ...]:
    tests = {
        "new name": _new_name,
        "any number": _any_number,
        "someone": _someone,
        "defines": _defines,
        "full name": _full_name,
        "same unit": _same_unit,
    }
    found = []
    for sort in _table()["sort"]:
        starts = [rf"^(?:{start})\b" for start in sort.get("start", ())]
        within = [rf"\b(?:{'|'.join(sort['asks'])})\b"] if sort["asks"] else []
        holds = tests[sort["test"]] if "test" in sort else _has("|".join(sort["holds"]))
        found.append(
            Expectation(sort["name"], sort.get("plain", False), re.compile("|".join(starts + within)), holds)
        )
    return tuple(found)


def _has(pattern: str) -> Callable[[str, str], bool]:
    filled = pattern.replace("{month}", _MONTH).replace("{number}", _NUMBER)
    compiled = re.compile(filled, re.IGNORECASE)
    return lambda question, text: compiled.search(text) is not None


def _new_name(question: str, text: str) -> bool:
    """A proper name that the question doesn't hold itself."""
    return any(name.strip("()").casefold() not in question.casefold() for name in _NAME.findall(text))


def _full_name(question: str, text: str) -> bool:
    """A given name and a surname, as people are named."""
    return _PERSON.search(text) is not None


def _same_unit(question: str, text: str) -> bool:
    """The unit that the question names."""
    measure = next(sort for sort in _sorts() if sort.name == "measure")
    units = measure.asks.findall(question.lower())
    return any(re.search(rf"\b{unit[:5]}", text, re.IGNORECASE) for unit in units)


def _someone(question: str, text: str) -> bool:
    """A name that the question doesn't hold, or an office or body that acts."""
    return _new_name(question, text) or _words("actors").search(text) is not None


def _defines(question: str, text: str) -> bool:
    """Whether the thing asked about is explained: "X är …", "med X avses …", "X (…)"."""
    match = _DEFINED.search(" ".join(re.findall(r"\w+", question.lower())))
    stem = match[1].split()[0][:6] if match else ""
    pattern = (
        rf"\b\w*{stem}[\w ]* (?:är|betyder|innebär|kallas|står för|handlar|syftar)\b|"
        rf"\bmed [\w ]*{stem}\w* (?:avses|menas)|{stem}\w* \("
    )
    return re.search(pattern, text, re.IGNORECASE) is not None


def _any_number(question: str, text: str) -> bool:
    return re.search(rf"(?!\b(?:19|20)\d\d\b)(?:{_NUMBER})", text, re.IGNORECASE) is not None
