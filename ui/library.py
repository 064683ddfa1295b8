"""GET /api/v1/documents, pages and records: the library as lists, filtered; what is for staff isn't there."""

from collections.abc import Callable, Iterable
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Query, Request

from corpus.model import Document, Indicator, Law, Modality, Requirement, Term
from ui.ask import refusals
from ui.desk import Desk
from ui.problems import Refusal
from ui.records import (
    DocumentOut,
    IndicatorOut,
    LawOut,
    PageOut,
    RequirementOut,
    TermOut,
    document_out,
    indicator_out,
    law_out,
    page_out,
    requirement_out,
    term_out,
)
from ui.shelf import Shelf

Record = TypeVar("Record", Requirement, Indicator, Law, Term)
Shown = TypeVar("Shown")

OfDocument = Annotated[str, Query(description="Bara ur dokumentet med detta id.", max_length=300)]
Words = Annotated[str, Query(description="Bara poster där alla orden finns, var som helst.", max_length=300)]
OnPage = Annotated[int | None, Query(description="Bara poster som står på sidan.", ge=1, le=1_000_000)]
Demanding = Annotated[Modality | None, Query(description="Bara krav med detta verb.")]
Responsible = Annotated[str, Query(description="Bara krav där texten nämner denna som ansvarig.", max_length=300)]


def library_router(desk: Desk) -> APIRouter:
    """Documents and their pages."""
    router = APIRouter(prefix="/api/v1", tags=["Dokument"], responses=refusals(404, 422))
    Seen = Annotated[Shelf, Depends(desk.shelf)]

    @router.get("/documents", summary="Alla dokument")
    def documents(shelf: Seen) -> list[DocumentOut]:
        """Dokumenten med titel, beslut, diarienummer och status."""
        return [document_out(shelf, document) for document in shelf.documents]

    @router.get("/documents/{document_id}", summary="Ett dokument")
    def document(document_id: str, shelf: Seen) -> DocumentOut:
        """Ett dokuments uppgifter ur registret."""
        return document_out(shelf, _found(shelf, document_id))

    @router.get("/documents/{document_id}/pages/{page}", summary="En sida")
    def page(document_id: str, page: int, shelf: Seen) -> PageOut:
        """Sidans rubriker, stycken, listpunkter, tabellrader och fotnoter."""
        known = _found(shelf, document_id)
        if not 1 <= page <= shelf.pages(known):
            raise Refusal(404, f"Dokumentet har {shelf.pages(known)} sidor.")
        return page_out(shelf, known, page)

    return router


def records_router(desk: Desk) -> APIRouter:
    """Requirements, indicators, laws and terms of all documents."""
    router = APIRouter(prefix="/api/v1", tags=["Poster"], responses=refusals(404, 422))
    Seen = Annotated[Shelf, Depends(desk.shelf)]

    @router.get("/requirements", summary="Krav: vad som ska, måste, bör, behöver och inte får")
    def requirements(
        shelf: Seen,
        modality: Demanding = None,
        actor: Responsible = "",
        document: OfDocument = "",
        page: OnPage = None,
        q: Words = "",
    ) -> list[RequirementOut]:
        """Alla krav, eller de som stämmer med filtren."""
        rows = _rows(shelf, lambda each: each.records.requirements, requirement_out, document)
        return [
            row
            for row in rows
            if (modality is None or row.modality is modality)
            and actor.casefold() in row.actor.casefold()
            and _on_page(row, page)
            and _has(q, row.text, *row.section)
        ]

    @router.get("/indicators", summary="Nyckeltal med utgångsläge och mål")
    def indicators(
        shelf: Seen, document: OfDocument = "", page: OnPage = None, q: Words = ""
    ) -> list[IndicatorOut]:
        """Alla nyckeltal, eller de som stämmer med filtren."""
        rows = _rows(shelf, lambda each: each.records.indicators, indicator_out, document)
        return [row for row in rows if _on_page(row, page) and _has(q, row.name, row.focus_area)]

    @router.get("/laws", summary="Lagar, förordningar och föreskrifter")
    def laws(shelf: Seen, document: OfDocument = "", page: OnPage = None, q: Words = "") -> list[LawOut]:
        """Alla rader i de rättsliga tabellerna, eller de som stämmer med filtren."""
        rows = _rows(shelf, lambda each: each.records.laws, law_out, document)
        return [row for row in rows if _on_page(row, page) and _has(q, row.kind, row.name, row.designation)]

    @router.get("/terms", summary="Begrepp och vad de betyder")
    def terms(shelf: Seen, document: OfDocument = "", page: OnPage = None, q: Words = "") -> list[TermOut]:
        """Alla begrepp, eller de som stämmer med filtren."""
        rows = _rows(shelf, lambda each: each.records.terms, term_out, document)
        return [row for row in rows if _on_page(row, page) and _has(q, row.name, row.definition)]

    return router


def _found(shelf: Shelf, document_id: str) -> Document:
    if (document := shelf.document(document_id)) is None:
        raise Refusal(404, "Det finns inget dokument med det id:t.")
    return document


def _rows(
    shelf: Shelf,
    records: Callable[[Document], Iterable[Record]],
    show: Callable[[Document, Record], Shown],
    document_id: str,
) -> list[Shown]:
    """The records of one document or, where no id is given, of all."""
    documents = (_found(shelf, document_id),) if document_id else shelf.documents
    return [show(document, record) for document in documents for record in records(document)]


def _on_page(row: RequirementOut | IndicatorOut | LawOut | TermOut, page: int | None) -> bool:
    return page is None or any(place.page == page for place in row.places)


def _has(words: str, *texts: str) -> bool:
    text = " ".join(texts).casefold()
    return all(word in text for word in words.casefold().split())
