"""What goes out over HTTP about documents, their pages and the records found in them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from assistant.answer.page_url import page_url
from assistant.requirements.requirement_register import Entry
from corpus.currency.changes import Change, Clock, Currency
from corpus.model import Document, Edition, Indicator, Kind, Law, Modality, Place, Status, Term
from ui.api.schemas import NoticeOut
from ui.api.visible_library import VisibleLibrary


class DocumentOut(BaseModel):
    """Ett dokument i registret."""

    id: str
    title: str
    kind: str = Field(description="Dokumentets sort, till exempel strategi.")
    date: str = Field(description="ISO 8601, eller tomt där det inte är känt.")
    dnr: str
    decision: str
    status: Status
    valid_to: str
    supersedes: list[str]
    confirmed: bool = Field(
        description="Falskt där uppgifterna lästs ur dokumentet och väntar på en människa."
    )
    edition: Edition
    editions: list[Edition]
    pages: int
    url: str


class FootnoteOut(BaseModel):
    """En fotnot."""

    number: str
    text: str


class BlockOut(BaseModel):
    """En rubrik, ett stycke, en listpunkt, en tabellrad eller en fotnot; i digest ett återgivet påstående."""

    kind: str = Field(description="`heading`, `paragraph`, `item`, `row`, `footnote` eller `statement`.")
    level: int
    section: list[str]
    text: str


class PageOut(BaseModel):
    """En sida i ett dokument."""

    document_id: str
    title: str
    page: int
    pages: int
    edition: Edition
    blocks: list[BlockOut]
    footnotes: list[FootnoteOut]
    url: str


class PlaceOut(BaseModel):
    """Var en post står."""

    page: int
    quote: str
    url: str


class RecordOut(BaseModel):
    """Det som alla poster har."""

    document_id: str
    edition: Edition
    page: int = Field(description="Sidan som posten först står på.")
    places: list[PlaceOut]


class RequirementOut(RecordOut):
    """Ett krav eller en rekommendation."""

    id: str
    text: str
    modality: Modality
    actor: str
    deadline: str
    section: list[str]
    responsible: str = Field(description="`actor` i den form som samlar den ansvarigas krav, eller tomt.")
    focus_area: str = Field(description="Fokusområdet som avsnittet hör till, eller tomt.")


class SeriesOut(BaseModel):
    """En rad i ett nyckeltal."""

    group: str
    baseline: str
    target: str


class IndicatorOut(RecordOut):
    """Ett nyckeltal med utgångsläge och mål."""

    focus_area: str
    name: str
    unit: str
    baseline_year: int
    target_year: int
    series: list[SeriesOut]
    source: str


class LawOut(RecordOut):
    """En rad i den rättsliga tabellen."""

    kind: str
    name: str
    designation: str
    note: str
    status: str = Field(description="Hur det står till med lagen i dag, tomt där det inte är känt.")
    replaced_by: str = Field(description="Beteckningen på det som gäller i stället, eller tomt.")
    in_force_from: str = Field(description="När det som gäller nu trädde i kraft, ISO 8601 eller tomt.")
    link: str = Field(description="Adress till det som gäller nu, eller tomt.")
    notices: list[NoticeOut] = Field(description="Vad som har ändrats sedan dokumentet skrevs.")


class TermOut(RecordOut):
    """Ett begrepp och vad det betyder."""

    name: str
    definition: str


def document_out(shelf: VisibleLibrary, document: Document) -> DocumentOut:
    """A document's registration and what the library has of it."""
    known = document.registration
    return DocumentOut(
        id=known.id,
        title=known.title,
        kind=known.kind,
        date=known.date,
        dnr=known.dnr,
        decision=known.decision,
        status=known.status,
        valid_to=known.valid_to,
        supersedes=list(known.supersedes),
        confirmed=known.confirmed,
        edition=document.edition,
        editions=list(shelf.editions(document)),
        pages=shelf.pages(document),
        url=page_url(known.id, 1),
    )


def page_out(shelf: VisibleLibrary, document: Document, page: int) -> PageOut:
    """A page's blocks, only the words that stand on it; of a digest the statements that restate it."""
    official = document.edition is Edition.OFFICIAL
    blocks = _blocks(document, page) if official else _statements(shelf, document, page)
    notes = [
        FootnoteOut(number=note.number, text=note.text) for note in document.footnotes if note.page == page
    ]
    return PageOut(
        document_id=document.id,
        title=document.registration.title,
        page=page,
        pages=shelf.pages(document),
        edition=document.edition,
        blocks=blocks,
        footnotes=notes,
        url=page_url(document.id, page),
    )


def _blocks(document: Document, page: int) -> list[BlockOut]:
    out = []
    for block in document.blocks:
        text = " ".join(word.text for word in block.words if word.page == page and word.text)
        if text:
            out.append(BlockOut(kind=block.kind, level=block.level, section=list(block.section), text=text))
    return [block for block in out if block.kind != Kind.FOOTNOTE]


def _statements(shelf: VisibleLibrary, document: Document, page: int) -> list[BlockOut]:
    return [
        BlockOut(kind="statement", level=0, section=list(statement.section), text=statement.text)
        for statement in shelf.statements(document, page)
    ]


def requirement_out(entry: Entry) -> RequirementOut:
    """A requirement with its places, who is responsible and its focus area."""
    record = entry.requirement
    return RequirementOut(
        id=record.id,
        text=record.text,
        modality=record.modality,
        actor=record.actor,
        deadline=record.deadline,
        section=list(record.section),
        responsible=entry.responsible,
        focus_area=entry.area,
        **_common(entry.document, record.places),
    )


def indicator_out(document: Document, record: Indicator) -> IndicatorOut:
    """An indicator with its series and places."""
    series = [SeriesOut(group=row.group, baseline=row.baseline, target=row.target) for row in record.series]
    return IndicatorOut(
        focus_area=record.focus_area,
        name=record.name,
        unit=record.unit,
        baseline_year=record.baseline_year,
        target_year=record.target_year,
        series=series,
        source=record.source,
        **_common(document, record.places),
    )


def law_out(document: Document, record: Law, currency: Currency, clock: Clock = date.today) -> LawOut:
    """A law with its places and how it stands with it today."""
    status = currency.law_status(record.designation)
    return LawOut(
        kind=record.kind,
        name=record.name,
        designation=record.designation,
        note=record.note,
        status=status.state.value if status else "",
        replaced_by=status.replaced_by if status else "",
        in_force_from=status.in_force_from if status else "",
        link=status.link if status else "",
        notices=[_notice(change, clock()) for change in _changes(document, record, currency)],
        **_common(document, record.places),
    )


def _changes(document: Document, record: Law, currency: Currency) -> Sequence[Change]:
    """What touches a law's row, and what is known of the law though it isn't confirmed."""
    text = f"{record.kind} {record.name} {record.designation}"
    found = [c for place in record.places for c in currency.notices_for(document.id, place.page, text)]
    own = currency.of_law(record.designation)
    return list(dict.fromkeys([*([own] if own and not own.verified else []), *found]))


def _notice(change: Change, today: date) -> NoticeOut:
    text = change.said(today)
    return NoticeOut(text=text, date=change.since, source=change.source_url, checked=change.checked)


def term_out(document: Document, record: Term) -> TermOut:
    """A term with its places."""
    return TermOut(name=record.name, definition=record.definition, **_common(document, record.places))


def _common(document: Document, places: Sequence[Place]) -> dict[str, Any]:
    out = [
        PlaceOut(page=place.page, quote=place.quote, url=page_url(document.id, place.page, place.quote))
        for place in places
    ]
    return {
        "document_id": document.id,
        "edition": document.edition,
        "page": places[0].page if places else 1,
        "places": out,
    }
