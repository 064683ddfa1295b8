"""Which headers each page has: the policy above all."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from corpus.settings import Settings
from tests.integration.ui.fakes import FakeEngine
from tests.integration.ui.test_checklists import Engine
from ui.api.app import create_app
from ui.serving.headers import hashed
from ui.serving.script_hashes import policy_of

TOWN = "https://www.example.org"
STAFF = {"Authorization": "Bearer hemlig"}
WITH_SCRIPTS = ("/", "/demo", "/tillganglighet", "/integritet", "/widget/ruta")
PLAIN = (
    "/dokument", "/dokument/plan/sida/1", "/dokument/nix", "/dokument/plan/sida/9", "/logga-in", "/logga-ut",
    "/checklista/krislada?vuxna=2&dygn=7", "/checklista/nix", "/nix", "/widget/nix.js", "/api/v1/nix", "/api/v1/status",
    "/api/v1/documents", "/healthz", "/readyz", "/metrics", "/openapi.json", "/favicon.ico",
    "/static/trygg-viewer.css", "/static/nix", "/staffing",
)  # fmt: skip
WIDGET = ("/widget/ruta", "/widget.js", "/widget/chat.js")


def directives(reply: object) -> Mapping[str, str]:
    (policy,) = reply.headers.get_list("content-security-policy")  # type: ignore[attr-defined]
    return dict((*each.split(" ", 1), "")[:2] for each in policy.split("; "))


@pytest.fixture
def client(make: Callable[..., TestClient]) -> TestClient:
    return make(origins=(TOWN,), trusted_proxy="testclient")


@pytest.mark.parametrize("path", [*WITH_SCRIPTS, *PLAIN, "/widget.js", "/widget/chat.js"])
def test_our_own_pages(client: TestClient, path: str) -> None:
    reply = client.get(path, headers={"accept": "text/html"})
    said = directives(reply)
    assert said["default-src"] == "'none'"
    assert said["base-uri"] == "'none'"
    assert "unsafe" not in reply.headers["content-security-policy"]
    assert said.get("script-src", "'none'") == ("'self'" if path in WITH_SCRIPTS else "'none'")
    assert said["form-action"] == ("'self'" if path.startswith("/logga-") else "'none'")
    ancestors = "'none'" if path.startswith("/logga-") else "'self'"
    assert said["frame-ancestors"] == (f"'self' {TOWN}" if path == "/widget/ruta" else ancestors)
    shared = "cross-origin" if path.startswith("/widget") else "same-origin"
    assert reply.headers.get_list("cross-origin-resource-policy") == [shared]
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "same-origin"
    assert "camera=()" in reply.headers["permissions-policy"]
    assert "server" not in reply.headers


def test_the_printed_list_names_its_one_style_sheet() -> None:
    reply = TestClient(create_app(Engine(), Settings(), staff=False)).get(
        "/checklista/krislada?vuxna=2&dygn=7"
    )
    style = reply.text.split("<style>")[1].split("</style>")[0]
    assert reply.status_code == 200
    assert directives(reply)["style-src"] == f"'{hashed(style)}'"


@pytest.mark.parametrize("path", [*WITH_SCRIPTS, "/dokument/plan/sida/1", "/api/v1/status", "/nix"])
def test_https_only_where_it_came_over_https(
    client: TestClient, make: Callable[..., TestClient], path: str
) -> None:
    told = {"x-forwarded-proto": "https"}
    assert client.get(path, headers=told).headers["strict-transport-security"] == "max-age=31536000"
    for reply in (
        client.get(path),
        client.get(path, headers={"x-forwarded-proto": "http"}),
        make().get(path, headers=told),
    ):
        assert "strict-transport-security" not in reply.headers


@pytest.mark.slow
def test_the_workbench_names_its_scripts(tmp_path: Path) -> None:
    client = TestClient(
        create_app(FakeEngine(), Settings(data=tmp_path, staff_token="hemlig")), headers=STAFF
    )
    reply = client.get("/staff/")
    said = directives(reply)
    scripts = [part.split(">", 1) for part in reply.text.split("<script")[1:]]
    inline = [body.split("</script>")[0] for tag, body in scripts if " src=" not in tag]
    assert len(inline) >= 5
    assert all(f"'{hashed(body)}'" in said["script-src"] for body in inline)
    assert "unsafe-inline" not in said["script-src"]
    assert said["object-src"] == said["frame-ancestors"] == said["default-src"] == "'none'"
    assert said["connect-src"] == said["base-uri"] == said["form-action"] == said["frame-src"] == "'self'"
    assert "sha256-" not in directives(client.get("/staff/config"))["script-src"]
    assert client.get("/staff/", headers={"authorization": ""}).status_code == 401


def test_only_what_stands_in_a_page_is_named() -> None:
    policy = policy_of('<script src="a.js"></script><SCRIPT data-a>one</SCRIPT><p onclick="two"></p>')
    assert f"'{hashed('one')}'" in policy
    assert policy.count("sha256-") == 1
