"""GET /api/v1/requirements: focus areas, and the register grouped by who is responsible."""

import pytest
from fastapi.testclient import TestClient

from tests.integration.ui.fakes import QUOTE, SECRET

STAFF = {"Authorization": "Bearer hemlig"}
API = "/api/v1/requirements"


@pytest.mark.parametrize(
    ("query", "count"), [("area=platser", 1), ("area=brand", 0), ("q=skräpet", 1), ("actor=kommunens", 1)]
)
def test_filters(client: TestClient, query: str, count: int) -> None:
    rows = client.get(f"{API}?{query}").json()
    assert len(rows) == count
    assert all((row["responsible"], row["focus_area"]) == ("kommunen", "Rena platser") for row in rows)


def test_grouped(client: TestClient) -> None:
    reply = client.get(f"{API}/grouped").json()
    assert reply.keys() == {"count", "groups", "mentioned", "pairs"}
    assert reply["count"] == 1
    assert [group["responsible"] for group in reply["groups"]] == ["kommunen"]
    requirement = reply["groups"][0]["requirements"][0]
    assert (requirement["text"], requirement["page"]) == (QUOTE, 2)
    assert client.get(f"{API}/grouped?area=brand").json()["groups"] == []


@pytest.mark.parametrize("path", ["", "/grouped"])
def test_a_document_that_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(f"{API}{path}?document=nix").status_code == 404
    assert client.get(f"{API}{path}?document={SECRET}").status_code == 404
    assert client.get(f"{API}{path}?page=0").status_code == 422


def test_residents_never_see_what_is_for_staff(client: TestClient) -> None:
    staff = client.get(f"{API}/grouped", headers=STAFF).json()
    assert staff["count"] == 2
    assert "Nyckeln" not in client.get(f"{API}/grouped").text
    assert client.get(f"{API}/grouped", headers=STAFF).json() == staff
