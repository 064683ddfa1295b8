"""Free text → fields of a form that its words suggest; deterministic, by the words in the definition.

A word may begin or end with * ("skol*", "*skola") and may be several words. What is denied ("ingen bil",
"utan torg") isn't taken for a choice and turns a yes into a no.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.checklists.definition import Definition, Field, FieldKind
from assistant.checklists.formula import Value

_NUMBERS = {
    word: number
    for number, words in enumerate(
        "noll|en ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton".split("|")
    )
    for word in words.split()
}
_DENIED = re.compile(r"\b(?:utan|ingen|inga|inget|inte|ej)(?:\s+\w+)?\s+$")
_NUMBER = rf"(?<![\w-])(?P<number>-?\d{{1,9}}|{'|'.join(_NUMBERS)})[\s-]+(?:[^\W\d]+\s+)?"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A field's value and the words of the text that suggest it, to be confirmed by whoever asked."""

    field: str
    label: str
    value: Value
    words: str


def suggest(definition: Definition, text: str) -> tuple[Suggestion, ...]:
    """What a text says about the fields, in the form's order.

    Example: "två vuxna och en bebis" -> vuxna 2, spadbarn 1
    """
    folded = " ".join(text.casefold().split())
    found: list[Suggestion] = []
    for field in definition.fields:
        match field.kind:
            case FieldKind.NUMBER:
                found += _counted(field, folded)
            case FieldKind.YES:
                found += _said(field, folded)
            case _:
                found += _chosen(field, folded)
    return tuple(sorted((*found, *_left(definition, folded, found)), key=_order(definition)))


def _order(definition: Definition) -> Callable[[Suggestion], int]:
    places = {field.id: place for place, field in enumerate(definition.fields)}
    return lambda suggestion: places[suggestion.field]


def _left(definition: Definition, text: str, found: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """What is left of a total when the others are taken off, for fields that nothing else tells."""
    told = {each.field: each.value for each in found}
    for field in definition.fields:
        hit = _numbered(field.total).search(text) if field.total and field.id not in told else None
        if hit:
            others = sum(value for name in field.besides if isinstance(value := told.get(name, 0), int))
            yield Suggestion(field.id, field.label, max(0, _count(hit["number"]) - others), hit[0])


def _count(said: str) -> int:
    number = _NUMBERS.get(said)
    return int(said) if number is None else number


def hits(words: Iterable[str], text: str) -> list[re.Match[str]]:
    """Where words stand in a folded text, in the text's order."""
    pattern = _pattern(tuple(words))
    return list(pattern.finditer(text)) if pattern else []


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{_any(words)})(?!\w)") if words else None


def _any(words: Iterable[str]) -> str:
    """Words as one pattern, the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word.casefold()).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+") for word in ordered
    )


@lru_cache(maxsize=64)
def _numbered(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}(?P<word>{_any(words)})(?!\w)")


def _counted(field: Field, text: str) -> Iterable[Suggestion]:
    """Numbers before the field's words, added up; a word in the singular alone is one of it."""
    scale = dict(field.scale)
    counted, said = 0, []
    taken: list[tuple[int, int]] = []
    for hit in _numbered((*field.words, *scale)).finditer(text) if field.words else ():
        counted += _count(hit["number"]) * scale.get(hit["word"], 1)
        said.append(hit[0])
        taken.append(hit.span())
    for hit in hits((field.one,) if field.one != field.several else (), text):
        inside = any(start <= hit.start() < end for start, end in taken)
        if not inside and not _denied(text, hit.start()):
            counted += 1
            said.append(hit[0])
    if said:
        yield Suggestion(field.id, field.label, counted, ", ".join(said))


def _said(field: Field, text: str) -> Iterable[Suggestion]:
    found = hits(field.words, text)
    if found:
        yield Suggestion(field.id, field.label, not _denied(text, found[0].start()), found[0][0])


def _chosen(field: Field, text: str) -> Iterable[Suggestion]:
    found = {}
    for choice in field.choices:
        kept = [hit for hit in hits(choice.words, text) if not _denied(text, hit.start())]
        if kept:
            found[choice.value] = kept[0]
    if not found:
        return
    if field.kind is FieldKind.MANY:
        words = ", ".join(hit[0] for hit in found.values())
        yield Suggestion(field.id, field.label, tuple(found), words)
        return
    first = min(found, key=lambda value: found[value].start())
    yield Suggestion(field.id, field.label, first, found[first][0])


def _denied(text: str, at: int) -> bool:
    return _DENIED.search(text[:at]) is not None
