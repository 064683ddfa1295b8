"""The chat's pages and files over HTTP: types, policy, packing, and who may frame what."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("path", ["/", "/demo", "/tillganglighet", "/integritet", "/widget/ruta"])
def test_pages_allow_nothing_inline(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 200
    policy = reply.headers.get_list("content-security-policy")
    assert len(policy) == 1
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy[0]
    assert "unsafe" not in policy[0]


def test_only_the_frame_may_stand_on_the_sites_that_are_set(make: Callable[..., TestClient]) -> None:
    client = make(origins=("https://www.example.org",))
    assert (
        "frame-ancestors 'self' https://www.example.org"
        in client.get("/widget/ruta").headers["content-security-policy"]
    )
    assert "example.org" not in client.get("/").headers["content-security-policy"]


def test_files_come_packed_and_once(client: TestClient) -> None:
    first = client.get("/widget/chat.js")
    assert first.headers["content-type"].startswith("text/javascript")
    assert first.headers["content-encoding"] == "gzip"
    again = client.get("/widget/chat.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    plain = client.get("/widget.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize(
    "path", ["/widget/nix.js", "/widget/../pages.py", "/widget/%2e%2e/pages.py", "/widget/words/"]
)
def test_nothing_else_is_handed_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
