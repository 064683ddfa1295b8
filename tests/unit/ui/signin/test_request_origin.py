"""Where a request came from and where it may go on to."""

import pytest
from starlette.requests import HTTPConnection

from ui.signin.request_origin import address_of_page, by_https, from_proxy, is_own, local_path, may_act


def request(
    method: str = "POST", peer: str = "192.0.2.1", scheme: str = "http", **headers: str
) -> HTTPConnection:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http",
        "method": method,
        "scheme": scheme,
        "path": "/x",
        "query_string": b"a=1",
        "headers": [(b"host", b"fraga.kommunen.se"), *raw],
        "client": (peer, 1),
        "server": ("127.0.0.1", 8000),
    }
    return HTTPConnection(scope)


@pytest.mark.parametrize(
    "said",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/staff/\\..\\",
        "javascript:alert(1)",
        "evil",
        "",
        "/\t/evil.example",
        "/ok\r\nSet-Cookie: a=b",
        "/å",
        "/" + "x" * 2000,
        "/logga-in?next=/logga-in",
        "/logga-ut",
        "/api/v1/me",
        "/staff/logout",
        "/staff/gradio_api/heartbeat/x",
    ],
)
def test_nobody_is_sent_away_from_here(said: str) -> None:
    assert local_path(said) == "/staff/"


@pytest.mark.parametrize("said", ["/", "/staff/", "/staff/?flik=krav", "/dokument/plan/sida/2?citat=a%20b"])
def test_pages_of_ours_are_gone_on_to(said: str) -> None:
    assert local_path(said) == said


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"sec_fetch_site": "same-origin"}, True),
        ({"sec_fetch_site": "none"}, True),
        ({"sec_fetch_site": "same-site", "origin": "https://fraga.kommunen.se"}, False),
        ({"sec_fetch_site": "cross-site"}, False),
        ({"origin": "https://fraga.kommunen.se"}, True),
        ({"origin": "https://FRAGA.kommunen.se"}, True),
        ({"origin": "https://www.kommunen.se"}, False),
        ({"origin": "https://fraga.kommunen.se.evil.example"}, False),
        ({"origin": "null"}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_may_act(headers: dict[str, str], own: bool) -> None:
    assert is_own(request(**headers)) is own
    assert may_act(request("POST", **headers)) is own
    assert may_act(request("GET", **headers))


def test_a_websocket_acts_whatever_it_is_for() -> None:
    socket = request(origin="https://evil.example")
    socket.scope["type"] = "websocket"
    assert not may_act(socket)


def test_https_is_believed_of_the_proxy_alone() -> None:
    told = {"x_forwarded_proto": "https"}
    assert by_https(request(peer="10.0.0.1", **told), "10.0.0.1")
    assert not by_https(request(peer="10.0.0.2", **told), "10.0.0.1")
    assert not by_https(request(**told), "")
    assert not by_https(request(peer="10.0.0.1", x_forwarded_proto="https, http"), "10.0.0.1")
    assert by_https(request(scheme="https"), "")


def test_a_neighbour_of_the_proxy_is_not_the_proxy() -> None:
    assert from_proxy(request(peer="2001:db8::1"), "2001:db8:0::1")
    assert not from_proxy(request(peer="2001:db8::2"), "2001:db8::1")
    assert not from_proxy(request(peer=""), "")


def test_addresses_of_pages_are_those_that_the_browser_shows() -> None:
    proxied = request(peer="10.0.0.1", x_forwarded_proto="https")
    assert address_of_page(proxied, "10.0.0.1", "/logga-in/svar") == "https://fraga.kommunen.se/logga-in/svar"
