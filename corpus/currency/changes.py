"""What has changed since the documents were written: laws replaced, bodies renamed, statements overtaken.

Facts from `currency.toml` files, each with its source and the day it was last checked. A change touches a
text when the thing is named in it; standing on the same page is never enough.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from corpus.currency.marks import Mark, Reading, same_designation
from corpus.errors import RegisterError
from corpus.model import DocumentId
from corpus.municipality import municipality_of
from corpus.settings import LOCAL, Settings

Clock = Callable[[], date]
"""Tells what day it is; `date.today` but in tests."""
Choice = TypeVar("Choice", bound=StrEnum)
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


_TEXTS = ("document", "text", "since", "source_url", "source_title", "checked")
_LAW = ("designation", "name", "status", "replaced_by", "replaced_by_name", "link")
_KEYS = {*_TEXTS, "id", "kind", "pages", "words", "verified", "unasked"}
_NEEDED = ("kind", "text", "source_url", "checked")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def _read(path: Path, pages: Mapping[DocumentId, int]) -> dict[str, Change]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegisterError(path.name, 0, f"går inte att läsa som TOML: {error}") from error
    entries = content.get("change", [])
    listed = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    if not listed or set(content) - {"change"}:
        raise RegisterError(path.name, 0, "skriv varje ändring under en egen rad [[change]].")
    found: dict[str, Change] = {}
    for values in entries:
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
    _keys(values)
    kind = _chosen(ChangeKind, "kind", values)
    document = DocumentId(str(values.get("document", "")))
    _placed(document, values, kind)
    words = _texts(values.get("words", []))
    texts = {key: str(values.get(key, "")) for key in _TEXTS if key != "document"}
    if not texts["source_url"].startswith("https://"):
        raise ValueError("source_url ska börja med https://.")
    if not texts["text"].strip() or not (words or kind is ChangeKind.LAW):
        raise ValueError("text och words får inte vara tomma.")
    for key in ("since", "checked"):
        _date(key, texts[key], empty=key == "since")
    return Change(
        id=str(values["id"]),
        kind=kind,
        document=document,
        pages=_pages(values["pages"], known.get(document)) if document else (),
        words=words,
        verified=_flag("verified", values, default=True),
        unasked=_flag("unasked", values, default=False),
        law=_law(values) if kind is ChangeKind.LAW else None,
        **texts,
    )


def _placed(document: DocumentId, values: Mapping[str, Any], kind: ChangeKind) -> None:
    """A statement stands in a document; a law or an authority may be named in any."""
    if bool(document) != ("pages" in values):
        raise ValueError("document och pages hör ihop: ange båda eller ingen.")
    if not document and kind is ChangeKind.STATEMENT:
        raise ValueError("document saknas; bara lagar och myndigheter gäller i alla dokument.")


def _keys(values: Mapping[str, Any]) -> None:
    allowed = _KEYS | set(_LAW) if values.get("kind") == ChangeKind.LAW else _KEYS
    if unknown := set(values) - allowed:
        raise ValueError(f"okänd uppgift {', '.join(sorted(unknown))}.")
    if missing := [key for key in ("id", *_NEEDED) if key not in values]:
        raise ValueError(f"{', '.join(missing)} saknas.")


def _law(values: Mapping[str, Any]) -> LawStatus:
    if missing := [key for key in ("designation", "name", "status", "link") if not values.get(key)]:
        raise ValueError(f"{', '.join(missing)} saknas.")
    state = _chosen(LawState, "status", values)
    texts = {key: str(values.get(key, "")) for key in _LAW if key != "status"}
    if not texts["link"].startswith("https://"):
        raise ValueError("link ska börja med https://.")
    return LawStatus(state=state, in_force_from=str(values.get("since", "")), **texts)


def _chosen(choices: type[Choice], key: str, values: Mapping[str, Any]) -> Choice:
    try:
        return choices(str(values[key]))
    except ValueError:
        raise ValueError(f"{key} är {values[key]}. Tillåtna värden: {'; '.join(choices)}.") from None


def _date(key: str, value: str, *, empty: bool) -> None:
    if empty and not value:
        return
    try:
        fits = _ISO.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"{key} är «{value}», men ska vara ett datum som 2025-07-01.")


def _pages(value: object, most: int | None) -> tuple[int, ...]:
    if not isinstance(value, list) or not value or not all(type(page) is int and page > 0 for page in value):
        raise ValueError("pages ska vara en lista av sidor från 1.")
    if most is not None and max(value) > most:
        raise ValueError(f"sidan {max(value)} finns inte, dokumentet har {most} sidor.")
    return tuple(value)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise ValueError("words ska vara en lista av ord.")
    return tuple(value)


def _flag(key: str, values: Mapping[str, Any], *, default: bool) -> bool:
    value = values.get(key, default)
    if not isinstance(value, bool):
        raise ValueError(f"{key} ska vara true eller false.")
    return value
