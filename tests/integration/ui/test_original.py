"""The official PDF: only the registered document's own, only to those who may see it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.integration.ui.fakes import SECRET

STAFF = {"authorization": "Bearer hemlig"}


@pytest.fixture
def client(make: Callable[..., TestClient], tmp_path: Path) -> TestClient:
    for name in ("plan.pdf", "bara-digest.pdf", f"{SECRET}.pdf", "annat.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.4 " + name.encode())
    return make(documents=(tmp_path,))


def test_the_pdf_is_shown_in_the_browser(client: TestClient) -> None:
    reply = client.get("/dokument/plan/original")
    assert reply.content == b"%PDF-1.4 plan.pdf"
    assert reply.headers["content-type"] == "application/pdf"
    assert reply.headers["content-disposition"].startswith("inline")
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert 'href="/dokument/plan/original#page=2"' in client.get("/dokument/plan/sida/2").text


@pytest.mark.parametrize(
    "name", ["annat", "bara-digest", "nix", "..%2Fplan", "plan.pdf", "%2e%2e", "plan%00", "PLAN"]
)
def test_nothing_else_is(client: TestClient, name: str) -> None:
    assert client.get(f"/dokument/{name}/original").status_code == 404
    assert client.get(f"/dokument/{name}/original", headers=STAFF).status_code == 404


def test_without_a_pdf_there_is_no_link(make: Callable[..., TestClient]) -> None:
    client = make()
    assert client.get("/dokument/plan/original").status_code == 404
    assert "/original" not in client.get("/dokument/plan/sida/2").text


def test_an_internal_documents_pdf_is_for_staff(client: TestClient) -> None:
    assert client.get(f"/dokument/{SECRET}/original").status_code == 404
    reply = client.get(f"/dokument/{SECRET}/original", headers=STAFF)
    assert reply.status_code == 200
    assert reply.content == f"%PDF-1.4 {SECRET}.pdf".encode()


def test_the_workbenchs_page_has_nothing_around_it(client: TestClient) -> None:
    html = client.get("/dokument/plan/sida/2?citat=Skr%C3%A4p&vy=ram").text
    assert 'data-sida="2" data-sidor="3" data-pdf="1"' in html
    assert '<header class="site">' not in html
    assert '<nav class="turn"' not in html
    assert '<mark id="citat">Skräp</mark></h3>' in html
