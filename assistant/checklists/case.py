"""Values as somebody gave them → a case: every field filled, or refused with what is allowed and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.checklists.definition import Definition, Field, FieldKind
from assistant.checklists.formula import Value
from corpus.errors import KnowledgeError

TEXT_MOST = 10_000
"""Signs of a free text that are read; a description of a planning case takes a page or two."""
_YES = {"ja": True, "nej": False, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class FieldRefusal:
    """A field and what is wrong with its value."""

    field: str
    reason: str


class CaseError(KnowledgeError):
    """A case that no checklist can be made for; `refusals` name every field that is wrong."""

    def __init__(self, refusals: tuple[FieldRefusal, ...]) -> None:
        super().__init__(" ".join(f"{each.field}: {each.reason}" for each in refusals))
        self.refusals = refusals


@dataclass(frozen=True, slots=True)
class Case:
    """A form filled in: `values` has every field, `given` those that somebody filled."""

    values: Mapping[str, Value]
    given: frozenset[str]
    has: Mapping[str, float]
    """Items at home already, by id; infinity where only «have it» is said."""


def make_case(definition: Definition, given: Mapping[str, object], has: object = None) -> Case:
    """A case of checked values; raises CaseError that names every field that is wrong."""
    fields = {field.id: field for field in definition.fields}
    refusals, values = [], {field.id: field.default for field in definition.fields}
    for name, value in given.items():
        if name not in fields:
            allowed = ", ".join([*fields, "text", "har"])
            refusals.append(
                FieldRefusal(shown(name).strip("«»"), f"Fältet finns inte. Tillåtna fält: {allowed}.")
            )
            continue
        try:
            values[name] = _taken(fields[name], value)
        except ValueError as error:
            refusals.append(FieldRefusal(name, str(error)))
    owned, wrong = _owned(definition, has)
    refusals += wrong
    if not refusals:
        refusals = [
            FieldRefusal(rule.field, rule.say) for rule in definition.rules if not rule.must.holds(values)
        ]
    if refusals:
        raise CaseError(tuple(refusals))
    return Case(values, frozenset(given), owned)


def _taken(field: Field, value: object) -> Value:
    match field.kind:
        case FieldKind.NUMBER:
            return _number(field, value)
        case FieldKind.YES:
            if isinstance(value, str):
                value = _YES.get(value.strip().casefold(), value)
            if not isinstance(value, bool):
                raise ValueError(f"{shown(value)} går inte. Tillåtet: ja eller nej (true eller false).")
            return value
        case FieldKind.ONE:
            return _choice(field, value)
    several = value.split(",") if isinstance(value, str) else value
    if not isinstance(several, list | tuple):
        raise ValueError(f"Ska vara en lista. {_allowed(field)}")
    return tuple(dict.fromkeys(_choice(field, each) for each in several if each != ""))


def _number(field: Field, value: object) -> float:
    number = value
    if isinstance(value, str):
        digits = value.strip().removeprefix("-")
        number = int(value) if digits.isdecimal() and len(digits) <= 9 else value
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    if isinstance(number, bool) or not isinstance(number, int):
        raise ValueError(
            f"{shown(value)} går inte. Ska vara ett heltal från {field.least} till {field.most}."
        )
    if not field.least <= number <= field.most:
        why = f" {field.why}" if field.why else ""
        raise ValueError(f"{number} går inte. Ska vara från {field.least} till {field.most}.{why}")
    return number


def _choice(field: Field, value: object) -> str:
    said = str(value).strip().casefold() if isinstance(value, str) else ""
    for choice in field.choices:
        if said in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    raise ValueError(f"{shown(value)} finns inte. {_allowed(field)}")


def _allowed(field: Field) -> str:
    return f"Tillåtna värden: {', '.join(choice.value for choice in field.choices)}."


def shown(value: object) -> str:
    """A value that somebody gave, short enough to say back.

    Example: "x" * 100 -> "«xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…»"
    """
    text = str(value)
    return f"«{text[:40]}…»" if len(text) > 40 else f"«{text}»"


def _owned(definition: Definition, has: object) -> tuple[dict[str, float], list[FieldRefusal]]:
    """What one already has: a list of items, or items with true or an amount."""
    known = {item.id for item in definition.items}
    rows: Mapping[Any, Any]
    if has is None:
        rows = {}
    elif isinstance(has, Mapping):
        rows = has
    elif isinstance(has, list | tuple):
        rows = {str(each): True for each in has}
    else:
        return {}, [FieldRefusal("har", "Ska vara en lista av poster, eller poster med mängd.")]
    owned, refusals = {}, []
    for name, amount in rows.items():
        good = isinstance(amount, int | float) and 0 <= amount <= 1_000_000
        if name not in known:
            reason = f"{shown(name)} är ingen post. Tillåtna poster: {', '.join(sorted(known))}."
            refusals.append(FieldRefusal("har", reason))
        elif not good:
            refusals.append(
                FieldRefusal(f"har.{name}", f"{shown(amount)} går inte. Skriv true eller en mängd.")
            )
        elif amount is not False:
            owned[str(name)] = float("inf") if amount is True else float(amount)
    return owned, refusals


def schema(definition: Definition) -> dict[str, Any]:
    """The case's JSON Schema: what may be posted."""
    properties: dict[str, Any] = {field.id: _property(field) for field in definition.fields}
    properties["text"] = {
        "type": "string",
        "title": "Fritext",
        "description": f"Beskriv fallet; fält föreslås ur orden. Det som går över {TEXT_MOST} tecken läses inte.",
    }
    properties["har"] = {
        "title": "Det här finns redan",
        "description": "Posternas id: en lista, eller en mängd (true = så mycket som behövs) för varje.",
        "oneOf": [
            {"type": "array", "items": {"type": "string"}},
            {"type": "object", "additionalProperties": {"type": ["number", "boolean"]}},
        ],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": definition.title,
        "description": definition.about,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    said = " ".join(part for part in (field.ask, field.help) if part)
    made: dict[str, Any] = {"title": field.label, "description": said}
    options = [{"const": choice.value, "title": choice.label} for choice in field.choices]
    match field.kind:
        case FieldKind.NUMBER:
            made |= {"type": "integer", "minimum": field.least, "maximum": field.most}
        case FieldKind.YES:
            made |= {"type": "boolean"}
        case FieldKind.ONE:
            made |= {"type": "string", "oneOf": options}
        case FieldKind.MANY:
            made |= {"type": "array", "uniqueItems": True, "items": {"type": "string", "oneOf": options}}
    default = list(field.default) if isinstance(field.default, tuple) else field.default
    return made if default == "" else {**made, "default": default}
