"""The pages beside the chat: the way to the text by keyboard, and what of gradio is shut."""

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_keyboard_reaches_the_text_first(visit: Visit) -> None:
    visit.page.goto(visit.base + "/dokument/plan/sida/2")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.textContent") == "Till innehållet"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "innehall"


def test_gradio_is_shut_but_at_staff(visit: Visit) -> None:
    for path in (
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/info",
        "/monitoring",
        "/config",
    ):
        assert visit.page.request.get(visit.base + path).status == 404
    for path in ("/staff/gradio_api/info", "/staff/config"):
        assert visit.page.request.get(visit.base + path).status == 401
    assert visit.page.request.get(visit.base + "/staff/gradio_api/file=/etc/passwd").status == 404
    unknown = visit.page.request.get(visit.base + "/api/v1/nix")
    assert unknown.headers["content-type"] == "application/problem+json"
    assert unknown.status == 404
