"""axe-core in every state of the chat, in light and dark, at a context, in a hand and on the narrowest screen."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import check
from tests.browser.conftest import Visit
from tests.fakes import NORRTALJE

pytestmark = pytest.mark.browser
LOOKS = {
    "bord": {"viewport": {"width": 1366, "height": 768}},
    "morkt": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "dark"},
    "hand": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
    "smal": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    "zoom": {"viewport": {"width": 320, "height": 256}, "reduced_motion": "reduce"},
    "tvingade": {"viewport": {"width": 390, "height": 844}, "forced_colors": "active"},
}


@pytest.fixture(params=LOOKS)
def look(request: Any) -> dict[str, Any]:
    return LOOKS[request.param]


def shoot(visit: Visit, pictures: Path, request: Any, state: str) -> None:
    check(visit.page)
    visit.page.screenshot(path=pictures / f"{state}-{request.node.callspec.params['look']}.png")


def test_asking(visit: Visit, pictures: Path, request: Any) -> None:
    page = visit.chat()
    page.get_by_role("button", name=NORRTALJE.examples["sv"][0]).wait_for()
    shoot(visit, pictures, request, "start")
    held: list[Any] = []
    page.route("**/api/v1/ask/stream", lambda route: held.append(route))
    visit.ask("Hur ofta plockas skräp?")
    page.locator(".waiting").wait_for()
    shoot(visit, pictures, request, "svarar")
    held[0].continue_()
    page.locator(".card").wait_for()
    shoot(visit, pictures, request, "svar")
    page.get_by_role("button", name="Nej", exact=True).click()
    page.get_by_label("Vill du säga något mer?").wait_for()
    page.get_by_role("button", name="Fler nummer").click()
    shoot(visit, pictures, request, "tumme")


@pytest.mark.parametrize("status", ["not_found", "emergency", "personal_data", "refused", "krasch"])
def test_other_outcomes(visit: Visit, pictures: Path, request: Any, status: str) -> None:
    page = visit.chat()
    page.route("**/api/v1/ask/stream", lambda route: route.fulfill(status=404, body="{}"))
    visit.ask(f"{status} nu")
    page.locator(".label").first.wait_for()
    assert "sökväg" not in page.content()
    shoot(visit, pictures, request, status)


def test_when_it_fails(visit: Visit, pictures: Path, request: Any) -> None:
    page = visit.chat()
    page.route("**/api/v1/ask**", lambda route: route.abort())
    visit.ask("Hur ofta plockas skräp?")
    page.get_by_text("Ingen anslutning", exact=True).wait_for()
    shoot(visit, pictures, request, "fel")


def test_the_kit(visit: Visit, pictures: Path, request: Any) -> None:
    page = visit.chat()
    page.get_by_role("button", name="Gör en krislåda").click()
    page.get_by_label("Vuxna", exact=True).wait_for()
    shoot(visit, pictures, request, "formular")
    page.get_by_label("Vuxna", exact=True).fill("99")
    page.get_by_role("button", name="Gör listan").click()
    page.get_by_text("Ange ett heltal från 0 till 20.").wait_for()
    shoot(visit, pictures, request, "formularfel")
    page.get_by_label("Vuxna", exact=True).fill("2")
    page.get_by_role("button", name="Gör listan").click()
    page.locator(".kit-items").first.wait_for()
    page.locator(".why summary").first.click()
    shoot(visit, pictures, request, "lista")


@pytest.mark.parametrize("language", ["en", "fi", "ar", "uk"])
def test_in_other_languages(visit: Visit, pictures: Path, request: Any, language: str) -> None:
    page = visit.chat(f"?lang={language}")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    shoot(visit, pictures, request, f"start-{language}")
    visit.ask("Hur ofta plockas skräp?")
    page.locator(".card").wait_for()
    assert page.locator(".answer").get_attribute("lang") == "sv"
    shoot(visit, pictures, request, f"svar-{language}")
    page.locator("#kit").click()
    page.locator(".kit-form").wait_for()
    shoot(visit, pictures, request, f"formular-{language}")


def test_on_a_website(visit: Visit, pictures: Path, request: Any) -> None:
    page = visit.page
    page.goto(visit.base + "/demo")
    page.locator("trygg-assistent button").wait_for()
    shoot(visit, pictures, request, "demo")
    page.locator("trygg-assistent button").click()
    frame = page.frame_locator("trygg-assistent iframe")
    frame.locator("[data-ready]").wait_for()
    shoot(visit, pictures, request, "demo-oppen")
    frame.locator("#examples button").first.click()
    frame.locator(".card").wait_for()
    shoot(visit, pictures, request, "demo-svar")


@pytest.mark.parametrize(
    "path",
    [
        "/tillganglighet",
        "/integritet",
        "/dokument",
        "/dokument/plan/sida/3",
        "/dokument/nix",
        "/checklista/krislada?vuxna=2",
    ],
)
def test_the_other_pages(visit: Visit, path: str) -> None:
    visit.page.goto(visit.base + path)
    check(visit.page)
