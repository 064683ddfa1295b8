"""Every address of the workbench's gradio is shut for those who aren't signed in: walked, not listed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.websockets import WebSocketDisconnect

from corpus.settings import Settings
from tests.integration.ui.accounts import ORIGIN, add_account, sign_in
from tests.integration.ui.fakes import FakeEngine
from ui.api.app import create_app

pytestmark = pytest.mark.slow
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
KNOWN = (
    "/gradio_api/heartbeat/{session_hash}",
    "/gradio_api/queue/join",
    "/gradio_api/queue/data",
    "/gradio_api/upload",
    "/gradio_api/info",
    "/gradio_api/file={path_or_url:path}",
    "/config",
    "/assets/{path:path}",
    "/theme.css",
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    data = tmp_path_factory.mktemp("data")
    add_account(data)
    return create_app(FakeEngine(), Settings(data=data, staff_token="hemlig"))


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, follow_redirects=False)


def mounted(app: FastAPI) -> list[str]:
    """The pattern of every address below /staff, as gradio has registered it."""
    (mount,) = (route for route in app.routes if isinstance(route, Mount) and route.path == "/staff")
    below = mount.app
    while not hasattr(below, "routes"):
        below = below._app
    return sorted({route.path for route in flat(below.routes)})


def flat(routes: list[object], before: str = "") -> Iterator[Route]:
    for route in routes:
        if isinstance(route, Route | WebSocketRoute):
            yield route
        elif isinstance(route, Mount):
            yield from flat(route.routes)
        elif (inner := getattr(route, "effective_candidates", None)) is not None:
            yield from inner() if callable(inner) else inner


def test_the_walk_finds_what_gradio_has(app: FastAPI) -> None:
    paths = mounted(app)
    assert len(paths) > 60
    assert [known for known in KNOWN if known not in paths] == []


def filled(pattern: str) -> str:
    return re.sub(r"\{[^}]*\}", "x", pattern)


def test_every_address_is_shut(app: FastAPI, client: TestClient) -> None:
    open_ = []
    for pattern in mounted(app):
        for method in METHODS:
            reply = client.request(method, f"/staff{filled(pattern)}", headers=ORIGIN)
            if reply.status_code not in {401, 404}:
                open_.append((method, pattern, reply.status_code))
    assert open_ == []


@pytest.mark.parametrize("cookie", ["trygg_session=x", "access-token=x", "access-token-unsecure-x=x"])
def test_other_cookies_open_nothing(client: TestClient, cookie: str) -> None:
    reply = client.get("/staff/config", headers={"cookie": cookie})
    assert reply.status_code == 401
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_browser_is_sent_to_sign_in_and_back(client: TestClient) -> None:
    for path in ("/staff/", "/staff/login", "/staff/logout"):
        reply = client.get(path, headers={"accept": "text/html"})
        assert reply.status_code == 303
        assert reply.headers["location"] == "/logga-in?next=%2Fstaff%2F"
    assert (
        client.get("/staff/?a=b", headers={"accept": "text/html"}).headers["location"].endswith("%2F%3Fa%3Db")
    )
    assert client.get("/staff/").status_code == 401
    assert client.get("/staff/config", headers={"accept": "text/html"}).status_code == 401


def test_websockets_are_shut(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/staff/gradio_api/queue/join"):
        pass


def test_signed_in_it_is_open_and_gradios_own_sign_in_is_not(client: TestClient) -> None:
    sign_in(client)
    assert client.get("/staff/").status_code == 200
    assert client.get("/staff/config").status_code == 200
    for path in ("/staff/login", "/staff/logout", "/staff/logout/"):
        assert client.get(path).headers["location"] == "/logga-in"
    assert client.post("/staff/login", data={"username": "a", "password": "b"}).status_code == 401
    assert client.get("/api/v1/me").status_code == 200


def test_another_sites_page_can_not_click_for_who_is_signed_in(client: TestClient) -> None:
    sign_in(client)
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {}):
        assert client.post("/staff/gradio_api/queue/join", json={}, headers=headers).status_code == 401
    assert client.post("/staff/gradio_api/queue/join", json={}, headers=ORIGIN).status_code != 401


def test_signed_out_it_is_shut_again(client: TestClient) -> None:
    sign_in(client)
    client.post("/logga-ut", headers=ORIGIN)
    assert client.get("/staff/config").status_code == 401


def test_the_open_chat_is_no_way_round(client: TestClient) -> None:
    for path in ("//staff/config", "/staff//config", "/./staff/config", "/gradio_api/../staff/config"):
        reply = client.get(f"http://testserver{path}")
        assert reply.status_code != 200 or "Arbetsb" not in reply.text


def test_the_chat_is_open(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/").status_code == 200
