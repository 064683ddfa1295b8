"""GET /api/v1/requirements: what the documents demand, as a list or grouped by who is to act."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field
from starlette.requests import Request

from assistant.answer.page_url import page_url
from assistant.requirements.contradictions import Pair, Side, pairs_of
from assistant.requirements.requirement_register import Register, Wanted, listed, register
from corpus.model import Edition, Library, Modality
from ui.api.ask_endpoint import refusals
from ui.api.context import ServiceContext
from ui.api.library_endpoints import Filters, found
from ui.api.per_library import PerLibrary
from ui.api.record_schemas import RequirementOut, requirement_out
from ui.api.visible_library import VisibleLibrary


class RequirementFilters(Filters):
    """Vilka krav som ska med."""

    modality: Modality | None = Field(None, description="Bara krav med detta verb.")
    actor: str = Field("", max_length=300, description="Bara krav där texten nämner denna som ansvarig.")
    area: str = Field("", max_length=300, description="Bara krav i fokusområdet med dessa ord.")

    def wanted(self) -> Wanted:
        """The filters as the register takes them."""
        return Wanted(self.modality, self.actor, self.area, self.document, self.page or 0, self.q)


class SideOut(BaseModel):
    """En av två meningar som står bredvid varandra."""

    document_id: str
    edition: Edition
    page: int
    text: str
    modality: str = Field(description="Tomt för ett mål utan ska eller bör.")
    deadline: str
    url: str


class PairOut(BaseModel):
    """Två meningar som verkar säga olika saker om samma sak. En människa får avgöra."""

    differences: list[str]
    likeness: float = Field(description="0 till 1, högre är mer lika.")
    first: SideOut
    second: SideOut


class DutiesOut(BaseModel):
    """Vad en ansvarig ska göra."""

    responsible: str
    requirements: list[RequirementOut]


class RegisterOut(BaseModel):
    """Kraven efter ansvarig, i bokstavsordning; de utan namngiven ansvarig sist."""

    count: int
    groups: list[DutiesOut]
    mentioned: list[SideOut] = Field(description="Meningar som ger den sökta en uppgift på annat sätt.")
    pairs: list[PairOut]


def requirements_router(context: ServiceContext) -> APIRouter:
    """The register of requirements."""
    router = APIRouter(prefix="/api/v1", tags=["Poster"], responses=refusals(404, 422))
    seen = Depends(context.shelf)
    pairs = {staff: PerLibrary(context.engine, partial(_pairs, staff=staff)) for staff in (False, True)}

    @router.get("/requirements", summary="Krav: vad som ska, måste, bör, behöver och inte får")
    def requirements(
        only: Annotated[RequirementFilters, Query()], shelf: VisibleLibrary = seen
    ) -> list[RequirementOut]:
        """Alla krav i läsordning, eller de som stämmer med filtren."""
        if only.document:
            found(shelf, only.document)
        return [requirement_out(entry) for entry in listed(shelf.documents, only.wanted())]

    @router.get("/requirements/grouped", summary="Kravregistret: kraven efter ansvarig")
    def grouped(
        request: Request, only: Annotated[RequirementFilters, Query()], shelf: VisibleLibrary = seen
    ) -> RegisterOut:
        """Kraven efter ansvarig, och bredvid varandra de som verkar säga olika saker om samma sak."""
        if only.document:
            found(shelf, only.document)
        return register_out(register(shelf.documents, only.wanted(), pairs[context.staff(request)].now()))

    return router


def _pairs(library: Library, *, staff: bool) -> tuple[Pair, ...]:
    """The pairs of a reader's documents."""
    return pairs_of(VisibleLibrary(library, staff=staff).documents)


def register_out(made: Register) -> RegisterOut:
    """The register in the shape that goes out."""
    return RegisterOut(
        count=made.count,
        groups=[
            DutiesOut(
                responsible=group.responsible,
                requirements=[requirement_out(entry) for entry in group.entries],
            )
            for group in made.groups
        ],
        mentioned=[_side(side) for side in made.mentioned],
        pairs=[_pair(pair) for pair in made.pairs],
    )


def _pair(pair: Pair) -> PairOut:
    return PairOut(
        differences=[difference.value for difference in pair.differences],
        likeness=pair.likeness,
        first=_side(pair.first),
        second=_side(pair.second),
    )


def _side(side: Side) -> SideOut:
    sentence, document = side.sentence, side.document
    return SideOut(
        document_id=document.id,
        edition=document.edition,
        page=sentence.page,
        text=sentence.text,
        modality=side.modality,
        deadline=side.deadline,
        url=page_url(document.id, sentence.page, sentence.quotes[0].text),
    )
