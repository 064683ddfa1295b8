"""The fields of a definition in TOML → the form that a case fills in."""

from collections.abc import Sequence
from typing import Any

from assistant.checklists.definition import Choice, Field, FieldKind
from assistant.checklists.formula import Value
from assistant.checklists.toml_entry import Entry, boolean, listed, taken, texts, whole

RESERVED = frozenset({"text", "har", "format"})
"""Names that a case gives another meaning: the free text, what one already has, the form of the reply."""
_KEYS = "id label kind help ask default choice min max why one several words scale total besides".split()


def form(entries: Sequence[Entry]) -> dict[str, Field]:
    """Fields by id, in order."""
    found: dict[str, Field] = {}
    for entry in entries:
        field = _field(entry)
        if field.id in found or field.id in RESERVED or not field.id.isidentifier():
            raise entry.error("id finns två gånger, är upptaget eller har andra tecken än bokstäver och _.")
        found[field.id] = field
    for entry in entries:
        field = found[entry.values["id"]]
        counted = {other.id for other in found.values() if other.kind is FieldKind.NUMBER} - {field.id}
        if unknown := [name for name in field.besides if name not in counted]:
            raise entry.error(f"besides: «{unknown[0]}» är inget annat talfält.")
    return found


def _field(entry: Entry) -> Field:
    entry.only(_KEYS)
    kind = entry.chosen(FieldKind, "kind")
    choices = tuple(_choice(entry, row) for row in entry.values.get("choice", []))
    if bool(choices) is not (kind in (FieldKind.ONE, FieldKind.MANY)):
        raise entry.error("choice ska finnas för one och many, och bara där.")
    scale = entry.values.get("scale", {})
    if not isinstance(scale, dict) or not all(type(size) is int for size in scale.values()):
        raise entry.error("scale ska vara ord med heltal.")
    return Field(
        **texts(entry, "id", "label"),
        **texts(entry, "help", "ask", "why", "one", "several", empty=True),
        kind=kind,
        default=_default(entry, kind, choices),
        choices=choices,
        least=whole(entry, "min", 0),
        most=whole(entry, "max", 1_000),
        words=listed(entry, "words"),
        scale=tuple(scale.items()),
        total=listed(entry, "total"),
        besides=listed(entry, "besides"),
    )


def _choice(entry: Entry, row: dict[str, Any]) -> Choice:
    inner = Entry(entry.name, entry.text, entry.part, {"id": entry.values.get("id"), **row})
    inner.only(["id", "value", "label", "words"])
    return Choice(taken(inner, "value"), taken(inner, "label"), listed(inner, "words"))


def _default(entry: Entry, kind: FieldKind, choices: tuple[Choice, ...]) -> Value:
    """What the field is where nobody fills it in; "" for a choice that nobody has made."""
    match kind:
        case FieldKind.NUMBER:
            return whole(entry, "default", 0)
        case FieldKind.YES:
            return boolean(entry, "default")
        case FieldKind.MANY:
            return listed(entry, "default")
    value = taken(entry, "default", empty=True)
    if value and value not in {choice.value for choice in choices}:
        raise entry.error(f"default «{value}» är inget av valen.")
    return value
