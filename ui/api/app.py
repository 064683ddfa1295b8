"""Engine and settings → the whole service: HTTP, the pages for residents and, unless turned off, the workbench."""

import importlib
from collections.abc import Sequence

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response
from starlette.routing import Match

from corpus.settings import Settings
from ui import texts
from ui.api.ask_endpoint import ask_router
from ui.api.checklist_endpoints import checklists_router
from ui.api.context import ServiceContext, open_context
from ui.api.engine import Engine
from ui.api.health_endpoints import health_router
from ui.api.library_endpoints import library_router, records_router
from ui.api.openapi import describe
from ui.api.problems import Refusal, handle
from ui.api.requirement_endpoints import requirements_router
from ui.api.status_endpoint import status_router
from ui.api.stream_endpoint import stream_router
from ui.api.upload_endpoint import upload_router
from ui.serving.cors import OriginMiddleware, checked
from ui.serving.middleware import BodyLimitMiddleware, RequestMiddleware
from ui.serving.script_hashes import ScriptHashMiddleware
from ui.signin.me_endpoint import me_router
from ui.signin.oidc_pages import provider_router
from ui.signin.signin_pages import open_signin_pages, pages_router
from ui.viewer.viewer_pages import viewer_router
from ui.widget.widget_endpoints import widget_router

ABOUT = (
    "Frågor och svar ur kommunens dokument om trygghet och säkerhet, med hänvisning till sida. "
    "Varje påstående i ett svar står i ett dokument, på den sida som anges. "
)
UNKEPT = "Inga frågor sparas."
KEPT = "Frågor sparas för förbättring, rensade från personuppgifter, i {days} dagar."
ROUTERS = (
    status_router,
    ask_router,
    stream_router,
    library_router,
    requirements_router,
    records_router,
    checklists_router,
    health_router,
    viewer_router,
    widget_router,
    upload_router,
    me_router,
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def create_app(
    engine: Engine, settings: Settings, *, staff: bool = True, more: Sequence[APIRouter] = ()
) -> FastAPI:
    """The app to serve, and further routers with it.

    `staff=False` leaves out the workbench at /staff (and the seconds that gradio takes to load). Serve it with
    uvicorn's `proxy_headers=False`: ui/serving/client_address.py itself decides whose X-Forwarded-For is believed.
    """
    app = FastAPI(
        title=texts.NAME, description=_about(settings), version="1", docs_url=None, redoc_url=None,
        strict_content_type=False,
    )  # fmt: skip
    context = open_context(engine, settings)
    for router in ROUTERS:
        app.include_router(router(context))
    signin_pages = open_signin_pages(context)
    for signin_router in (pages_router, provider_router):
        app.include_router(signin_router(signin_pages))
    for each in more:
        app.include_router(each)
    app.include_router(_nothing_else(app))
    handle(app)
    describe(app)
    app.add_middleware(BodyLimitMiddleware)
    app.add_middleware(OriginMiddleware, allowed=checked(settings.origins))
    if staff:
        app.add_middleware(ScriptHashMiddleware)
    app.add_middleware(RequestMiddleware, metrics=context.metrics, settings=settings)
    return _with_staff(app, context) if staff else app


def _about(settings: Settings) -> str:
    return ABOUT + (KEPT.format(days=settings.keep_days) if settings.keep_questions else UNKEPT)


def _with_staff(app: FastAPI, context: ServiceContext) -> FastAPI:
    # Gradio takes seconds to import, and the API alone has no use for it.
    mounted: FastAPI = importlib.import_module("ui.staff.workbench").mount_staff(app, context)
    return mounted


def _nothing_else(app: FastAPI) -> APIRouter:
    """Answers addresses under /api that nothing else does, before gradio's own router could."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/api/{rest:path}", methods=list(METHODS))
    def nothing(rest: str, request: Request) -> Response:
        others = app.routes[: _place(app, request)]
        allowed = [
            method
            for method in METHODS
            if any(each.matches({**request.scope, "method": method})[0] is Match.FULL for each in others)
        ]
        if allowed:
            raise Refusal(405, headers={"Allow": ", ".join(allowed)})
        raise Refusal(404)

    return router


def _place(app: FastAPI, request: Request) -> int:
    """Where among the app's routes the one that takes what is left over stands."""
    return next(
        at for at, each in enumerate(app.routes) if each.matches(dict(request.scope))[0] is Match.FULL
    )
