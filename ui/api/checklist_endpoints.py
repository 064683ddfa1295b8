"""GET /api/v1/checklists, POST /api/v1/checklists/{name}, and the list as a page to print, /checklista/{name}."""

import logging
from collections.abc import Mapping
from enum import StrEnum
from html import escape
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from assistant.checklists.case import CaseError, FieldRefusal, schema, shown
from assistant.checklists.checklist import Checklist
from assistant.checklists.definition import Definition, FieldKind
from assistant.checklists.make import Checklists, NoChecklist
from assistant.exports.write_html import STYLE
from corpus.errors import KnowledgeError
from ui import texts
from ui.api.ask_endpoint import refusals
from ui.api.checklist_formats import BINARY, MEDIA, rendered
from ui.api.context import ServiceContext
from ui.api.problems import problem
from ui.api.schemas import FieldProblem
from ui.serving.headers import STRICT, hashed
from ui.viewer.viewer_pages import frame

log = logging.getLogger("trygg.ui")
PRINTED = STRICT.replace("style-src 'self'", f"style-src '{hashed(STYLE)}'")
"""The page carries its one style sheet, so that it can be saved as a file; no other is let in."""


class Form(StrEnum):
    """What a checklist comes as."""

    JSON = "json"
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"


class ChecklistOut(BaseModel):
    """En checklista som går att göra."""

    name: str
    title: str
    about: str
    version: str
    items: int = Field(description="Hur många punkter som är möjliga; ett fall ger några av dem.")
    case_schema: dict[str, Any] = Field(
        alias="schema", serialization_alias="schema", description="JSON Schema för det som skickas med POST."
    )


def checklists_router(context: ServiceContext) -> APIRouter:
    """The checklists' endpoints."""
    router = APIRouter(tags=["Checklistor"])

    @router.get("/api/v1/checklists", summary="Checklistorna och deras fält")
    def names() -> list[ChecklistOut]:
        """Namn, titel och JSON Schema för varje checklista."""
        return [_out(definition) for definition in context.engine.checklists.definitions.values()]

    @router.post(
        "/api/v1/checklists/{name}",
        summary="Gör en checklista",
        responses=refusals(403, 404, 422, 503) | _forms(Form.JSON),
    )
    def make(
        name: str,
        case: Annotated[dict[str, Any], Body(examples=[{"vuxna": 2, "spadbarn": 1, "dygn": 7}])],
        form: Annotated[Form, Query(alias="format", description="Formen på svaret.")] = Form.JSON,
    ) -> Response:
        """Fallets fält som i checklistans JSON Schema; `text` är fritext, `har` det som redan finns."""
        context.require_open()
        return _answer(context.engine.checklists, name, case, form)

    @router.get(
        "/checklista/{name}",
        response_class=HTMLResponse,
        summary="Checklistan som sida att skriva ut",
        responses=refusals(404, 422, 503) | _forms(Form.HTML),
    )
    def page(name: str, request: Request) -> Response:
        """Fälten som frågesträng; ett fält med flera val upprepas."""
        found = context.engine.checklists
        given = _from_query(found.definitions.get(name), request)
        try:
            form = _form(given)
            made = _made(found, name, given)
        except KnowledgeError as error:
            return _sorry(error, request)
        return Response(rendered(made, form), media_type=MEDIA[form], headers=_headers(made, form))

    return router


def _forms(first: Form) -> dict[int | str, dict[str, Any]]:
    """The forms that a list comes in, for the description, the usual one first."""
    kinds = {
        form: {"type": "string", "format": "binary"} if form in BINARY else {"type": "string"}
        for form in Form
    }
    kinds[Form.JSON] = {"type": "object"}
    ordered = sorted(Form, key=lambda form: form is not first)
    content = {MEDIA[form].partition(";")[0]: {"schema": kinds[form]} for form in ordered}
    return {200: {"description": "Checklistan i den form som `format` säger.", "content": content}}


def _out(definition: Definition) -> ChecklistOut:
    return ChecklistOut(
        name=definition.name,
        title=definition.title,
        about=definition.about,
        version=definition.version,
        items=definition.possible,
        schema=schema(definition),
    )


def _answer(lists: Checklists, name: str, case: Mapping[str, Any], form: Form) -> Response:
    """The list, or a problem that says what is wrong with the case, field by field."""
    try:
        made = _made(lists, name, case)
    except KnowledgeError as error:
        status, detail, fields = _refused(error)
        return problem(status, detail, fields)
    return Response(rendered(made, form), media_type=MEDIA[form], headers=_headers(made, form))


def _made(lists: Checklists, name: str, case: Mapping[str, Any]) -> Checklist:
    given = dict(case)
    text, owned = given.pop("text", "") or "", given.pop("har", None)
    if not isinstance(text, str):
        raise CaseError((FieldRefusal("text", "Ska vara text."),))
    return lists.make(name, given, text, owned)


def _refused(error: KnowledgeError) -> tuple[int, str, list[FieldProblem]]:
    """Status, what to say, and the fields that are wrong."""
    match error:
        case NoChecklist():
            return 404, str(error), []
        case CaseError():
            fields = [FieldProblem(field=each.field, reason=each.reason) for each in error.refusals]
            return 422, str(error), fields
    log.error("%s", error)
    return 503, texts.BROKEN_CHECKLIST, []


def _form(given: dict[str, Any]) -> Form:
    """The form that a query asks for, taken out of it; a page where it asks for none."""
    asked = given.pop("format", Form.HTML)
    if asked not in list(Form):
        raise CaseError((FieldRefusal("format", f"{shown(asked)} finns inte. Tillåtet: {', '.join(Form)}."),))
    return Form(asked)


def _sorry(error: KnowledgeError, request: Request) -> Response:
    """What is wrong, as a page for a browser and as a problem for a program."""
    status, detail, fields = _refused(error)
    if "text/html" not in request.headers.get("accept", ""):
        return problem(status, detail, fields)
    title = texts.TITLES[status]
    rows = "".join(f"<li><strong>{escape(f.field)}</strong>: {escape(f.reason)}</li>" for f in fields)
    said = f"<ul>{rows}</ul>" if rows else f"<p>{escape(detail)}</p>"
    back = '<p><a href="/">Beställ listan i chatten</a>, så fylls den i åt dig.</p>'
    return HTMLResponse(frame(title, f"<h1>{title}</h1>{said}{back}"), status)


def _headers(made: Checklist, form: Form) -> dict[str, str]:
    if form is Form.JSON:
        return {}
    if form is Form.HTML:
        return {"Content-Security-Policy": PRINTED}
    return {"Content-Disposition": f'attachment; filename="{made.name}-{made.date}.{form}"'}


def _from_query(definition: Definition | None, request: Request) -> dict[str, Any]:
    """A query's values; a field of several choices, and what one has, as lists."""
    many = {field.id for field in definition.fields if field.kind is FieldKind.MANY} if definition else set()
    query = request.query_params
    return {key: query.getlist(key) if key in many | {"har"} else query[key] for key in query}
