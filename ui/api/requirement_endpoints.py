"""GET /api/v1/requirements: what the documents demand, as a list or grouped by who is to act."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field
from starlette.requests import Request

from assistant.requirements.contradictions import Pair, Side, pairs_of
from assistant.requirements.requirement_register import Register, Wanted, listed, register
from corpus.model import Edition, Modality
from ui.api.ask_endpoint import refusals
from ui.api.context import Desk
from ui.api.library_endpoints import Filters, found
from ui.api.record_schemas import RequirementOut, requirement_out
from ui.api.visible_library import Shelf
from ui.viewer.page_url import page_url


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


def requirements_router(desk: Desk) -> APIRouter:
    """The register of requirements."""
    router = APIRouter(prefix="/api/v1", tags=["Poster"], responses=refusals(404, 422))
    seen = Depends(desk.shelf)
    known: dict[bool, tuple[str, tuple[Pair, ...]]] = {}

    def pairs(request: Request, shelf: Shelf) -> tuple[Pair, ...]:
        """The pairs of this reader's documents; the same until something else is read in."""
        staff, generation = desk.staff(request), desk.engine.generation
        if staff not in known or known[staff][0] != generation:
            known[staff] = generation, pairs_of(shelf.documents)
        return known[staff][1]

    @router.get("/requirements", summary="Krav: vad som ska, måste, bör, behöver och inte får")
    def requirements(
        only: Annotated[RequirementFilters, Query()], shelf: Shelf = seen
    ) -> list[RequirementOut]:
        """Alla krav i läsordning, eller de som stämmer med filtren."""
        if only.document:
            found(shelf, only.document)
        return [requirement_out(entry) for entry in listed(shelf.documents, only.wanted())]

    @router.get("/requirements/grouped", summary="Kravregistret: kraven efter ansvarig")
    def grouped(
        request: Request, only: Annotated[RequirementFilters, Query()], shelf: Shelf = seen
    ) -> RegisterOut:
        """Kraven efter ansvarig, och bredvid varandra de som verkar säga olika saker om samma sak."""
        if only.document:
            found(shelf, only.document)
        return register_out(register(shelf.documents, only.wanted(), pairs(request, shelf)))

    return router


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
