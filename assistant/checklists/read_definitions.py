"""checklists/*.toml → definitions, checked against the library: an editor's slip stops with file and line.

A further checklist takes a further file and no code. What each key means stands in docs/checklists.md.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from assistant.checklists.definition import (
    Choice,
    Definition,
    Field,
    FieldKind,
    Head,
    Heading,
    ItemRule,
    Order,
    Remark,
    Rule,
)
from assistant.checklists.definition_sources import Entry, Known, National, NotInDocument, Scope
from corpus.errors import RegisterError
from corpus.model import DocumentId, Library
from corpus.toml_rows import read_toml, reason

RESERVED = frozenset({"text", "har", "format"})
"""Names that a case gives another meaning: the free text, what one already has, the form of the reply."""
_SINGLE = ("checklist", "order")
_PARTS = ("checklist", "order", "group", "field", "rule", "source", "open", "note", "item")
_ID = re.compile(r"\s*id\s*=")
_NO_TEXT, _NO_LIST = "saknas eller är ingen text.", "ska vara en lista av texter."
_WRONG_FORM = {
    "missing": _NO_TEXT,
    "string_type": _NO_TEXT,
    "string_too_short": _NO_TEXT,
    "int_type": "ska vara ett heltal.",
    "bool_type": "ska vara true eller false.",
    "tuple_type": _NO_LIST,
    "dict_type": "ska vara ord med heltal.",
}
"""What is said of each of pydantic's errors, after the name of the key."""
Row = TypeVar("Row", bound=Entry)


class Unfounded(RegisterError):
    """An item cites words or a page that the documents don't have: an editor's slip, or a new version of them."""


def known(library: Library, changes: Collection[str] = ()) -> Known:
    """What a library holds, for definitions to point at."""
    on_page: dict[tuple[DocumentId, int], tuple[str, ...]] = {}
    pages = {document.id: document.pages for document in reversed(library.documents)}
    for statement in library.statements:
        for page in statement.pages:
            key = (statement.document_id, page)
            on_page[key] = (*on_page.get(key, ()), statement.text.casefold())
        last = max(statement.pages)
        pages[statement.document_id] = max(pages.get(statement.document_id, 0), last)
    return Known(pages, on_page, changes)


@dataclass(frozen=True, slots=True)
class DefinitionSet:
    """Definitions by name, and by the stem of the file those that can't be used, with file and line.

    `orders` has the names and the verbs that order a broken one in a chat, where they can still be read.
    """

    definitions: Mapping[str, Definition]
    broken: Mapping[str, RegisterError]
    orders: Mapping[str, Order]


def read_checklists(known: Known, folder: Path) -> DefinitionSet:
    """All definitions of a folder; one whose document isn't in the library is left out.

    A file with an error doesn't take the others along.
    """
    found: dict[str, Definition] = {}
    broken: dict[str, RegisterError] = {}
    orders: dict[str, Order] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            definition = read_checklist(path, known)
        except RegisterError as error:
            broken[path.stem] = error
            orders[path.stem] = _ordering(path)
            continue
        if definition is not None:
            found[definition.name] = definition
    return DefinitionSet(found, broken, orders)


def _ordering(path: Path) -> Order:
    """The names and the verbs that order a list, none where even those can't be read."""
    try:
        order = read_toml(path).get("order", {})
        return Order.model_validate({key: order[key] for key in ("names", "verbs") if key in order})
    except (RegisterError, ValidationError, TypeError):
        return Order()


def read_checklist(path: Path, known: Known) -> Definition | None:
    """One definition, None where its document isn't in the library; raises RegisterError with file and line."""
    file = _File(path, read_toml(path))
    file.require_parts()
    (head,) = file.entries(Head, "checklist")
    scope = Scope(known, DocumentId(head.document))
    if scope.document not in known.pages:
        return None
    fields = _fields(file)
    groups = file.entries(Heading, "group")
    scope = replace(
        scope,
        fields=[field.id for field in fields],
        groups=[group.id for group in groups],
        sources={source.id: source for source in file.entries(National, "source")},
    )
    items, left_out = _items(file, scope)
    (order,) = file.entries(Order, "order")
    return Definition(
        **dict(head),
        fields=fields,
        groups=groups,
        items=items,
        open=file.entries(Remark, "open", scope),
        notes=(*file.entries(Remark, "note", scope), *left_out),
        rules=file.entries(Rule, "rule", scope),
        order=order,
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A file's tables, read one by one; an error names the line."""

    path: Path
    content: Mapping[str, Any]

    def require_parts(self) -> None:
        """Refuse a part that doesn't exist, or isn't written as a table."""
        if unknown := set(self.content) - set(_PARTS):
            known = ", ".join(_PARTS)
            raise RegisterError(
                self.path.name, 0, f"okänt avsnitt {', '.join(sorted(unknown))}. Kända: {known}."
            )
        for part in self.content:
            rows = self.rows(part)
            if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                marks = f"[{part}]" if part in _SINGLE else f"[[{part}]]"
                raise RegisterError(self.path.name, 0, f"{part} ska skrivas som avsnitt: {marks}.")

    def rows(self, part: str) -> list[dict[str, Any]]:
        """The tables of a part as they are written."""
        if part in _SINGLE:
            return [self.content.get(part, {})]
        rows: list[dict[str, Any]] = self.content.get(part, [])
        return rows

    def entries(self, kind: type[Row], part: str, scope: Scope | None = None) -> tuple[Row, ...]:
        """The entries of a part; `scope` is what they may point at."""
        return tuple(self.entry(kind, part, place, scope) for place in range(len(self.rows(part))))

    def entry(self, kind: type[Row], part: str, place: int, scope: Scope | None = None) -> Row:
        """One entry; raises Unfounded where it cites what its document doesn't have."""
        try:
            return kind.model_validate(self.rows(part)[place], context=scope)
        except ValidationError as error:
            gone = isinstance(error.errors()[0].get("ctx", {}).get("error"), NotInDocument)
            raise self.error(
                part, place, _reason(error, kind), Unfounded if gone else RegisterError
            ) from error

    def error(
        self, part: str, place: int, reason: str, kind: type[RegisterError] = RegisterError
    ) -> RegisterError:
        """What is wrong with an entry."""
        label = self.rows(part)[place].get("id") or part
        return kind(self.path.name, self._line(part, place), f"{label}: {reason}")

    def _line(self, part: str, place: int) -> int:
        """The line of an entry's id, or else the first below its heading; 0 without a heading."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        headings = [n for n, line in enumerate(lines) if re.match(rf"\s*\[\[?{part}\]", line)]
        if place >= len(headings):
            return 0
        first = headings[place] + 1
        end = next((n for n in range(first, len(lines)) if lines[n].lstrip().startswith("[")), len(lines))
        return next((n for n in range(first, end) if _ID.match(lines[n])), first) + 1


def _reason(error: ValidationError, kind: type[Entry]) -> str:
    """What is wrong with an entry, in Swedish; an unknown key before all else."""
    errors = error.errors()
    first = next((each for each in errors if each["type"] == "extra_forbidden"), errors[0])
    key = next((str(part) for part in reversed(first["loc"]) if isinstance(part, str)), "")
    if first["type"] == "extra_forbidden":
        fields = (Choice if len(first["loc"]) > 1 else kind).model_fields
        return f"{reason(error)} Kända: {', '.join(field.alias or name for name, field in fields.items())}."
    if first["type"] == "enum" and isinstance(first["input"], str):
        allowed = first["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        return f"{key} är «{first['input']}». Tillåtet: {allowed}."
    if first["type"] == "value_error":
        return reason(error)
    in_list = isinstance(first["loc"][-1], int)
    return f"{key} {_NO_LIST if in_list else _WRONG_FORM.get(first['type'], _NO_TEXT)}"


def _fields(file: _File) -> tuple[Field, ...]:
    """The form's fields in order; an id stands once, is a name, and isn't taken."""
    fields = file.entries(Field, "field")
    numbers = {field.id for field in fields if field.kind is FieldKind.NUMBER}
    ids: set[str] = set()
    for place, field in enumerate(fields):
        if field.id in ids or field.id in RESERVED or not field.id.isidentifier():
            taken = "id finns två gånger, är upptaget eller har andra tecken än bokstäver och _."
            raise file.error("field", place, taken)
        if unknown := [name for name in field.besides if name not in numbers - {field.id}]:
            raise file.error("field", place, f"besides: «{unknown[0]}» är inget annat talfält.")
        ids.add(field.id)
    return fields


def _items(file: _File, scope: Scope) -> tuple[tuple[ItemRule, ...], list[Remark]]:
    """The items in order, and a note on each that is left out since its source no longer stands in the documents."""
    found: dict[str, ItemRule] = {}
    places: dict[str, int] = {}
    lost: dict[str, Remark] = {}
    for place, row in enumerate(file.rows("item")):
        try:
            item = file.entry(ItemRule, "item", place, scope)
        except Unfounded:
            if not scope.known.lenient:
                raise
            said = f"Utelämnad, för dokumentet har ändrats sedan checklistan skrevs: {row.get('text')}"
            lost[str(row.get("id"))] = Remark.model_construct(text=said, when=None)
            continue
        if item.id in found:
            raise file.error("item", place, "id finns två gånger.")
        found[item.id], places[item.id] = item, place
    for item in list(found.values()):
        if item.under in lost:
            # It has a source of its own and stands alone.
            found[item.id] = item.model_copy(update={"under": ""})
        elif slip := _slip_under(item, found):
            raise file.error("item", places[item.id], slip)
    return tuple(found.values()), list(lost.values())


def _slip_under(item: ItemRule, items: Mapping[str, ItemRule]) -> str:
    """What is wrong with an item that another gathers: no such item, itself a point, or counted; "" for nothing."""
    host = items.get(item.under)
    if item.under and (host is None or host.under or host.group != item.group):
        return f"under: «{item.under}» är ingen egen punkt i samma grupp."
    if item.under and (item.amount or item.otherwise):
        return "en punkt med under kan inte ha amount eller otherwise."
    return ""
