"""The app's routes → its OpenAPI document, with an example of everything and every refusal as a problem (RFC 9457)."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI

from ui import texts
from ui.api.openapi_examples import BODIES, PARAMETERS, PROBLEM, REPLIES
from ui.api.problems import MEDIA
from ui.api.schemas import Problem

METHODS = ("get", "post", "put", "patch", "delete")
_REF = "#/components/schemas/{model}"
_OTHER = "Annat fel, till exempel 403 för en webbplats som inte är tillåten eller 408 när förfrågan kom för långsamt."


def describe(app: FastAPI) -> None:
    """Complete what FastAPI makes of the routes, once, when somebody first asks for it."""
    plain = app.openapi

    def complete() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = completed(plain())
        return app.openapi_schema

    app.openapi = complete  # type: ignore[method-assign]  # FastAPI's documented way


def completed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with examples and problems."""
    schema = Problem.model_json_schema(ref_template=_REF)
    document["components"]["schemas"].update({**schema.pop("$defs"), "Problem": schema})
    for name, operation in operations(document):
        _parameters(operation)
        _bodies(name, operation)
        operation["responses"].setdefault("default", {"description": _OTHER})
        for status, reply in operation["responses"].items():
            if status == "default" or int(status) >= 400:
                reply["content"] = {MEDIA: {"schema": {"$ref": _REF.format(model="Problem")}}}
                reply["content"][MEDIA]["example"] = _problem(status)
            else:
                _reply(reply, REPLIES.get(name))
    return document


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation under its method and path."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method} {path}", item[method]


def _parameters(operation: Mapping[str, Any]) -> None:
    for parameter in operation.get("parameters", ()):
        description, example = PARAMETERS[parameter["name"]]
        parameter.setdefault("description", description)
        parameter.setdefault("example", example)


def _bodies(name: str, operation: Mapping[str, Any]) -> None:
    if name in BODIES:
        _first(operation["requestBody"]["content"])["example"] = BODIES[name]


def _reply(reply: dict[str, Any], example: object) -> None:
    if reply["description"] == "Successful Response":
        reply["description"] = "Svaret."
    content = _first(reply["content"])
    if example is not None:
        content.setdefault("example", example)
    # FastAPI describes an event as only OpenAPI 3.2 can, in a document that says it is 3.1; tools for that
    # read a stream's schema as each event's.
    if event := content.pop("itemSchema", None):
        content["schema"] = event


def _first(content: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    return next(iter(content.values()))


def _problem(status: str) -> dict[str, Any]:
    if status == "422":
        return dict(PROBLEM)
    code = 400 if status == "default" else int(status)
    same = {name: PROBLEM[name] for name in ("type", "request_id")}
    return {**same, "title": texts.TITLES[code], "status": code, "detail": texts.DETAILS[code]}
