"""The website's side: the chat at /, the script for other sites, what it loads, /demo and the texts about it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from ui.api.context import ServiceContext
from ui.api.problems import Refusal
from ui.widget.static_files import files
from ui.widget.widget_pages import access_page, chat_page, demo_page, privacy_page

KIT = "krislada"
"""The checklist behind the chat's button; a municipality without one has no button."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
)
"""No inline script or style, nothing from elsewhere."""


def widget_router(context: ServiceContext) -> APIRouter:
    """The endpoints for residents' browsers."""
    router = APIRouter(include_in_schema=False)
    static = files()
    modules = [name for name in static if name.endswith(".js") and "/" not in name and name != "widget.js"]
    embedding = " ".join(("'self'", *context.settings.origins))

    def kit() -> bool:
        return KIT in context.engine.checklists.definitions

    @router.get("/")
    def chat() -> Response:
        return _page(chat_page(context.settings, modules, framed=False, kit=kit()))

    @router.get("/widget/ruta")
    def framed() -> Response:
        return _page(chat_page(context.settings, modules, framed=True, kit=kit()), embedding)

    @router.get("/widget.js")
    def script(request: Request) -> Response:
        return static["widget.js"].reply(request)

    @router.get("/widget/{name:path}")
    def file(name: str, request: Request) -> Response:
        if name not in static:
            raise Refusal(404)
        return static[name].reply(request)

    @router.get("/demo")
    def demo() -> Response:
        return _page(demo_page())

    @router.get("/tillganglighet")
    def access() -> Response:
        return _page(access_page(context.settings))

    @router.get("/integritet")
    def privacy() -> Response:
        return _page(privacy_page(context.settings))

    return router


def _page(html: str, ancestors: str = "'self'") -> Response:
    return HTMLResponse(html, headers={"Content-Security-Policy": POLICY.format(ancestors=ancestors)})
