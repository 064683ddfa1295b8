"""GET /api/v1/me: who is signed in."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from ui.api.ask_endpoint import refusals
from ui.api.context import ServiceContext
from ui.api.problems import Refusal
from ui.signin.person import Role


class MeOut(BaseModel):
    """Den som är inloggad."""

    id: str = Field(description="Det som granskningsloggen kallar en.")
    name: str
    role: Role


def me_router(context: ServiceContext) -> APIRouter:
    """One endpoint, for pages that show who is signed in."""
    router = APIRouter(prefix="/api/v1", tags=["Medarbetare"])

    @router.get("/me", summary="Vem är inloggad", responses=refusals(401))
    def me(request: Request) -> MeOut:
        """Namn och roll enligt inloggningen, eller 401."""
        person = context.person(request)
        if person is None:
            raise Refusal(401, headers={"WWW-Authenticate": "Bearer"})
        return MeOut(id=person.id, name=person.name, role=person.role)

    return router
