"""Documents and what is known of changes → the laws that are named: how it stands with each, and where it is named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.currency.changes import Change, Currency
from corpus.currency.marks import Mark, same_designation
from corpus.model import Document, Law
from corpus.swedish.words import has_words
from ui.api.visible_library import VisibleLibrary

UNKNOWN = "inte kontrollerad"
"""How it stands with a law that nobody has looked up."""
_NUMBER = re.compile(r"(?<![\w:/])(?:[A-ZÅÄÖ]{2,6}FS )?(?:19|20)\d\d:\d{1,4}(?![\d:/])")
_BEFORE = re.compile(r"(?:prop|skr|sou|ds|dir|bet)\.?\s*$", re.IGNORECASE)
"""A number behind one of these isn't a law's."""
_SHORT = 160
"""Characters of a sentence that are shown where a law is named."""


@dataclass(frozen=True, slots=True)
class Where:
    """A sentence that names a law; `quote` is what is marked on the page, "" where nothing can be."""

    document: Document
    page: int
    quote: str
    said: str


@dataclass(frozen=True, slots=True)
class LawRow:
    """A law; `kind` is "" outside the legal tables, `change` None where nothing is known of it."""

    name: str
    designation: str
    kind: str
    note: str
    change: Change | None
    places: tuple[Where, ...]

    @property
    def state(self) -> str:
        """How it stands with it today, as a reader sees it."""
        return self.change.law.state.value if self.change and self.change.law else UNKNOWN

    @property
    def in_table(self) -> bool:
        """Whether it is a row of a legal table, and not only named in the text."""
        return bool(self.kind)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which laws to show; "" leaves a filter out, `table` is "ja" for the legal tables and "nej" for the rest."""

    words: str = ""
    state: str = ""
    document: str = ""
    table: str = ""


def laws_of(shelf: VisibleLibrary, currency: Currency) -> tuple[LawRow, ...]:
    """The legal tables' rows in their order, then the other laws that are named, by name."""
    listed = [
        _listed(document, law, shelf, currency)
        for document in shelf.documents
        for law in document.records.laws
    ]
    rows = list({(row.designation or row.name): row for row in reversed(listed)}.values())[::-1]
    others = [*_changed(rows, shelf, currency)]
    others += _unknown([*rows, *others], shelf)
    return (*rows, *sorted(others, key=lambda row: row.name.casefold()))


def fitting(rows: tuple[LawRow, ...], wanted: Wanted) -> tuple[LawRow, ...]:
    """The laws that are wanted."""
    return tuple(row for row in rows if _fits(row, wanted))


def _fits(row: LawRow, wanted: Wanted) -> bool:
    known = row.change.law if row.change else None
    texts = (row.name, row.designation, row.kind, row.note, row.change.text if row.change else "")
    newer = (known.name, known.replaced_by, known.replaced_by_name) if known else ()
    return (
        (
            not wanted.words
            or has_words(wanted.words, *texts, *newer)
            or wanted.words in (row.designation, *newer)
        )
        and (not wanted.state or row.state == wanted.state)
        and (not wanted.document or any(place.document.id == wanted.document for place in row.places))
        and (not wanted.table or row.in_table is (wanted.table == "ja"))
    )


def _listed(document: Document, law: Law, shelf: VisibleLibrary, currency: Currency) -> LawRow:
    change = currency.of_law(law.designation)
    own = [Where(document, place.page, place.quote, "i tabellen") for place in law.places]
    taken = {_key(where) for where in own}
    named = (where for where in _named(law.designation, change, shelf, currency) if _key(where) not in taken)
    return LawRow(law.name, law.designation, law.kind, law.note, change, (*own, *named))


def _key(where: Where) -> tuple[str, int, str]:
    return where.document.id, where.page, where.quote


def _changed(rows: list[LawRow], shelf: VisibleLibrary, currency: Currency) -> Iterator[LawRow]:
    """Laws that something is known of, outside the tables: named in words, or touched by what pages say."""
    for change in currency.changes:
        law = change.law
        if law is None or any(same_designation(row.designation, law.designation) for row in rows):
            continue
        places = tuple(_named(law.designation, change, shelf, currency)) or tuple(_touched(change, shelf))
        if places:
            yield LawRow(law.name, law.designation, "", "", change, places)


def _touched(change: Change, shelf: VisibleLibrary) -> Iterator[Where]:
    document = shelf.document(change.document)
    if document is not None:
        yield from (Where(document, page, "", "nämns indirekt") for page in change.pages)


def _unknown(rows: list[LawRow], shelf: VisibleLibrary) -> list[LawRow]:
    """Numbers of laws in the text that nothing is known of."""
    found: dict[str, list[Where]] = {}
    for document in shelf.documents:
        for sentence in document.sentences:
            for hit in _NUMBER.finditer(sentence.text):
                known = any(
                    same_designation(row.designation, hit[0]) or hit[0] in _newer(row) for row in rows
                )
                if not known and not _BEFORE.search(sentence.text[: hit.start()]):
                    where = Where(document, sentence.page, sentence.quotes[0].text, _short(sentence.text))
                    found.setdefault(hit[0], []).append(where)
    return [LawRow(f"SFS {n}" if n[0].isdigit() else n, n, "", "", None, tuple(w)) for n, w in found.items()]


def _newer(row: LawRow) -> tuple[str, ...]:
    return (row.change.law.replaced_by,) if row.change and row.change.law else ()


def _named(
    designation: str, change: Change | None, shelf: VisibleLibrary, currency: Currency
) -> Iterator[Where]:
    """Every sentence that names a law, by its number or one of the words it goes by."""
    number = Mark(designation) if designation and change is None else None
    for document in shelf.documents:
        for sentence in document.sentences:
            known = change is not None and currency.named(change, sentence.text)
            if known or (number is not None and number.stands_in(sentence.text)):
                yield Where(document, sentence.page, sentence.quotes[0].text, _short(sentence.text))


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rsplit(' ', 1)[0]} …"
