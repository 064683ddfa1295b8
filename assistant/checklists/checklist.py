"""What a checklist is made of: the items that a case gave, ready to be ticked, filed and exported.

Only types. Definitions are data of the municipality; make.py applies them to a case.
"""

from dataclasses import dataclass
from enum import StrEnum


class Force(StrEnum):
    """How strongly an item binds, as the reader sees it."""

    MUST = "ska"
    SHOULD = "bör"
    MAY = "kan"


@dataclass(frozen=True, slots=True)
class ItemSource:
    """Where an item stands: a page of a document, or a national source with its address and date of check.

    `document_id` and `page` are "" and 0 for a national source; `quote` is "" where the official edition is
    not present; `url` opens the page with the words marked, or the source.
    """

    title: str
    document_id: str
    page: int
    quote: str
    url: str
    checked: str
    dnr: str
    date: str
    edition: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody has filled in for one item; a list that was just made has empty ones."""

    done: bool = False
    status: str = ""
    responsible: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One of several that an item gathers, each with its own reason and sources."""

    id: str
    text: str
    reason: str
    sources: tuple[ItemSource, ...]
    mark: Mark = Mark()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do or to have; `reason` says why it is in the list, `sum` shows the arithmetic ("" without).

    `sources` and `notices` are its own and those of its points.
    """

    id: str
    text: str
    force: Force
    responsible: str
    reason: str
    sum: str
    amount: float
    unit: str
    sources: tuple[ItemSource, ...]
    notices: tuple[str, ...]
    points: tuple[Point, ...] = ()
    mark: Mark = Mark()


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A definition applied to a case.

    `case` is the fields as filled in, Swedish label → value as text; `open` the questions that the case
    leaves; `excluded` what doesn't apply, with the reason; `version` is the definition's.
    """

    name: str
    title: str
    date: str
    version: str
    case: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    open: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
