"""GET /api/v1/documents, pages and records: the library as lists, filtered; what is for staff isn't there."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from corpus.model import Document, Indicator, Law, Term
from ui.api.ask_endpoint import refusals
from ui.api.context import ServiceContext
from ui.api.problems import Refusal
from ui.api.record_schemas import (
    DocumentOut,
    IndicatorOut,
    LawOut,
    PageOut,
    TermOut,
    document_out,
    indicator_out,
    law_out,
    page_out,
    term_out,
)
from ui.api.visible_library import VisibleLibrary

Record = TypeVar("Record", Indicator, Law, Term)
Shown = TypeVar("Shown")


class Filters(BaseModel):
    """Vilka poster som ska med; utan filter alla."""

    document: str = Field("", max_length=300, description="Bara ur dokumentet med detta id.")
    page: int | None = Field(None, ge=1, le=1_000_000, description="Bara poster som står på sidan.")
    q: str = Field("", max_length=300, description="Bara poster där alla orden finns, var som helst.")


def library_router(context: ServiceContext) -> APIRouter:
    """Documents and their pages."""
    router = APIRouter(prefix="/api/v1", tags=["Dokument"], responses=refusals(404, 422))
    seen = Depends(context.shelf)

    @router.get("/documents", summary="Alla dokument")
    def documents(shelf: VisibleLibrary = seen) -> list[DocumentOut]:
        """Dokumenten med titel, beslut, diarienummer och status."""
        return [document_out(shelf, document) for document in shelf.documents]

    @router.get("/documents/{document_id}", summary="Ett dokument")
    def document(document_id: str, shelf: VisibleLibrary = seen) -> DocumentOut:
        """Ett dokuments uppgifter ur registret."""
        return document_out(shelf, found(shelf, document_id))

    @router.get("/documents/{document_id}/pages/{page}", summary="En sida")
    def page(document_id: str, page: int, shelf: VisibleLibrary = seen) -> PageOut:
        """Sidans rubriker, stycken, listpunkter, tabellrader och fotnoter."""
        known = found(shelf, document_id)
        if not 1 <= page <= shelf.pages(known):
            raise Refusal(404, f"Dokumentet har {shelf.pages(known)} sidor.")
        return page_out(shelf, known, page)

    return router


def records_router(context: ServiceContext) -> APIRouter:
    """Indicators, laws and terms of all documents."""
    router = APIRouter(prefix="/api/v1", tags=["Poster"], responses=refusals(404, 422))
    seen = Depends(context.shelf)

    @router.get("/indicators", summary="Nyckeltal med utgångsläge och mål")
    def indicators(only: Annotated[Filters, Query()], shelf: VisibleLibrary = seen) -> list[IndicatorOut]:
        """Alla nyckeltal, eller de som stämmer med filtren."""
        rows = _rows(shelf, lambda each: each.records.indicators, indicator_out, only.document)
        return [row for row in rows if _on_page(row, only.page) and _has(only.q, row.name, row.focus_area)]

    @router.get("/laws", summary="Lagar, förordningar och föreskrifter")
    def laws(only: Annotated[Filters, Query()], shelf: VisibleLibrary = seen) -> list[LawOut]:
        """Alla rader i de rättsliga tabellerna, eller de som stämmer med filtren."""
        law = partial(law_out, currency=context.engine.currency)
        rows = _rows(shelf, lambda each: each.records.laws, law, only.document)
        return [
            row
            for row in rows
            if _on_page(row, only.page) and _has(only.q, row.kind, row.name, row.designation)
        ]

    @router.get("/terms", summary="Begrepp och vad de betyder")
    def terms(only: Annotated[Filters, Query()], shelf: VisibleLibrary = seen) -> list[TermOut]:
        """Alla begrepp, eller de som stämmer med filtren."""
        rows = _rows(shelf, lambda each: each.records.terms, term_out, only.document)
        return [row for row in rows if _on_page(row, only.page) and _has(only.q, row.name, row.definition)]

    return router


def found(shelf: VisibleLibrary, document_id: str) -> Document:
    """The document with that id; a 404 where there is none that this reader may see."""
    if (document := shelf.document(document_id)) is None:
        raise Refusal(404, "Det finns inget dokument med det id:t.")
    return document


def _rows(
    shelf: VisibleLibrary,
    records: Callable[[Document], Iterable[Record]],
    show: Callable[[Document, Record], Shown],
    document_id: str,
) -> list[Shown]:
    """The records of one document or, where no id is given, of all."""
    documents = (found(shelf, document_id),) if document_id else shelf.documents
    return [show(document, record) for document in documents for record in records(document)]


def _on_page(row: IndicatorOut | LawOut | TermOut, page: int | None) -> bool:
    return page is None or any(place.page == page for place in row.places)


def _has(words: str, *texts: str) -> bool:
    text = " ".join(texts).casefold()
    return all(word in text for word in words.casefold().split())
