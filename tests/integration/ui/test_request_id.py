"""The id of a request: on every reply, in what went wrong, and on every line of the log that belongs to it."""

import json
import logging
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from tests.integration.ui.test_ask import ASK, problem
from ui.serving.json_logs import FIELDS, JsonFormatter, access

PATHS = ("/", "/api/v1/status", "/api/v1/nix", "/nix", "/dokument/nix", "/widget.js", "/metrics", "/healthz")


class Kept(logging.Handler):
    """Keeps every line as it would be written, at the time of writing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonFormatter())
        self.lines: list[dict[str, object]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(self.format(record)))


@pytest.fixture
def kept(caplog: pytest.LogCaptureFixture) -> Kept:
    handler = Kept()
    with caplog.at_level(logging.INFO, "trygg"):
        logging.getLogger("trygg").addHandler(handler)
        yield handler  # type: ignore[misc]
        logging.getLogger("trygg").removeHandler(handler)


@pytest.mark.parametrize("path", PATHS)
def test_every_reply_has_one(client: TestClient, path: str) -> None:
    ids = [client.get(path, headers={"X-Request-ID": "mitt-eget"}).headers["x-request-id"] for _ in range(2)]
    assert len({*ids, "mitt-eget"}) == 3


def test_the_proxys_is_kept(make: Callable[..., TestClient]) -> None:
    client = make(trusted_proxy="testclient")
    assert client.get("/nix", headers={"X-Request-ID": "A-1"}).headers["x-request-id"] == "A-1"
    assert client.get("/nix", headers={"X-Request-ID": "A 1"}).headers["x-request-id"] != "A 1"


def test_what_went_wrong_names_it(client: TestClient, kept: Kept) -> None:
    reply = client.post(ASK, json={"question": ""})
    assert problem(reply, 422)["request_id"] == reply.headers["x-request-id"]
    crashed = client.post(ASK, json={"question": "krasch med min hemlighet"})
    error = next(line for line in kept.lines if line["level"] == "error")
    assert error["id"] == crashed.headers["x-request-id"]
    assert "hemlighet" not in json.dumps(kept.lines)


def test_one_line_a_request_without_what_was_asked(client: TestClient, kept: Kept) -> None:
    client.post(ASK, json={"question": "hemligt"})
    client.get("/dokument/plan/sida/2?citat=hemligt")
    client.get("/hemligt%0A{}?hemligt")
    lines = [line for line in kept.lines if line["logger"] == access.name]
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("POST", ASK, 200),
        ("GET", "/dokument/{document_id}/sida/{page}", 200),
        ("GET", "other", 404),
    ]
    assert all(float(str(line["ms"])) > 0 and int(str(line["bytes"])) > 0 for line in lines)
    assert len({line["id"] for line in lines}) == 3
    text = json.dumps(kept.lines)
    assert "hemlig" not in text
    assert "testclient" not in text


def test_fields_is_no_name_of_the_records_own() -> None:
    assert FIELDS not in logging.makeLogRecord({}).__dict__


@pytest.mark.parametrize(
    ("peer", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, 404),
        ("127.0.0.1", {"Forwarded": "for=127.0.0.1"}, 404),
        ("127.0.0.1", {"X-Real-IP": "127.0.0.1"}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.1", "Authorization": "Bearer hemlig"}, 200),
        ("10.0.0.2", {}, 404),
        ("10.0.0.2", {"X-Forwarded-For": "127.0.0.1"}, 404),
        ("10.0.0.2", {"Authorization": "Bearer fel"}, 404),
        ("10.0.0.2", {"Authorization": "Bearer hemlig"}, 200),
    ],
)
def test_who_may_read_the_counts(
    make: Callable[..., TestClient], peer: str, headers: dict[str, str], status: int
) -> None:
    client = TestClient(make().app, client=(peer, 50_000))
    reply = client.get("/metrics", headers=headers)
    assert reply.status_code == status
    assert ("trygg_ready" in reply.text) is (status == 200)
