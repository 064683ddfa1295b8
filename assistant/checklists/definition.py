"""What a checklist's definition is made of: the form, its items with their conditions, and what they stand on.

Only types; read_definitions.py reads them out of TOML, make.py applies them to a case.
"""

from dataclasses import dataclass
from enum import StrEnum

from assistant.checklists.checklist import Force
from assistant.checklists.formula import Formula, Value
from corpus.model import DocumentId


class FieldKind(StrEnum):
    """What a field of the form holds."""

    NUMBER = "number"
    YES = "yes"
    ONE = "one"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a field may have; `words` in a free text suggest it."""

    value: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form.

    `ask` is the question to put where it isn't filled in ("" where the default will do), `why` says why a
    number outside `least` to `most` makes no sense, `one` and `several` name what is counted ("vuxen",
    "vuxna"), `scale` has words that stand for more than one each (vecka → 7). `total` has words that count this
    field and those of `besides` together ("fyra personer, två barn" leaves two adults).
    """

    id: str
    label: str
    kind: FieldKind
    help: str
    ask: str
    default: Value
    choices: tuple[Choice, ...]
    least: int
    most: int
    why: str
    one: str
    several: str
    words: tuple[str, ...]
    scale: tuple[tuple[str, int], ...]
    total: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cite:
    """A page of a document, and words that pick one of the statements on it ("" for the page alone)."""

    document: DocumentId
    page: int
    words: str


@dataclass(frozen=True, slots=True)
class National:
    """A fact of a national source, with its address and the day somebody saw that it is so (ISO 8601)."""

    id: str
    title: str
    url: str
    checked: str
    fact: str


@dataclass(frozen=True, slots=True)
class ItemRule:
    """An item that a case may give.

    `otherwise` says why it doesn't apply where `when` doesn't hold (""). `under` is the id of the item that
    gathers it as one of its points, "" for an item of its own.
    """

    id: str
    group: str
    text: str
    force: Force
    responsible: str
    because: str
    otherwise: str
    under: str
    when: Formula | None
    amount: Formula | None
    unit: str
    cites: tuple[Cite, ...]
    national: tuple[National, ...]
    changes: tuple[str, ...]
    """Ids of currency.toml whose notices belong to it, whatever the words."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A question that the case leaves open, or a note, where `when` holds."""

    text: str
    when: Formula | None


@dataclass(frozen=True, slots=True)
class Rule:
    """What a case must fulfil; `say` is told of `field` where it doesn't."""

    must: Formula
    field: str
    say: str


@dataclass(frozen=True, slots=True)
class Order:
    """How somebody orders the list in a chat.

    Words of `names` with one of `verbs` or a filled field; or one of `verbs` alone with `fields` fields
    filled (0: never). Who asks how much of `counts` a household needs is told `offer`, with a link to the list.
    """

    names: tuple[str, ...]
    verbs: tuple[str, ...]
    fields: int
    example: str
    counts: tuple[str, ...] = ()
    offer: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A checklist that can be applied to cases."""

    name: str
    title: str
    about: str
    version: str
    document: DocumentId
    fields: tuple[Field, ...]
    groups: tuple[tuple[str, str], ...]
    items: tuple[ItemRule, ...]
    open: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    rules: tuple[Rule, ...]
    order: Order

    @property
    def possible(self) -> int:
        """How many items there can be, those gathered under another not counted."""
        return sum(not item.under for item in self.items)
