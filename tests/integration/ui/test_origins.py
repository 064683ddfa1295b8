from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from corpus.errors import SettingError
from tests.integration.ui.fakes import FakeEngine
from tests.integration.ui.test_ask import problem
from ui.serving.cors import checked

TOWN, OTHER = "https://www.norrtalje.se", "https://annan.example"
QUESTION = {"question": "Skräp?"}


def test_a_listed_website_may_ask(make: Callable[..., TestClient]) -> None:
    client = make(origins=(TOWN,))
    asks = {
        "Origin": TOWN,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    allowed = client.options("/api/v1/ask/stream", headers=asks)
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == TOWN
    assert "access-control-allow-credentials" not in allowed.headers
    reply = client.post("/api/v1/ask", json=QUESTION, headers={"Origin": TOWN})
    assert (reply.status_code, reply.headers["access-control-allow-origin"]) == (200, TOWN)


@pytest.mark.parametrize("origin", [OTHER, "null", "http://www.norrtalje.se", TOWN + ".example"])
def test_any_other_is_refused(make: Callable[..., TestClient], engine: FakeEngine, origin: str) -> None:
    client = make(origins=(TOWN,))
    reply = client.post("/api/v1/ask", json=QUESTION, headers={"Origin": origin})
    problem(reply, 403)
    assert "access-control-allow-origin" not in reply.headers
    assert not engine.asked


def test_its_own_pages_and_programs_may_ask(client: TestClient) -> None:
    for headers in ({"Origin": "http://testserver"}, {"Origin": "https://testserver"}, {}):
        assert client.post("/api/v1/ask", json=QUESTION, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "origin", ["norrtalje.se", "https://a.se/chatt", "ftp://a.se", "*", "https://", "javascript:1"]
)
def test_what_is_no_website_stops_the_start(origin: str) -> None:
    with pytest.raises(SettingError):
        checked((origin,))
