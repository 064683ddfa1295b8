from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.integration.ui.fakes import FakeEngine
from tests.integration.ui.test_ask import problem
from ui import texts
from ui.serving import kill_switch as switch

CLOSED = (("/api/v1/ask", {"question": "Skräp?"}), ("/api/v1/ask/stream", {"question": "Skräp?"}),
          ("/api/v1/feedback", {"id": "a", "helpful": True}), ("/api/v1/checklists/krislada", {}))  # fmt: skip


@pytest.fixture
def client(make: Callable[..., TestClient], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(switch, "CACHED", 0.0)
    return make(data=tmp_path, contact_phone="0176-710 00")


def test_paused_and_open_again(client: TestClient, tmp_path: Path, engine: FakeEngine) -> None:
    assert client.get("/api/v1/status").json()["open"]
    switch.pause(tmp_path, "Vi uppdaterar\n dokumenten.")
    for path, body in CLOSED:
        reply = client.post(path, json=body)
        assert problem(reply, 503)["detail"] == "Vi uppdaterar dokumenten."
        assert reply.headers["retry-after"]
    status = client.get("/api/v1/status").json()
    assert (status["open"], status["message"]) == (False, "Vi uppdaterar dokumenten.")
    assert client.get("/dokument/plan/sida/2").status_code == 200
    assert client.get("/healthz").status_code == 200
    problem(client.get("/readyz"), 503)
    assert switch.resume(tmp_path)
    assert not switch.resume(tmp_path)
    assert client.post(*CLOSED[0][:1], json=CLOSED[0][1]).status_code == 200


def test_without_a_text_the_usual_words(client: TestClient, tmp_path: Path) -> None:
    switch.pause(tmp_path)
    assert client.get("/api/v1/status").json()["message"] == texts.PAUSED


def test_status_tells_whom_to_ask(client: TestClient) -> None:
    status = client.get("/api/v1/status").json()
    assert status["contact"]["phone"] == "0176-710 00"
    assert status["examples"]
    assert status["keeps_questions"] is False
