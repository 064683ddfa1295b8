"""The OpenAPI document: every way in told in Swedish, with examples that its own schemas allow."""

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import schemathesis
from fastapi.testclient import TestClient

from corpus.settings import Settings
from tests.integration.ui.fakes import FakeEngine
from ui.api.app import create_app
from ui.api.openapi import operations
from ui.api.problems import MEDIA

DOCUMENT = create_app(FakeEngine(), Settings(staff_token="hemlig"), staff=False).openapi()
OPERATIONS = dict(operations(DOCUMENT))
ENGLISH = re.compile(r"\b(the|successful|response|error|validation|with|and)\b", re.IGNORECASE)
each = pytest.mark.parametrize("name", OPERATIONS)


def contents(name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What goes in and out: where, media type and content."""
    operation = OPERATIONS[name]
    if "requestBody" in operation:
        for media, content in operation["requestBody"]["content"].items():
            yield "body", media, content
    for status, reply in operation["responses"].items():
        for media, content in reply.get("content", {}).items():
            yield status, media, content


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    return DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def examples(content: dict[str, Any]) -> list[Any]:
    named = [one["value"] for one in content.get("examples", {}).values()]
    return (
        [content["example"]]
        if "example" in content
        else named or resolved(content["schema"]).get("examples", [])
    )


def check(example: Any, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator({**schema, "components": DOCUMENT["components"]}).validate(example)


def test_there_are_as_many_as_the_contract_has() -> None:
    ways = {f"{name.split()[0].upper()} {name.split()[1]}" for name in OPERATIONS}
    api = "/api/v1"
    assert ways >= {
        f"POST {api}/ask", f"POST {api}/ask/stream", f"POST {api}/feedback", f"GET {api}/documents",
        f"GET {api}/documents/{{document_id}}", f"GET {api}/documents/{{document_id}}/pages/{{page}}",
        f"GET {api}/requirements", f"GET {api}/indicators", f"GET {api}/laws", f"GET {api}/terms",
        f"GET {api}/checklists", f"POST {api}/checklists/{{name}}",
    }  # fmt: skip


@each
def test_it_is_told_in_swedish(name: str) -> None:
    operation = OPERATIONS[name]
    assert len(operation["summary"]) > 4
    assert operation["description"].endswith((".", "…"))
    assert operation["tags"]
    said = [operation["summary"], operation["description"]]
    said += [parameter["description"] for parameter in operation.get("parameters", ())]
    said += [reply["description"] for reply in operation["responses"].values()]
    assert all(len(text) > 4 and not ENGLISH.search(text) for text in said), said


@each
def test_parameters_have_examples_that_hold(name: str) -> None:
    for parameter in OPERATIONS[name].get("parameters", ()):
        check(parameter["example"], parameter["schema"])


@each
def test_what_goes_in_and_out_has_an_example_that_holds(name: str) -> None:
    first: dict[str, str] = {}
    for place, media, content in contents(name):
        found = examples(content)
        # A reply in several forms shows the usual one.
        assert found or place in first, (place, media)
        first.setdefault(place, media)
        if media.endswith("json"):
            for example in found:
                check(example, content["schema"])
    replies = OPERATIONS[name]["responses"]
    assert {status for status in replies if replies[status].get("content")} == set(replies)


@each
def test_refusals_are_problems(name: str) -> None:
    refused = [(place, media) for place, media, _ in contents(name) if place == "default" or place[0] in "45"]
    assert "default" in dict(refused)
    assert {media for _, media in refused} == {MEDIA}
    for place, _, content in contents(name):
        if place[0] in "45":
            assert [example["status"] for example in examples(content)] == [int(place)]


def test_a_real_refusal_is_as_described() -> None:
    client = TestClient(create_app(FakeEngine(), Settings(), staff=False))
    reply = client.post("/api/v1/ask", json={})
    content = OPERATIONS["post /api/v1/ask"]["responses"]["422"]["content"][MEDIA]
    check(reply.json(), content["schema"])
    assert set(reply.json()) == set(content["example"])


def test_it_is_valid_openapi() -> None:
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    schema.validate()
    assert len(list(schema.get_all_operations())) == len(OPERATIONS)


def test_it_is_served_as_it_is() -> None:
    client = TestClient(create_app(FakeEngine(), Settings(staff_token="hemlig"), staff=False))
    assert client.get("/openapi.json").json() == DOCUMENT
