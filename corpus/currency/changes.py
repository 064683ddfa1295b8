"""What has changed since the documents were written: laws replaced, bodies renamed, statements overtaken.

Facts from `currency.toml` files, each with its source and the day it was last checked. A change touches a
text when the thing is named in it; standing on the same page is never enough.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from corpus.currency.marks import Mark, Reading, same_designation
from corpus.errors import RegisterError
from corpus.model import DocumentId
from corpus.municipality import municipality_of
from corpus.settings import LOCAL, Settings
from corpus.toml_rows import Address, read_rows, validated

Clock = Callable[[], date]
"""Tells what day it is; `date.today` but in tests."""
_STALE = "Uppgiften har inte kontrollerats på ett år."
_YEAR = 365
"""Days until a change should be looked at again."""


class ChangeKind(StrEnum):
    """What has changed."""

    LAW = "law"
    AUTHORITY = "authority"
    STATEMENT = "statement"


class LawState(StrEnum):
    """What has become of a law; values as shown to a reader."""

    IN_FORCE = "gäller"
    AMENDED = "gäller, ändrad"
    REPLACED = "ersatt"
    REPEALED = "upphävd"
    ENACTED = "genomförd i lag"
    PERHAPS_REPLACED = "troligen ersatt"
    UNCONFIRMED = "inte bekräftad"


@dataclass(frozen=True, slots=True)
class LawStatus:
    """How it stands with a law today; `link` leads to what applies now, `replaced_by` may be ""."""

    designation: str
    name: str
    state: LawState
    replaced_by: str
    replaced_by_name: str
    in_force_from: str
    """When what applies now came into force, ISO 8601 or ""."""
    link: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that time has changed; dates are ISO 8601, `since` "" where it isn't known.

    What holds in all of Sweden names no document: `document` is "" and `pages` empty.
    """

    id: str
    kind: ChangeKind
    document: DocumentId
    pages: tuple[int, ...]
    words: tuple[str, ...]
    text: str
    since: str
    source_url: str
    source_title: str
    checked: str
    verified: bool
    """False: shown in lists, never said in an answer."""
    unasked: bool
    """Whether an answer that names the thing says so, though the question isn't about it."""
    law: LawStatus | None
    """Set for a law, None for the rest."""

    @property
    def tells(self) -> bool:
        """Whether there is anything to notice: confirmed, and not a law that applies unchanged."""
        return self.verified and not (self.law and self.law.state is LawState.IN_FORCE)

    def said(self, today: date) -> str:
        """The text, and that nobody has checked it for a year where that is so."""
        return f"{self.text} {_STALE}" if self.overdue(today) else self.text

    def overdue(self, today: date) -> bool:
        """Whether nobody has checked it for a year."""
        return (today - date.fromisoformat(self.checked)).days > _YEAR


class Currency:
    """All changes, ready to be looked up."""

    def __init__(self, changes: Iterable[Change], written: Mapping[DocumentId, str] | None = None) -> None:
        """`written` tells when each document was written: what had changed before then is no news there."""
        self.changes = tuple(changes)
        self._written = written or {}
        self._marks = {change.id: tuple(Mark(words) for words in change.words) for change in self.changes}
        self._numbers = {c.id: Mark(c.law.designation) for c in self.changes if c.law and c.law.designation}

    def notices_for(self, document: DocumentId, page: int, text: str) -> tuple[Change, ...]:
        """What touches some words of a page: named there, or a law's number in any document."""
        reading = Reading(text)
        return tuple(c for c in self.changes if c.tells and self._touches(c, document, page, reading))

    def named(self, change: Change, text: str | Reading) -> bool:
        """Whether a text names the thing that has changed, wherever the text stands."""
        reading = Reading(text) if isinstance(text, str) else text
        number = self._numbers.get(change.id)
        by_number = number is not None and number.stands_in(reading)
        return by_number or any(mark.stands_in(reading) for mark in self._marks[change.id])

    def law_status(self, designation: str) -> LawStatus | None:
        """How it stands with a law, None where nothing is known of it."""
        change = self.of_law(designation)
        return change.law if change else None

    def of_law(self, designation: str) -> Change | None:
        """The change that concerns a law, confirmed or not."""
        laws = (c for c in self.changes if c.law and same_designation(c.law.designation, designation))
        return next(laws, None)

    def oldest_first(self) -> tuple[Change, ...]:
        """All changes, the one that was checked longest ago first."""
        return tuple(sorted(self.changes, key=lambda change: change.checked))

    def _touches(self, change: Change, document: DocumentId, page: int, reading: Reading) -> bool:
        if change.document == document and page in change.pages:
            return self.named(change, reading)
        # In a text younger than the change the new law may bear the same name; only the old number is still old.
        news = not change.since or self._written.get(document, "") < change.since
        if not change.document and news:
            return self.named(change, reading)
        number = self._numbers.get(change.id)
        return number is not None and number.stands_in(reading)


def currency_files(settings: Settings) -> tuple[Path, ...]:
    """The national list, the municipality's, then those in the operator's folders."""
    own = [folder / "currency.toml" for folder in (LOCAL, *settings.documents)]
    return (*municipality_of(settings).currency(), *(path for path in own if path.is_file()))


def read_currency(
    files: Iterable[Path],
    pages: Mapping[DocumentId, int] | None = None,
    written: Mapping[DocumentId, str] | None = None,
) -> Currency:
    """Changes by id; a later file overrides an earlier one.

    `pages` counts those of known documents, `written` is when each was written (ISO 8601). Raises RegisterError
    naming the entry.
    """
    changes: dict[str, Change] = {}
    for path in files:
        changes.update(_read(path, pages or {}))
    return Currency(changes.values(), written)


_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_Page = Annotated[int, Field(strict=True, gt=0)]


def _day(value: str, info: ValidationInfo) -> str:
    try:
        fits = _ISO.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"{info.field_name} är «{value}», men ska vara ett datum som 2025-07-01.")
    return value


_Day = Annotated[str, AfterValidator(_day)]


class _Row(BaseModel):
    """An entry as an editor writes it."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    id: str
    kind: ChangeKind
    text: Annotated[str, Field(min_length=1)]
    source_url: Address
    checked: _Day
    document: str = ""
    pages: tuple[_Page, ...] = ()
    words: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    since: _Day | Literal[""] = ""
    source_title: str = ""
    verified: Annotated[bool, Field(strict=True)] = True
    unasked: Annotated[bool, Field(strict=True)] = False

    @model_validator(mode="after")
    def _fits(self) -> "_Row":
        if bool(self.document) != bool(self.pages):
            raise ValueError("document och pages hör ihop: ange båda eller ingen.")
        if not self.document and self.kind is ChangeKind.STATEMENT:
            raise ValueError("document saknas; bara lagar och myndigheter gäller i alla dokument.")
        if not self.words and self.kind is not ChangeKind.LAW:
            raise ValueError("words får inte vara tom.")
        return self


class _LawRow(_Row):
    """A law has these besides."""

    designation: Annotated[str, Field(min_length=1)]
    name: Annotated[str, Field(min_length=1)]
    status: LawState
    link: Address
    replaced_by: str = ""
    replaced_by_name: str = ""


def _read(path: Path, pages: Mapping[DocumentId, int]) -> dict[str, Change]:
    found: dict[str, Change] = {}
    for values in read_rows(path, "change"):
        label = str(values.get("id", "utan id"))
        try:
            change = _change(values, pages)
        except ValueError as error:
            raise RegisterError(path.name, 0, f"ändringen {label}: {error}") from error
        if change.id in found:
            raise RegisterError(path.name, 0, f"ändringen {label}: finns två gånger.")
        found[change.id] = change
    return found


def _change(values: Mapping[str, Any], known: Mapping[DocumentId, int]) -> Change:
    row = validated(_LawRow if values.get("kind") == ChangeKind.LAW else _Row, values)
    most = known.get(DocumentId(row.document))
    if most is not None and max(row.pages) > most:
        raise ValueError(f"sidan {max(row.pages)} finns inte, dokumentet har {most} sidor.")
    common = row.model_dump(include=set(_Row.model_fields) - {"document"})
    return Change(
        document=DocumentId(row.document), law=_law(row) if isinstance(row, _LawRow) else None, **common
    )


def _law(row: _LawRow) -> LawStatus:
    return LawStatus(
        row.designation, row.name, row.status, row.replaced_by, row.replaced_by_name, row.since, row.link
    )
