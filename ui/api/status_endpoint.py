"""GET /api/v1/status: what a client needs before the first question."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from corpus.municipality import contact_of, contact_url_of, examples_of
from ui import texts
from ui.api.context import ServiceContext


class ContactOut(BaseModel):
    """Hur man når en människa på kommunen. Tomma fält visas inte."""

    text: str
    phone: str
    email: str
    url: str


class StatusOut(BaseModel):
    """Om tjänsten tar emot frågor, vem man annars vänder sig till och vad man kan fråga."""

    open: bool = Field(description="Falskt när tjänsten är pausad.")
    message: str = Field(description="Vad besökaren får veta när tjänsten är pausad, annars tomt.")
    contact: ContactOut
    examples: list[str] = Field(description="Frågor att börja med.")
    keeps_questions: bool = Field(description="Om frågor sparas, rensade från personuppgifter.")
    keep_days: int = Field(description="Efter hur många dagar en sparad fråga raderas.")


def status_router(context: ServiceContext) -> APIRouter:
    """One endpoint, open to everyone."""
    router = APIRouter(prefix="/api/v1", tags=["Frågor"])
    settings = context.settings
    contact = ContactOut(
        text=contact_of(settings),
        phone=settings.contact_phone,
        email=settings.contact_email,
        url=contact_url_of(settings),
    )

    @router.get("/status", summary="Är tjänsten öppen, och vem svarar annars")
    async def status() -> StatusOut:
        """Ändras bara när någon pausar tjänsten eller ändrar inställningarna."""
        paused = context.pause.text
        return StatusOut(
            open=paused is None,
            message="" if paused is None else paused or texts.PAUSED,
            contact=contact,
            examples=list(examples_of(settings)),
            keeps_questions=settings.keep_questions,
            keep_days=settings.keep_days,
        )

    return router
