"""What a checklist's definition points at, and the scope that it is checked against: pages, national sources, changes.

Values of an editor's TOML, for pydantic; definition.py has the entries that hold them.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    PlainValidator,
    StrictBool,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticKnownError

from corpus.model import DocumentId
from corpus.toml_rows import Address

_CITE = re.compile(r"(?:(?P<document>[\w.-]+) s\. )?(?P<page>\d+)(?:: (?P<words>.+))?")
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
MaybeText = Annotated[str, StringConstraints(strip_whitespace=True)]
Word = Annotated[str, StringConstraints(pattern=r"\S")]
Words = tuple[Word, ...]


class Entry(BaseModel):
    """A table of a definition; an unknown key is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class National(Entry):
    """A fact of a national source, with its address and the day somebody saw that it is so (ISO 8601)."""

    id: Text
    title: Text
    url: Address
    checked: Text
    fact: Text
    verified: StrictBool = False

    @model_validator(mode="after")
    def _seen(self) -> Self:
        if not self.verified:
            raise ValueError("är inte kontrollerad (verified = true saknas) och får inte användas.")
        return self


@dataclass(frozen=True, slots=True)
class Known:
    """What a definition may point at: pages of each document, the statements on a page, ids of changes."""

    pages: Mapping[DocumentId, int]
    statements: Mapping[tuple[DocumentId, int], tuple[str, ...]]
    changes: Collection[str]
    lenient: bool = False
    """Whether an item whose source no longer stands in the documents is left out with a note, and no error."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the entries of one file may point at: the library, and what the file has defined so far."""

    known: Known
    document: DocumentId
    fields: Collection[str] = ()
    groups: Collection[str] = ()
    sources: Mapping[str, National] = field(default_factory=dict)


def scope_of(info: ValidationInfo) -> Scope:
    """The scope that the entry being validated is checked against."""
    if not isinstance(info.context, Scope):
        raise TypeError("an entry of a definition is validated within a Scope")
    return info.context


class NotInDocument(ValueError):
    """A cite whose page or words the document doesn't have: an editor's slip, or a new version of it."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A page of a document, and words that pick one of the statements on it ("" for the page alone)."""

    document: DocumentId
    page: int
    words: str


def _cite(text: object, info: ValidationInfo) -> Cite:
    """A cite as written: "27: SKA-verktyget", or "protokoll-ks-199 s. 2"."""
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    scope = scope_of(info)
    found = _CITE.fullmatch(text)
    if found is None:
        raise ValueError(f"källan «{text}» ska skrivas som «27: ord ur påståendet» eller «27».")
    document, page = DocumentId(found["document"] or scope.document), int(found["page"])
    words = (found["words"] or "").strip()
    most = scope.known.pages.get(document)
    if most is None:
        raise ValueError(f"dokumentet «{document}» finns inte.")
    if not 1 <= page <= most:
        raise NotInDocument(f"sidan {page} finns inte, dokumentet har {most} sidor.")
    stated = scope.known.statements.get((document, page), ())
    if words and not any(words.casefold() in each for each in stated):
        raise NotInDocument(f"inget påstående på sidan {page} har orden «{words}».")
    return Cite(document, page, words)


def _source(name: object, info: ValidationInfo) -> National:
    if not isinstance(name, str):
        raise PydanticKnownError("string_type")
    sources = scope_of(info).sources
    if name not in sources:
        raise ValueError(f"källan «{name}» finns inte under [[source]].")
    return sources[name]


def _change(name: str, info: ValidationInfo) -> str:
    changes = scope_of(info).known.changes
    if changes and name not in changes:
        raise ValueError(f"ändringen «{name}» finns inte i currency.toml.")
    return name


Cited = Annotated[Cite, PlainValidator(_cite)]
Sourced = Annotated[National, PlainValidator(_source)]
ChangeId = Annotated[Word, AfterValidator(_change)]
