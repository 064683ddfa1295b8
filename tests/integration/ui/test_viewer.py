import re
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from tests.integration.ui.fakes import QUOTE, citation


def get(client: TestClient, path: str, status: int = 200) -> str:
    reply = client.get(path)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    return reply.text


def test_the_citations_address_leads_to_marked_words(client: TestClient) -> None:
    html = get(client, citation().url)
    assert f'<mark id="citat">{QUOTE}</mark>' in html
    for part in ("<h1>Plan för rena platser</h1>", "KS 2021-1", "2021-11-08", ">gäller<", "Sida 2 av 3"):
        assert part in html
    assert '<div class="path"><h2>Rena platser</h2></div>' in html
    assert "<h3>Skräp</h3>" in html
    assert 'href="/dokument/plan/sida/1"' in html
    assert 'href="/dokument/plan/sida/3"' in html
    assert 'lang="sv"' in html


def test_only_that_pages_words(client: TestClient) -> None:
    assert "Kommunen är ren" not in get(client, "/dokument/plan/sida/2")


def test_tables_and_footnotes(client: TestClient) -> None:
    html = get(client, "/dokument/plan/sida/2")
    assert '<th scope="col">Mål 2030</th>' in html
    assert "<td>12</td><td>6</td>" in html
    assert 'år<sup><a href="#not-1" id="ref-1" aria-label="Fotnot 1">1</a></sup>' in html
    assert '<li id="not-1">' in html
    assert "<td>1998:808</td>" in get(client, "/dokument/plan/sida/3")


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\x00\udcff", "x" * 9000]
)
def test_a_hostile_quote_is_never_shown(client: TestClient, hostile: str) -> None:
    html = get(client, "/dokument/plan/sida/2?citat=" + quote(hostile.encode("utf-8", "surrogateescape")))
    assert "<script" not in html
    assert "onerror" not in html
    assert "hittades inte på den här sidan" in html
    assert "<mark" not in html


def test_no_script_and_nothing_from_elsewhere(client: TestClient) -> None:
    html = get(client, "/dokument/plan/sida/2")
    assert "<script" not in html
    assert "style=" not in html
    for address in re.findall(r'(?:href|src)="([^"]*)"', html):
        assert address.startswith(("/", "#")), address


def test_a_digest_says_what_it_is(client: TestClient) -> None:
    html = get(client, "/dokument/bara-digest/sida/4?citat=" + quote("Släck ljusen innan du somnar."))
    assert "vår egen återgivning" in html
    assert '<mark id="citat">Släck ljusen innan du somnar.</mark>' in html
    assert "Larmkoden" not in html


@pytest.mark.parametrize(
    "path",
    [
        "/dokument/nix",
        "/dokument/nix/sida/1",
        "/dokument/plan/sida/0",
        "/dokument/plan/sida/99",
        "/dokument/plan/sida/x",
        "/dokument/plan/sida/²",
        "/dokument/plan/annat",
        "/dokument/intern-plan/sida/1",
        "/dokument/intern-plan",
        "/dokument/..%2f..%2fetc/sida/1",
    ],
)
def test_what_is_not_there_gets_a_friendly_page(client: TestClient, path: str) -> None:
    html = get(client, path, 404)
    assert "Sidan finns inte" in html
    assert "Intern" not in html


def test_the_list_of_documents(client: TestClient) -> None:
    html = get(client, "/dokument")
    assert "Plan för rena platser" in html
    assert "Brandplan" in html
    assert "Intern plan" not in html


def test_a_document_leads_to_its_first_page(client: TestClient) -> None:
    reply = client.get("/dokument/plan", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (307, "/dokument/plan/sida/1")


def test_style_and_icon(client: TestClient) -> None:
    style = client.get("/static/trygg-viewer.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "url(" not in style.text
    assert client.get("/static/trygg-ikon.svg").headers["content-type"] == "image/svg+xml"
