"""A list as somebody ticked it in the page ↔ marks and a draft to save; and what has changed since it was saved."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.checklists.checklist import Checklist, Item, Mark
from assistant.checklists.wording import STATUSES
from ui.staff.html_events import Sent

DONE = STATUSES[2]
_LONG, _NAME = 2_000, 120
"""Characters of a comment, and of a responsible party or a list's name."""
_MOST = 400
"""Items that a list can have marks for."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A list in the page: its definition, its case, what is ticked, and which saved list it is (0 for none)."""

    checklist: str
    case: Mapping[str, Any]
    marks: Mapping[str, Mark]
    has: Mapping[str, float]
    name: str = ""
    saved: int = 0
    version: int = 0

    @property
    def whole_case(self) -> dict[str, Any]:
        """The case with what one has already, as it is saved and as the checklist takes it over HTTP."""
        return {**self.case, "har": dict(self.has)} if self.has else dict(self.case)


def filled(sent: Sent) -> Filled:
    """The list as it was sent; whatever makes no sense is left out."""
    names = [name for name in sent.names if ":" in name][: _MOST * 5]
    ids = dict.fromkeys(name.partition(":")[2] for name in names if not name.startswith("har:"))
    case = _json(sent.field("fall"))
    has = {name.removeprefix("har:"): _amount(sent.field(name)) for name in names if name.startswith("har:")}
    return Filled(
        checklist=sent.field("lista"),
        case=case,
        marks={each: _mark(sent, each) for each in ids},
        has={each: amount for each, amount in has.items() if amount},
        name=sent.field("namn")[:_NAME],
        saved=_whole(sent.field("sparad")),
        version=_whole(sent.field("version")),
    )


def _mark(sent: Sent, item: str) -> Mark:
    status = sent.field(f"status:{item}")
    done = bool(sent.field(f"klar:{item}"))
    return Mark(
        done=done,
        status=status if status in STATUSES else DONE if done else "",
        responsible=sent.field(f"ansvarig:{item}")[:_NAME],
        comment=sent.field(f"kommentar:{item}")[:_LONG],
    )


def _json(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text) if text else {}
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _amount(text: str) -> float:
    """A quantity as people write it: "10,5" gives 10.5, anything else 0."""
    try:
        amount = float(text.replace(",", "."))
    except ValueError:
        return 0.0
    return amount if 0 <= amount <= 1_000_000 else 0.0


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def keys(checklist: Checklist) -> tuple[str, ...]:
    """The ids of all that can be ticked, in order."""
    return tuple(key for group in checklist.groups for item in group.items for key in _keys(item))


def _keys(item: Item) -> Iterator[str]:
    yield item.id
    yield from (point.id for point in item.points)


def complete(checklist: Checklist, marks: Mapping[str, Mark]) -> dict[str, Mark]:
    """A mark for every item of the list, so that it is known later which items there were."""
    return {key: marks.get(key, Mark()) for key in keys(checklist)}


def ticked(checklist: Checklist, marks: Mapping[str, Mark]) -> Checklist:
    """The list with what was filled in, as it is handed out."""

    def item_of(item: Item) -> Item:
        points = tuple(replace(point, mark=marks.get(point.id, Mark())) for point in item.points)
        return replace(item, points=points, mark=marks.get(item.id, Mark()))

    groups = (replace(group, items=tuple(map(item_of, group.items))) for group in checklist.groups)
    return replace(checklist, groups=tuple(groups))


def progress(checklist: Checklist, marks: Mapping[str, Mark]) -> tuple[int, int]:
    """How many items are done, and how many there are; points aren't counted."""
    items = [item.id for group in checklist.groups for item in group.items]
    return sum(marks.get(each, Mark()).done for each in items), len(items)


@dataclass(frozen=True, slots=True)
class Changed:
    """What the documents or the definition have changed since a list was saved."""

    added: tuple[str, ...]
    """Texts of items that weren't there."""
    lost: Mapping[str, Mark]
    """What was filled in for items that are no longer there, by id."""


def changed(checklist: Checklist, marks: Mapping[str, Mark]) -> Changed:
    """The list made anew against the marks that were saved."""
    now = set(keys(checklist))
    added = [
        item.text for group in checklist.groups for item in group.items if marks and item.id not in marks
    ]
    return Changed(
        tuple(added), {key: mark for key, mark in marks.items() if key not in now and mark != Mark()}
    )
