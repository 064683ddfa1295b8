"""What a checklist's definition is made of, as an editor writes it in TOML: the form, its items, their sources.

pydantic checks each entry, and what it points at against a `Scope`; read_definitions.py reads the files, make.py
applies the definitions to a case.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    PlainValidator,
    StrictInt,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic import Field as Key
from pydantic_core import PydanticKnownError

from assistant.checklists.checklist import Force
from assistant.checklists.definition_sources import (
    ChangeId,
    Cited,
    Entry,
    MaybeText,
    Sourced,
    Text,
    Words,
    scope_of,
)
from assistant.checklists.formula import Formula, FormulaError, Value, formula

_PLACE = re.compile(r"\{(\w*)\}")


def _require_fields(used: Iterable[str], info: ValidationInfo) -> None:
    fields = scope_of(info).fields
    if unknown := sorted(set(used) - set(fields)):
        known = ", ".join(sorted(fields))
        raise ValueError(f"{info.field_name}: fältet «{unknown[0]}» finns inte. Kända fält: {known}.")


def _field(name: str, info: ValidationInfo) -> str:
    _require_fields([name], info)
    return name


def _template(text: str, info: ValidationInfo) -> str:
    _require_fields(_PLACE.findall(text), info)
    return text


def _formula(text: object, info: ValidationInfo) -> Formula:
    if not isinstance(text, str) or not text.strip():
        raise PydanticKnownError("string_type")
    try:
        made = formula(text.strip())
    except FormulaError as error:
        raise ValueError(f"{info.field_name}: {error}") from error
    _require_fields(made.fields, info)
    return made


def _group(name: str, info: ValidationInfo) -> str:
    groups = scope_of(info).groups
    if name not in groups:
        raise ValueError(f"gruppen «{name}» finns inte. Kända: {', '.join(sorted(groups))}.")
    return name


Condition = Annotated[Formula, PlainValidator(_formula)]


class Head(Entry):
    """What a file says of the list itself; `document` is the one that it is made from."""

    name: Text
    title: Text
    about: Text
    version: Text
    document: Text


class Heading(Entry):
    """A group's heading."""

    id: Text
    title: Text


class FieldKind(StrEnum):
    """What a field of the form holds."""

    NUMBER = "number"
    YES = "yes"
    ONE = "one"
    MANY = "many"


_DEFAULTS: Mapping[FieldKind, tuple[Value, type, Any]] = {
    FieldKind.NUMBER: (0, int, "int_type"),
    FieldKind.YES: (False, bool, "bool_type"),
    FieldKind.ONE: ("", str, "string_type"),
    FieldKind.MANY: ((), list, "tuple_type"),
}
"""What a field is where nobody fills it in, the type of a default in TOML, and the error of another."""


class Choice(Entry):
    """A value that a field may have; `words` in a free text suggest it."""

    value: Text
    label: Text
    words: Words = ()


class Field(Entry):
    """A field of the form.

    `ask` is the question to put where it isn't filled in ("" where the default will do), `why` says why a
    number outside `least` to `most` makes no sense, `one` and `several` name what is counted ("vuxen",
    "vuxna"), `scale` has words that stand for more than one each (vecka → 7). `total` has words that count this
    field and those of `besides` together ("fyra personer, två barn" leaves two adults).
    """

    id: Text
    label: Text
    kind: FieldKind
    help: MaybeText = ""
    ask: MaybeText = ""
    choices: tuple[Choice, ...] = Key((), alias="choice")
    default: Value = Key(None, validate_default=True)
    least: StrictInt = Key(0, alias="min")
    most: StrictInt = Key(1_000, alias="max")
    why: MaybeText = ""
    one: MaybeText = ""
    several: MaybeText = ""
    words: Words = ()
    scale: Mapping[str, StrictInt] = {}
    total: Words = ()
    besides: Words = ()

    @field_validator("default", mode="plain")
    @classmethod
    def _of_kind(cls, value: object, info: ValidationInfo) -> Value:
        """The default, "" for a choice that nobody has made; of the kind's type and among its choices."""
        if "kind" not in info.data or "choices" not in info.data:
            return ""
        empty, form, wrong = _DEFAULTS[info.data["kind"]]
        if value is None:
            return empty
        if type(value) is not form:
            raise PydanticKnownError(wrong)
        if isinstance(value, bool | int):
            return value
        chosen = tuple(value) if isinstance(value, list) else (value,) if value else ()
        allowed = {choice.value for choice in info.data["choices"]}
        if unknown := [each for each in chosen if each not in allowed]:
            raise ValueError(f"default «{unknown[0]}» är inget av valen.")
        return chosen if isinstance(value, list) else str(value)

    @model_validator(mode="after")
    def _chooses(self) -> Self:
        if bool(self.choices) is not (self.kind in (FieldKind.ONE, FieldKind.MANY)):
            raise ValueError("choice ska finnas för one och many, och bara där.")
        return self


class ItemRule(Entry):
    """An item that a case may give.

    `otherwise` says why it doesn't apply where `when` doesn't hold (""). `under` is the id of the item that
    gathers it as one of its points, "" for an item of its own.
    """

    id: Text
    group: Annotated[Text, AfterValidator(_group)]
    under: MaybeText = ""
    text: Annotated[Text, AfterValidator(_template)]
    force: Force
    responsible: MaybeText = ""
    because: Annotated[Text, AfterValidator(_template)]
    otherwise: Annotated[MaybeText, AfterValidator(_template)] = ""
    when: Condition | None = None
    amount: Condition | None = None
    unit: MaybeText = ""
    cites: tuple[Cited, ...] = Key((), alias="cite")
    national: tuple[Sourced, ...] = ()
    changes: tuple[ChangeId, ...] = ()
    """Ids of currency.toml whose notices belong to it, whatever the words."""

    @model_validator(mode="after")
    def _founded(self) -> Self:
        if not self.cites and not self.national:
            raise ValueError("har ingen källa. Skriv cite eller national.")
        return self


class Remark(Entry):
    """A question that the case leaves open, or a note, where `when` holds."""

    text: Annotated[Text, AfterValidator(_template)]
    when: Condition | None = None


class Rule(Entry):
    """What a case must fulfil; `say` is told of `field` where it doesn't."""

    must: Condition
    field: Annotated[Text, AfterValidator(_field)]
    say: Text


class Order(Entry):
    """How somebody orders the list in a chat.

    Words of `names` with one of `verbs` or a filled field; or one of `verbs` alone with `fields` fields
    filled (0: never). Who asks how much of `counts` a household needs is told `offer`, with a link to the list.
    """

    names: Words = ()
    verbs: Words = ()
    fields: StrictInt = 0
    example: str = ""
    counts: Words = ()
    offer: str = ""

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        if bool(self.counts) != bool(self.offer):
            raise ValueError("counts och offer hör ihop.")
        return self


class Definition(Head):
    """A checklist that can be applied to cases."""

    fields: tuple[Field, ...]
    groups: tuple[Heading, ...]
    items: tuple[ItemRule, ...]
    open: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    rules: tuple[Rule, ...]
    order: Order

    @property
    def possible(self) -> int:
        """How many items there can be, those gathered under another not counted."""
        return sum(not item.under for item in self.items)
