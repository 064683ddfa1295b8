"""Hostile requests and the internal document, over a real server's HTTP."""

import http.client
import json
from collections.abc import Iterator

import pytest

from corpus.settings import Settings
from tests.integration.ui.fakes import SECRET, FakeEngine
from tests.integration.ui.hostile import Hostile, hostile
from tests.running import running
from ui.api.app import create_app

TRACES = ("Traceback", "site-packages", 'File "', "Error(")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    settings = Settings(staff_token="hemlig", rate_short=100_000, rate_long=100_000)
    app = create_app(FakeEngine(), settings, staff=False)
    with running(app) as found:
        yield found.port


def sent(port: int, asked: Hostile) -> tuple[int, str, str]:
    """Status, media type and body of the reply."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(asked.method, asked.path, asked.body, asked.headers)
        reply = connection.getresponse()
        return reply.status, reply.headers.get("content-type", ""), reply.read().decode()
    finally:
        connection.close()


def test_there_are_more_than_two_hundred() -> None:
    assert len(set(map(repr, hostile()))) >= 200


@pytest.mark.parametrize("asked", hostile(), ids=lambda each: f"{each.method} {each.path[:40]}")
def test_a_hostile_request_is_refused_plainly(port: int, asked: Hostile) -> None:
    status, media, body = sent(port, asked)
    assert 400 <= status < 500, body[:300]
    assert not any(trace in body for trace in TRACES)
    assert "<script>" not in body
    if not asked.path.startswith("/dokument"):
        assert media.startswith("application/problem+json")
        assert json.loads(body)["status"] == status


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/documents",
        f"/api/v1/documents/{SECRET}",
        f"/api/v1/documents/{SECRET}/pages/1",
        f"/dokument/{SECRET}",
        f"/dokument/{SECRET}/sida/1",
        "/dokument",
        "/api/v1/requirements",
        "/api/v1/requirements/grouped",
        "/api/v1/checklists",
        "/api/v1/indicators",
        "/api/v1/laws",
        "/api/v1/terms",
        "/openapi.json",
    ],
)
def test_nothing_internal_reaches_a_resident(port: int, path: str) -> None:
    body = sent(port, Hostile("GET", path))[2]
    assert "Nyckeln ska ligga under mattan" not in body
    assert "Intern plan" not in body
    assert not (SECRET in body and SECRET not in path)


def test_the_internal_document_is_there_for_staff(port: int) -> None:
    signed = Hostile("GET", f"/api/v1/documents/{SECRET}", headers={"Authorization": "Bearer hemlig"})
    status, _, body = sent(port, signed)
    assert (status, "Intern plan" in body) == (200, True)
