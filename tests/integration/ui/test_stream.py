import json
from typing import Any

from fastapi.testclient import TestClient

from tests.integration.ui.fakes import FakeEngine
from tests.integration.ui.test_ask import problem

STREAM = "/api/v1/ask/stream"


def events(body: str) -> list[tuple[str, Any]]:
    found = []
    for block in body.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_sources_then_sentences_then_all(client: TestClient) -> None:
    reply = client.post(STREAM, json={"question": "Skräp?", "include_passages": True})
    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith("text/event-stream")
    assert reply.headers.get_list("cache-control") == ["no-store"]
    (first, sources), *middle, (last, whole) = events(reply.text)
    assert (first, last) == ("sources", "done")
    assert [citation["page"] for citation in sources["citations"]] == [2]
    assert {name for name, _ in middle} == {"sentence"}
    assert "".join(said["text"] for _, said in middle) == whole["answer"]
    assert whole == client.post("/api/v1/ask", json={"question": "Skräp?", "include_passages": True}).json()


def test_what_is_refused_is_a_problem_before_the_stream(client: TestClient, engine: FakeEngine) -> None:
    assert problem(client.post(STREAM, json={"question": ""}), 422)["errors"][0]["field"] == "question"
    assert len(problem(client.post(STREAM, json={"question": " "}), 422)["errors"]) == 1
    problem(client.post(STREAM, json={"question": "x" * 2001}), 413)
    problem(client.post(STREAM, json={"question": "Hej?", "audience": "staff"}), 401)
    assert not engine.asked
