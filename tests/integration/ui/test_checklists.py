"""The checklists over HTTP: names and schemas, cases, refusals, and the page to print."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.checklists.make import Checklists
from corpus.settings import Settings
from tests.fakes import NORRTALJE
from tests.integration.ui.fakes import FakeEngine
from tests.unit.assistant.lists import library
from ui import texts
from ui.api.app import create_app


class Engine(FakeEngine):
    """The fake engine over the shipped digest."""

    @property
    def library(self) -> Any:
        return library()


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app(Engine(), Settings(), staff=False))


def test_the_lists_and_their_schemas(client: TestClient) -> None:
    rows = client.get("/api/v1/checklists").json()
    assert [row["name"] for row in rows] == ["krislada", "planeringsfall"]
    assert "vuxna" in rows[0]["schema"]["properties"]


def test_a_case_gives_a_list(client: TestClient) -> None:
    made = client.post("/api/v1/checklists/krislada", json={"vuxna": 2, "har": ["radio"]})
    assert made.status_code == 200
    assert "3 liter × 2 vuxna × 7 dygn = 42 liter" in made.text


def test_fields_out_of_the_text(client: TestClient) -> None:
    made = client.post(
        "/api/v1/checklists/planeringsfall", json={"text": "detaljplan med skola i Rimbo"}
    ).json()
    assert {"field": "Plats", "value": "Rimbo"} in made["case"]
    assert any(note.startswith("Ur texten: Plats: Rimbo") for note in made["notes"])


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        ({"kaniner": 1}, "kaniner", "Tillåtna fält"),
        ({"vuxna": 10_000}, "vuxna", "Ska vara från 0 till 20"),
        ({"plats": "månen"}, "plats", "Tillåtna värden"),
        ({"text": 7}, "text", "Ska vara text."),
        ({"har": 7}, "har", "lista"),
    ],
)
def test_a_bad_case_is_a_problem(client: TestClient, body: dict[str, Any], field: str, says: str) -> None:
    answer = client.post("/api/v1/checklists/krislada", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["field"] == field
    assert says in answer.json()["errors"][0]["reason"]


@pytest.mark.parametrize("body", [[], "x", 1, None])
def test_a_body_that_is_no_object(client: TestClient, body: object) -> None:
    assert client.post("/api/v1/checklists/krislada", json=body).status_code == 422


def test_an_unknown_list_or_form(client: TestClient) -> None:
    assert client.post("/api/v1/checklists/middag", json={}).status_code == 404
    refused = client.post("/api/v1/checklists/krislada?format=pdf", json={})
    assert refused.status_code == 422
    assert "docx" in refused.json()["detail"]


@pytest.mark.parametrize("form", ["md", "html", "docx", "xlsx"])
def test_every_form(client: TestClient, form: str) -> None:
    made = client.post(f"/api/v1/checklists/krislada?format={form}", json={"vuxna": 1})
    assert made.status_code == 200
    assert len(made.content) > 1_000


def test_the_page_to_print(client: TestClient) -> None:
    page = client.get("/checklista/planeringsfall?plan=detaljplan&innehall=skola&innehall=torg")
    assert page.headers["content-type"].startswith("text/html")
    assert "skola, torg" in page.text
    assert client.get("/checklista/krislada?vuxna=x").status_code == 422
    assert client.get("/checklista/middag").status_code == 404


def test_what_is_wrong_is_a_page_in_a_browser(client: TestClient) -> None:
    browser = {"accept": "text/html,*/*"}
    for query, status, says in (
        ("krislada?vuxna=0", 422, "minst en person"),
        ("krislada?<b>=1", 422, "&lt;b&gt;"),
        ("krislada?format=pdf", 422, "Tillåtet: json, md, html, docx, xlsx"),
        ("middag", 404, "krislada, planeringsfall"),
    ):
        page = client.get(f"/checklista/{query}", headers=browser)
        assert page.status_code == status
        assert page.headers["content-type"].startswith("text/html")
        assert says in page.text
        problem = client.get(f"/checklista/{query}")
        assert (problem.status_code, problem.headers["content-type"]) == (status, "application/problem+json")


def test_a_text_of_20_000_characters_is_cut_and_said_so(client: TestClient) -> None:
    text = ("Detaljplan för en skola på en äng i Rimbo. " * 500)[:20_000]
    made = client.post("/api/v1/checklists/planeringsfall", json={"text": text})
    assert made.status_code == 200
    assert len(made.request.content) < 64 * 1024
    assert sum("resten är bortklippt" in note for note in made.json()["notes"]) == 1
    assert client.post("/api/v1/checklists/planeringsfall", json={"text": text * 5}).status_code == 413


def test_a_long_name_of_a_field_is_said_back_short(client: TestClient) -> None:
    refused = client.post("/api/v1/checklists/krislada", json={"x" * 5_000: 1})
    assert refused.status_code == 422
    assert len(refused.json()["errors"][0]["field"]) < 50


def test_a_broken_definition_is_said_and_the_other_list_goes_on(tmp_path: Path) -> None:
    for path in NORRTALJE.checklists.glob("*.toml"):
        text = path.read_text(encoding="utf-8").replace("27: Det görs med SKA-verktyget", "sida tjugosju")
        (tmp_path / path.name).write_text(text, encoding="utf-8")

    class Broken(Engine):
        @property
        def checklists(self) -> Checklists:
            return Checklists(self.library, self.currency, tmp_path)

    client = TestClient(create_app(Broken(), Settings(), staff=False))
    assert [row["name"] for row in client.get("/api/v1/checklists").json()] == ["krislada"]
    refused = client.post("/api/v1/checklists/planeringsfall", json={})
    assert refused.status_code == 503
    assert refused.json()["detail"] == texts.BROKEN_CHECKLIST
    assert client.get("/checklista/planeringsfall").status_code == 503
    assert client.post("/api/v1/checklists/krislada", json={"vuxna": 1}).status_code == 200
