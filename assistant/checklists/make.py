"""A definition applied to a case → the checklist: same case, same list; no language model, no chance."""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.checklists.arithmetic import counted, quantity, written
from assistant.checklists.case import TEXT_MOST, Case, make_case, shown
from assistant.checklists.checklist import Checklist, Group, Item, Point
from assistant.checklists.definition import Definition, Field, FieldKind, ItemRule, Remark
from assistant.checklists.fill import Suggestion, suggest
from assistant.checklists.formula import FormulaError, Value
from assistant.checklists.ground import Grounds
from assistant.checklists.read_definitions import known, read_checklists
from corpus.currency.changes import Clock, Currency, currency_files, read_currency
from corpus.errors import KnowledgeError
from corpus.model import Library
from corpus.municipality import municipality_of
from corpus.settings import Settings

log = logging.getLogger("trygg.assistant")
ASSUMED = "(förval)"
"""Behind a number that nobody filled in."""
OWNED = "Det här finns redan"
Notes = tuple[str, ...]
_PLACE = re.compile(r"\{(\w+)\}")


class NoChecklist(KnowledgeError):
    """There is no checklist of that name; the message lists those that there are."""


class BrokenChecklist(KnowledgeError):
    """The definition of a checklist has an error; the message names file and line for whoever edits it."""

    def __init__(self, name: str, error: Exception) -> None:
        super().__init__(f"Checklistan «{name}» går inte att göra förrän definitionen är rättad: {error}")


class Checklists:
    """The checklists that one library carries.

    A definition with an error is logged and left out, so that nothing but that list suffers.
    """

    def __init__(
        self,
        library: Library,
        currency: Currency,
        folder: Path,
        clock: Clock = date.today,
    ) -> None:
        changes = {change.id for change in currency.changes}
        # A new version of a document may take the ground from an item; that must not stop the answers.
        points = replace(known(library, changes), lenient=True)
        shelved = read_checklists(points, folder)
        self.definitions: Mapping[str, Definition] = shelved.definitions
        self.broken_orders = tuple(shelved.orders.values())
        self._broken = shelved.broken
        for error in shelved.broken.values():
            log.error("checklistan lämnas utanför: %s", error)
        self.grounds = Grounds(library, currency, clock)
        self._clock = clock

    def definition(self, name: str) -> Definition:
        """A definition by name; raises NoChecklist, or BrokenChecklist where it has an error."""
        if name in self._broken:
            raise BrokenChecklist(name, self._broken[name])
        if name not in self.definitions:
            names = ", ".join(self.definitions) or "inga, för dokumenten som de bygger på är inte inlästa"
            raise NoChecklist(f"Det finns ingen checklista {shown(name)}. De som finns: {names}.")
        return self.definitions[name]

    def make(self, name: str, given: Mapping[str, object], text: str = "", has: object = None) -> Checklist:
        """The list for fields as given, the rest from the text.

        Raises NoChecklist, BrokenChecklist, or CaseError.
        """
        definition = self.definition(name)
        suggested = [each for each in suggest(definition, text[:TEXT_MOST]) if each.field not in given]
        values = {each.field: each.value for each in suggested}
        try:
            case = make_case(definition, {**values, **given}, has)
            return apply(definition, case, self.grounds, self._clock(), remarks(definition, text, suggested))
        except FormulaError as error:
            # Only some cases reach it: a division by zero, a text where a number was meant.
            raise BrokenChecklist(name, error) from error


def remarks(definition: Definition, text: str, suggested: list[Suggestion]) -> tuple[str, ...]:
    """What whoever gave a free text must know: what was read out of it, and what wasn't read."""
    fields = {field.id: field for field in definition.fields}
    said = [
        f"Ur texten: {each.label}: {value_text(fields[each.field], each.value)} (av «{each.words}»). "
        "Kontrollera att det stämmer."
        for each in suggested
    ]
    if len(text) > TEXT_MOST:
        said.append(
            f"Texten har {len(text)} tecken. Bara de första {TEXT_MOST} lästes, resten är bortklippt."
        )
    return tuple(said)


def apply(
    definition: Definition, case: Case, grounds: Grounds, today: date, notes: tuple[str, ...] = ()
) -> Checklist:
    """The items that a case gives, grouped, with what doesn't apply and what is still to be answered."""
    fields = {field.id: field for field in definition.fields}
    made: dict[str, list[Item]] = {heading.id: [] for heading in definition.groups}
    owned: list[Item] = []
    points = _points(definition, case, grounds)
    for rule in definition.items:
        if not rule.under and _holds(rule, case) and points.get(rule.id, True):
            item, complete = _item(rule, case, fields, grounds)
            item = _gathering(item, points.get(rule.id, ()))
            (owned if complete else made[rule.group]).append(item)
    groups = [Group(each.title, tuple(made[each.id])) for each in definition.groups if made[each.id]]
    if owned:
        groups.append(Group(OWNED, tuple(owned)))
    more = tuple(filled(note.text, case, fields) for note in definition.notes if _applies(note, case))
    return Checklist(
        name=definition.name,
        title=definition.title,
        date=today.isoformat(),
        version=definition.version,
        case=_case(definition, case),
        groups=tuple(groups),
        open=_open(definition, case, fields),
        excluded=tuple(
            (filled(rule.text, case, fields), filled(rule.otherwise, case, fields))
            for rule in definition.items
            if rule.otherwise and not _holds(rule, case)
        ),
        notes=(*notes, *more),
    )


def _points(definition: Definition, case: Case, grounds: Grounds) -> Mapping[str, list[tuple[Point, Notes]]]:
    """The points that apply, by the item that gathers them; empty for one with none."""
    fields = {field.id: field for field in definition.fields}
    found: dict[str, list[tuple[Point, Notes]]] = {}
    for rule in definition.items:
        if rule.under:
            rows = found.setdefault(rule.under, [])
            if _holds(rule, case):
                text, reason = filled(rule.text, case, fields), filled(rule.because, case, fields)
                rows.append((Point(rule.id, text, reason, grounds.sources(rule)), grounds.notices(rule)))
    return found


def _gathering(item: Item, points: Sequence[tuple[Point, Notes]]) -> Item:
    """An item with its points, their sources and notices once each."""
    sources = dict.fromkeys((*item.sources, *(each for point, _ in points for each in point.sources)))
    notices = dict.fromkeys((*item.notices, *(each for _, notes in points for each in notes)))
    made = tuple(point for point, _ in points)
    return replace(item, sources=tuple(sources), notices=tuple(notices), points=made)


def _holds(rule: ItemRule, case: Case) -> bool:
    """Whether an item belongs in the list; none of a thing is nothing to have."""
    if rule.when is not None and not rule.when.holds(case.values):
        return False
    return rule.amount is None or rule.amount.number(case.values) > 0


def _applies(remark: Remark, case: Case) -> bool:
    return remark.when is None or remark.when.holds(case.values)


def _item(rule: ItemRule, case: Case, fields: Mapping[str, Field], grounds: Grounds) -> tuple[Item, bool]:
    """An item, and whether all of it is at home already."""
    amount = rule.amount.number(case.values) if rule.amount else 0.0
    total = written(rule.amount, case.values, fields, rule.unit) if rule.amount else ""
    has = case.has.get(rule.id, 0.0)
    complete = has > 0 and has >= amount
    if 0 < has < amount:
        lacking = quantity(amount - has, rule.unit)
        total = f"{total or quantity(amount, rule.unit)}. Finns redan: {quantity(has, rule.unit)}. Saknas: {lacking}."
    item = Item(
        rule.id,
        filled(rule.text, case, fields),
        rule.force,
        rule.responsible,
        filled(rule.because, case, fields),
        total,
        amount,
        rule.unit,
        grounds.sources(rule),
        grounds.notices(rule),
    )
    return item, complete


def _case(definition: Definition, case: Case) -> tuple[tuple[str, str], ...]:
    """What was filled in, and the numbers that stand in for what wasn't."""
    rows = []
    for field in definition.fields:
        value = case.values[field.id]
        if field.id in case.given:
            rows.append((field.label, value_text(field, value)))
        elif field.kind is FieldKind.NUMBER and value:
            rows.append((field.label, f"{value_text(field, value)} {ASSUMED}"))
    return tuple(rows)


def _open(definition: Definition, case: Case, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Fields that nobody has filled, then what the definition asks of such a case."""
    asked = [field.ask for field in definition.fields if field.ask and field.id not in case.given]
    more = [filled(each.text, case, fields) for each in definition.open if _applies(each, case)]
    return (*asked, *more)


def filled(text: str, case: Case, fields: Mapping[str, Field]) -> str:
    """A text with its {places} filled from the case.

    Example: "plats: {ort}" -> "plats: Ekeby"
    """
    return _PLACE.sub(lambda found: value_text(fields[found[1]], case.values[found[1]]), text)


def value_text(field: Field, value: Value) -> str:
    """A field's value as a reader sees it."""
    labels = {choice.value: choice.label for choice in field.choices}
    match value:
        case bool():
            return "ja" if value else "nej"
        case tuple():
            return ", ".join(labels.get(each, each) for each in value) or "inte angivet"
        case str():
            return labels.get(value, value) or "inte angivet"
    return counted(field, value)


def open_checklists(library: Library, settings: Settings) -> Checklists:
    """The municipality's checklists over one library, with what has changed since its documents were written."""
    return Checklists(library, read_currency(currency_files(settings)), municipality_of(settings).checklists)
