"""gradio's page as ours: Swedish, without what isn't ours."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from ui.staff.index_page import IndexPage

PAGE = (
    '<!doctype html><html lang="en"><head><meta property="og:title" content="Gradio" />'
    '<link rel="manifest" href="/manifest.json" /></head><body>x</body></html>'
)


def page(request: Request) -> Response:
    return HTMLResponse(PAGE)


def part(request: Request) -> Response:
    return HTMLResponse(PAGE)


inner = Starlette(routes=[Route("/", page), Route("/del", part)])
client = TestClient(Starlette(routes=[Mount("/staff", IndexPage(inner))]), follow_redirects=False)


def test_the_page_is_swedish_and_ours() -> None:
    reply = client.get("/staff/")
    assert '<html lang="sv">' in reply.text
    assert "og:title" not in reply.text
    assert "manifest" not in reply.text
    assert reply.text.index("navigator") < reply.text.index("<body>")
    assert int(reply.headers["content-length"]) == len(reply.content)
    assert reply.headers["cache-control"] == "no-store"


def test_its_parts_are_left_alone() -> None:
    assert client.get("/staff/del").text == PAGE
