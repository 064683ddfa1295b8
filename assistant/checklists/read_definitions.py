"""checklists/*.toml → definitions, checked against the library: an editor's slip stops with file and line.

A further checklist takes a further file and no code. What each key means stands in docs/checklists.md.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.checklists.checklist import Force
from assistant.checklists.definition import Cite, Definition, Field, ItemRule, National, Order, Remark, Rule
from assistant.checklists.form_fields import form
from assistant.checklists.toml_entry import Entry, boolean, listed, taken, texts, whole
from corpus.errors import RegisterError
from corpus.model import DocumentId, Library

_CITE = re.compile(r"(?:(?P<document>[\w.-]+) s\. )?(?P<page>\d+)(?:: (?P<words>.+))?")
_AT_LINE = re.compile(r"at line (\d+)")
_SINGLE = ("checklist", "order")
_PARTS = ("checklist", "order", "group", "field", "rule", "source", "open", "note", "item")


@dataclass(frozen=True, slots=True)
class Known:
    """What a definition may point at: pages of each document, the statements on a page, ids of changes."""

    pages: Mapping[DocumentId, int]
    statements: Mapping[tuple[DocumentId, int], tuple[str, ...]]
    changes: Collection[str]
    lenient: bool = False
    """Whether an item whose source no longer stands in the documents is left out and told of, and no error."""


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


Words = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shelved:
    """Definitions by name, and by the stem of the file those that can't be used, with file and line.

    `orders` has the names and the verbs that order a broken one in a chat, where they can still be read.
    """

    definitions: Mapping[str, Definition]
    broken: Mapping[str, RegisterError]
    orders: Mapping[str, Words]


def read_checklists(known: Known, folder: Path) -> Shelved:
    """All definitions of a folder; one whose document isn't in the library is left out.

    A file with an error doesn't take the others along.
    """
    found: dict[str, Definition] = {}
    broken: dict[str, RegisterError] = {}
    orders: dict[str, Words] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            definition = read_checklist(path, known)
        except RegisterError as error:
            broken[path.stem] = error
            orders[path.stem] = _ordering(path)
            continue
        if definition is not None:
            found[definition.name] = definition
    return Shelved(found, broken, orders)


def _ordering(path: Path) -> Words:
    """The names and the verbs that order a list, none where even those can't be read."""
    try:
        order = _toml(path)[1].get("order", {})
        entry = Entry(path.name, "", "order", order if isinstance(order, dict) else {})
        return listed(entry, "names"), listed(entry, "verbs")
    except RegisterError:
        return (), ()


def read_checklist(path: Path, known: Known) -> Definition | None:
    """One definition, None where its document isn't in the library; raises RegisterError with file and line."""
    text, content = _toml(path)
    if unknown := set(content) - set(_PARTS):
        raise RegisterError(
            path.name, 0, f"okänt avsnitt {', '.join(sorted(unknown))}. Kända: {', '.join(_PARTS)}."
        )
    for part, rows in content.items():
        tables = [rows] if part in _SINGLE else rows
        if not isinstance(tables, list) or not all(isinstance(row, dict) for row in tables):
            marks = f"[{part}]" if part in _SINGLE else f"[[{part}]]"
            raise RegisterError(path.name, 0, f"{part} ska skrivas som avsnitt: {marks}.")
    head = Entry(path.name, text, "checklist", dict(content.get("checklist", {})))
    document = DocumentId(taken(head, "document"))
    if document not in known.pages:
        return None
    fields = form([Entry(path.name, text, "field", row) for row in content.get("field", [])])
    reader = _Reader(path.name, text, document, fields, known, [])
    groups = tuple((str(row.get("id", "")), str(row.get("title", ""))) for row in content.get("group", []))
    sources = {each.id: each for each in map(reader.source, content.get("source", []))}
    items = reader.items(content.get("item", []), {name for name, _ in groups}, sources)
    return Definition(
        name=taken(head, "name"),
        title=taken(head, "title"),
        about=taken(head, "about"),
        version=taken(head, "version"),
        document=document,
        fields=tuple(fields.values()),
        groups=groups,
        items=items,
        open=tuple(reader.remark("open", row) for row in content.get("open", [])),
        notes=(*(reader.remark("note", row) for row in content.get("note", [])), *reader.left_out),
        rules=tuple(map(reader.rule, content.get("rule", []))),
        order=reader.order(content.get("order", {})),
    )


def _toml(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except OSError as error:
        raise RegisterError(path.name, 0, f"går inte att läsa: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = _AT_LINE.search(str(error))
        reason = f"går inte att läsa som TOML: {error}"
        raise RegisterError(path.name, int(line[1]) if line else 0, reason) from error


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the parts of one file that use its fields and point into the library."""

    name: str
    text: str
    document: DocumentId
    fields: Mapping[str, Field]
    known: Known
    gone: list[str]
    """Texts of the items left out."""

    @property
    def left_out(self) -> tuple[Remark, ...]:
        """What a planner must know of items that no longer have a source."""
        said = "Utelämnad, för dokumentet har ändrats sedan checklistan skrevs"
        return tuple(Remark(f"{said}: {text}", None) for text in self.gone)

    def items(
        self, rows: list[dict[str, Any]], groups: Collection[str], sources: Mapping[str, National]
    ) -> tuple[ItemRule, ...]:
        """The items in order; an id stands once."""
        found: dict[str, ItemRule] = {}
        for row in rows:
            entry = Entry(self.name, self.text, "item", row)
            try:
                item = self._item(entry, sources)
            except Unfounded:
                if not self.known.lenient:
                    raise
                self.gone.append(taken(entry, "text"))
                continue
            if item.group not in groups:
                raise entry.error(f"gruppen «{item.group}» finns inte. Kända: {', '.join(sorted(groups))}.")
            if item.id in found:
                raise entry.error("id finns två gånger.")
            found[item.id] = item
        lost = {row["id"] for row in rows} - found.keys()
        for row in rows:
            if row["id"] in found:
                self._gathered(Entry(self.name, self.text, "item", row), found, lost)
        return tuple(found.values())

    def _gathered(self, entry: Entry, items: dict[str, ItemRule], lost: Collection[str]) -> None:
        """Refuse an item under one that isn't there or is itself a point, and a point that is counted."""
        item = items[entry.values["id"]]
        if item.under in lost:
            # What it stood under was left out; it has a source of its own and stands alone.
            items[item.id] = replace(item, under="")
            return
        host = items.get(item.under)
        if item.under and (host is None or host.under or host.group != item.group):
            raise entry.error(f"under: «{item.under}» är ingen egen punkt i samma grupp.")
        if item.under and (item.amount or item.otherwise):
            raise entry.error("en punkt med under kan inte ha amount eller otherwise.")

    def _item(self, entry: Entry, sources: Mapping[str, National]) -> ItemRule:
        entry.only(
            "id group under text force responsible because otherwise when amount unit cite national changes".split()
        )
        cites = tuple(self._cite(entry, each) for each in listed(entry, "cite"))
        named = listed(entry, "national")
        if missing := [each for each in named if each not in sources]:
            raise entry.error(f"källan «{missing[0]}» finns inte under [[source]].")
        if not cites and not named:
            raise entry.error("har ingen källa. Skriv cite eller national.")
        changes = listed(entry, "changes")
        if self.known.changes and (gone := [each for each in changes if each not in self.known.changes]):
            raise entry.error(f"ändringen «{gone[0]}» finns inte i currency.toml.")
        entry.places(("text", "because", "otherwise"), self.fields)
        return ItemRule(
            **texts(entry, "id", "group", "text", "because"),
            **texts(entry, "under", "responsible", "otherwise", "unit", empty=True),
            force=entry.chosen(Force, "force"),
            when=entry.formula("when", self.fields),
            amount=entry.formula("amount", self.fields),
            cites=cites,
            national=tuple(sources[each] for each in named),
            changes=changes,
        )

    def _cite(self, entry: Entry, text: str) -> Cite:
        """A cite as written: "27: SKA-verktyget", or "protokoll-ks-199 s. 2"."""
        found = _CITE.fullmatch(text)
        if found is None:
            raise entry.error(f"källan «{text}» ska skrivas som «27: ord ur påståendet» eller «27».")
        cite = Cite(
            DocumentId(found["document"] or self.document), int(found["page"]), (found["words"] or "").strip()
        )
        most = self.known.pages.get(cite.document)
        if most is None:
            raise entry.error(f"dokumentet «{cite.document}» finns inte.")
        if not 1 <= cite.page <= most:
            raise _unfounded(entry, f"sidan {cite.page} finns inte, dokumentet har {most} sidor.")
        stated = self.known.statements.get((cite.document, cite.page), ())
        if cite.words and not any(cite.words.casefold() in each for each in stated):
            raise _unfounded(entry, f"inget påstående på sidan {cite.page} har orden «{cite.words}».")
        return cite

    def source(self, row: dict[str, Any]) -> National:
        """A national source; one that nobody has verified may not be used."""
        entry = Entry(self.name, self.text, "source", row)
        entry.only("id title url checked fact verified".split())
        if not boolean(entry, "verified"):
            raise entry.error("är inte kontrollerad (verified = true saknas) och får inte användas.")
        found = National(**texts(entry, "id", "title", "url", "checked", "fact"))
        if not found.url.startswith("https://"):
            raise entry.error("url ska börja med https://.")
        return found

    def remark(self, part: str, row: dict[str, Any]) -> Remark:
        """An open question or a note."""
        entry = Entry(self.name, self.text, part, row)
        entry.only(["text", "when"])
        entry.places(("text",), self.fields)
        return Remark(taken(entry, "text"), entry.formula("when", self.fields))

    def rule(self, row: dict[str, Any]) -> Rule:
        """What a case must fulfil."""
        entry = Entry(self.name, self.text, "rule", row)
        entry.only(["must", "field", "say"])
        must = entry.formula("must", self.fields)
        field = taken(entry, "field")
        if must is None or field not in self.fields:
            raise entry.error(f"must saknas, eller fältet «{field}» finns inte.")
        return Rule(must, field, taken(entry, "say"))

    def order(self, row: dict[str, Any]) -> Order:
        """How the list is ordered in a chat."""
        entry = Entry(self.name, self.text, "order", row)
        entry.only("names verbs fields example counts offer".split())
        if bool(row.get("counts")) != bool(row.get("offer")):
            raise entry.error("counts och offer hör ihop.")
        return Order(
            listed(entry, "names"),
            listed(entry, "verbs"),
            whole(entry, "fields", 0),
            str(row.get("example", "")),
            listed(entry, "counts"),
            str(row.get("offer", "")),
        )


def _unfounded(entry: Entry, reason: str) -> Unfounded:
    return Unfounded(entry.name, entry.line, f"{entry.values.get('id')}: {reason}")
