"""Ask in the chat, open a source, see the words marked: at a desk, in a hand and on the narrowest screen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.integration.ui.fakes import QUOTE

pytestmark = pytest.mark.browser
SIZES = {"bord": (1366, 768, "light"), "hand": (390, 844, "light"), "smal": (320, 640, "dark")}


@dataclass
class Visit:
    """A page and what it did besides."""

    page: Any
    base: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@pytest.fixture(params=SIZES)
def visit(request: Any, browser: Any, server: str) -> Iterator[Visit]:
    width, height, scheme = SIZES[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE"
    )
    made = Visit(context.new_page(), server)

    def note(asked: Any) -> None:
        if not asked.url.startswith((server, "data:", "blob:")):
            made.outside.append(asked.url)

    context.on("request", note)
    context.on("console", lambda said: made.errors.append(said.text) if said.type == "error" else None)
    made.page.on("dialog", lambda dialog: (made.dialogs.append(dialog.message), dialog.dismiss()))
    yield made
    context.close()
    assert not made.outside
    assert not made.dialogs


def check(visit: Visit, page: Any) -> None:
    """No serious violation, nothing wider than the screen."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    bad = [
        (each["id"], [node["html"] for node in each["nodes"]]) for each in found if each["impact"] in GRAVE
    ]
    assert not bad
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


GRAVE = ("serious", "critical")


def open_chat(visit: Visit) -> Any:
    page = visit.page
    page.goto(visit.base + "/")
    page.get_by_label("Din fråga").wait_for(timeout=30_000)
    return page


def ask(page: Any, text: str) -> None:
    page.get_by_label("Din fråga").fill(text)
    page.keyboard.press("Enter")


def test_from_question_to_marked_words(visit: Visit, pictures: Path, request: pytest.FixtureRequest) -> None:
    size = request.node.callspec.params["visit"]
    page = open_chat(visit)
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.get_by_text("Ring 112").is_visible()
    check(visit, page)
    page.screenshot(path=pictures / f"chatt-start-{size}.png")
    page.locator("#exempel button").first.click()
    page.locator(".source").wait_for(timeout=10_000)
    page.get_by_role("button", name="Gäller det torg?").wait_for()
    card = page.locator(".source").inner_text()
    for part in (
        "Plan för rena platser",
        "Rena platser › Skräp",
        "s. 2",
        "gäller",
        QUOTE,
        "Lagen är ersatt.",
    ):
        assert part in card
    check(visit, page)
    page.screenshot(path=pictures / f"chatt-svar-{size}.png", full_page=True)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Öppna sidan").click()
    source = opened.value
    source.wait_for_load_state()
    mark = source.locator("mark#citat")
    assert mark.inner_text() == QUOTE
    # The browser scrolls to the fragment when the page is laid out, which may be a moment after it has loaded.
    source.wait_for_function(
        "() => { const r = document.querySelector('mark').getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight; }",
        timeout=5_000,
    )
    check(visit, source)
    source.screenshot(path=pictures / f"sida-{size}.png", full_page=True)


def test_follow_up_thumb_and_clear(visit: Visit) -> None:
    page = open_chat(visit)
    ask(page, "Hur ofta plockas skräp?")
    page.get_by_role("button", name="Gäller det torg?").click()
    page.locator(".user-row").nth(1).wait_for()
    page.get_by_role("button", name="Ja", exact=True).click()
    page.get_by_text("Tack!").wait_for()
    page.get_by_role("button", name="Rensa samtalet").click()
    page.locator("#exempel button").first.wait_for()
    assert page.locator(".user-row").count() == 0


@pytest.mark.parametrize("status", ["not_found", "emergency", "personal_data", "krasch"])
def test_other_outcomes(visit: Visit, status: str) -> None:
    page = open_chat(visit)
    ask(page, f"{status} nu")
    page.locator(".outcome").wait_for(timeout=10_000)
    assert "sökväg" not in page.content()
    check(visit, page)


def test_nothing_written_becomes_markup(visit: Visit) -> None:
    page = open_chat(visit)
    hostile = (
        "not_found <img src=x onerror=alert(1)> [a](javascript:alert(1)) ${alert(1)} $$x$$ **b** <b>c</b>"
    )
    ask(page, hostile)
    page.locator(".outcome").wait_for(timeout=10_000)
    assert page.locator("#samtal .bot-row").first.inner_text().strip() == f"Svar: {hostile}"
    for tag in ("img", "b", "a", "strong", ".katex"):
        assert page.locator(f"#samtal .message-content {tag}").count() == 0


def test_the_other_pages(visit: Visit) -> None:
    for path in ("/dokument", "/dokument/plan/sida/3", "/dokument/bara-digest/sida/4", "/dokument/nix"):
        visit.page.goto(visit.base + path)
        check(visit, visit.page)


def test_keyboard_reaches_the_text_first(visit: Visit) -> None:
    visit.page.goto(visit.base + "/dokument/plan/sida/2")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.textContent") == "Till innehållet"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "innehall"


def test_gradios_own_ways_in_are_shut(visit: Visit) -> None:
    for path in ("/gradio_api/upload", "/gradio_api/file=/etc/passwd", "/monitoring", "/gradio_api/proxy=x"):
        assert visit.page.request.get(visit.base + path).status == 404
    described = visit.page.request.get(visit.base + "/gradio_api/info").json()
    assert not described["named_endpoints"]
    assert not described["unnamed_endpoints"]
    unknown = visit.page.request.get(visit.base + "/api/v1/nix")
    assert unknown.headers["content-type"] == "application/problem+json"
    assert unknown.status == 404
