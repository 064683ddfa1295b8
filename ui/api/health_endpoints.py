"""GET /healthz, /readyz and /metrics, for those who run the service."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from ui.api.context import ServiceContext
from ui.api.problems import note, problem


def health_router(context: ServiceContext) -> APIRouter:
    """Alive, ready, counts."""
    router = APIRouter(tags=["Drift"])

    @router.api_route("/healthz", methods=["GET", "HEAD"], include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.api_route("/readyz", methods=["GET", "HEAD"], include_in_schema=False)
    def readyz() -> Response:
        if context.pause.text is not None:
            return problem(503, "Tjänsten är pausad.", headers={"Retry-After": "300"})
        if not _ready(context):
            return problem(503, "Indexet är inte laddat.", headers={"Retry-After": "10"})
        return JSONResponse({"status": "ready", "generation": context.engine.generation})

    @router.get("/metrics", include_in_schema=False)
    def metrics(request: Request) -> Response:
        context.require_operator(request)
        text = context.metrics.text(context.engine.generation, ready=_ready(context))
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")

    return router


def _ready(context: ServiceContext) -> bool:
    try:
        return context.engine.ready()
    except Exception as error:
        note(error, "kan inte avgöra om tjänsten är redo")
        return False
