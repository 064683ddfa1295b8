from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from tests.integration.ui.fakes import QUOTE, SECRET, FakeEngine

STAFF = {"Authorization": "Bearer hemlig"}
API = "/api/v1"


def test_documents(client: TestClient) -> None:
    rows = client.get(f"{API}/documents").json()
    assert [(row["id"], row["edition"], row["editions"], row["pages"]) for row in rows] == [
        ("plan", "official", ["official", "digest"], 3),
        ("bara-digest", "digest", ["digest"], 4),
    ]
    one = client.get(f"{API}/documents/plan").json()
    assert one == rows[0]
    assert (one["title"], one["dnr"], one["status"]) == ("Plan för rena platser", "KS 2021-1", "gäller")


def test_a_page(client: TestClient) -> None:
    page = client.get(f"{API}/documents/plan/pages/2").json()
    assert [(block["kind"], block["text"]) for block in page["blocks"]] == [
        ("paragraph", "gäller hela året."),
        ("heading", "Skräp"),
        ("paragraph", QUOTE),
        ("item", "Torg och gator."),
        ("row", "Antal anmälda skräphögar per år 12 6"),
    ]
    assert page["footnotes"] == [{"number": "1", "text": "Kommunens räkning."}]
    assert page["edition"] == "official"


def test_a_page_of_a_digest_has_the_statements_that_the_reader_may_see(client: TestClient) -> None:
    url = f"{API}/documents/bara-digest/pages/4"
    page = client.get(url).json()
    assert page["edition"] == "digest"
    assert [block["text"] for block in page["blocks"]] == ["Släck ljusen innan du somnar."]
    assert len(client.get(url, headers=STAFF).json()["blocks"]) == 2


@pytest.mark.parametrize(
    "path",
    [
        "/documents/nix",
        "/documents/plan/pages/0",
        "/documents/plan/pages/4",
        "/documents/nix/pages/1",
        "/nix",
    ],
)
def test_what_is_not_there(client: TestClient, path: str) -> None:
    reply = client.get(API + path)
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_page_that_is_no_number(client: TestClient) -> None:
    reply = client.get(f"{API}/documents/plan/pages/två")
    assert reply.status_code == 422
    assert reply.json()["errors"] == [{"field": "page", "reason": "Ska vara ett heltal."}]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 1),
        ("modality=ska", 1),
        ("modality=bör", 0),
        ("actor=kommun", 1),
        ("actor=polis", 0),
        ("document=plan&page=2", 1),
        ("page=3", 0),
        ("q=SKRÄP timmar", 1),
        ("q=skräp sol", 0),
    ],
)
def test_requirements(client: TestClient, query: str, count: int) -> None:
    rows = client.get(f"{API}/requirements?{query}").json()
    assert len(rows) == count
    for row in rows:
        assert row["text"] == QUOTE
        assert (row["modality"], row["document_id"], row["page"], row["edition"]) == (
            "ska",
            "plan",
            2,
            "official",
        )
        assert row["places"][0]["url"].startswith("/dokument/plan/sida/2?citat=Skr")


def test_other_records(client: TestClient) -> None:
    indicator = client.get(f"{API}/indicators").json()[0]
    assert (indicator["baseline_year"], indicator["series"]) == (
        2020,
        [{"group": "", "baseline": "12", "target": "6"}],
    )
    assert client.get(f"{API}/laws?q=miljöbalk").json()[0]["designation"] == "1998:808"
    assert client.get(f"{API}/terms").json()[0]["definition"] == "Skräp är det som slängts."
    assert client.get(f"{API}/terms?q=nix").json() == []


def test_filters_are_checked_in_swedish(client: TestClient) -> None:
    reply = client.get(f"{API}/requirements?modality=kan&page=0")
    assert reply.status_code == 422
    assert {each["field"]: each["reason"] for each in reply.json()["errors"]} == {
        "modality": "Ska vara 'ska', 'måste', 'får inte', 'bör' eller 'behöver'.",
        "page": "Ska vara minst 1.",
    }


PATHS = (
    "/documents", "/documents/intern-plan", "/documents/intern-plan/pages/1", "/requirements",
    "/requirements?document=intern-plan", "/indicators", "/laws", "/terms",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_residents_never_see_what_is_for_staff(client: TestClient, path: str) -> None:
    for headers in ({}, {"Authorization": "Bearer fel"}):
        text = client.get(API + path, headers=headers).text
        assert SECRET not in text
        assert "Nyckeln" not in text
    missing, secret = (client.get(f"{API}/documents/{each}").json() for each in ("nix", "intern-plan"))
    assert missing.pop("request_id") != secret.pop("request_id")
    assert secret == missing


def test_staff_see_it(client: TestClient) -> None:
    assert client.get(f"{API}/documents/intern-plan", headers=STAFF).status_code == 200
    assert len(client.get(f"{API}/requirements", headers=STAFF).json()) == 2
    assert client.get("/dokument/intern-plan/sida/1", headers=STAFF).status_code == 200


def test_without_a_token_set_nobody_is_staff(make: Callable[..., TestClient]) -> None:
    client = make(staff_token="")
    assert client.get(f"{API}/documents/intern-plan", headers={"Authorization": "Bearer "}).status_code == 404


def test_another_method(client: TestClient) -> None:
    reply = client.delete(f"{API}/documents")
    assert reply.status_code == 405
    assert reply.headers["allow"] == "GET"
    assert reply.headers["content-type"] == "application/problem+json"
    assert client.get(f"{API}/ask").headers["allow"] == "POST"


def test_health(client: TestClient, engine: FakeEngine) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "generation": "g-1"}
    engine.is_ready = False
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_metrics_know_patterns_not_addresses(client: TestClient) -> None:
    client.post(f"{API}/ask", json={"question": "hemlig fråga"})
    client.get(f"{API}/documents/plan")
    client.get("/hemlig-adress")
    text = client.get("/metrics", headers=STAFF).text
    assert 'route="/api/v1/documents/{document_id}"' in text
    assert 'trygg_answers_total{status="answered",way="api"} 1.0' in text
    assert 'trygg_index_info{generation="g-1"} 1' in text
    assert "hemlig" not in text


def test_description_is_swedish_and_has_no_page_of_its_own(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["paths"]["/api/v1/ask"]["post"]["summary"] == "Ställ en fråga"
    assert "/api/{rest}" not in described["paths"]
    for path in ("/docs", "/redoc"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/api/v1/documents", "/dokument/plan/sida/1", "/healthz", "/dokument/nix", "/api/x"]
)
def test_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_an_unforeseen_error_is_a_plain_500(
    make: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: FakeEngine) -> None:
        raise RuntimeError("/hemlig/sökväg")

    client = make()
    monkeypatch.setattr(FakeEngine, "library", property(broken))
    reply = client.get(f"{API}/documents")
    assert reply.status_code == 500
    assert reply.headers["content-type"] == "application/problem+json"
    assert "hemlig" not in reply.text
    assert reply.headers["x-content-type-options"] == "nosniff"
