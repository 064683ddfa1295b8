"""The script on somebody else's page: a button and a dialog that survive what the page does."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Host, Visit

pytestmark = pytest.mark.browser
FIRST_PAINT = 1_000
"""Milliseconds to the demo page's first contentful paint (issue 5)."""
HOSTILE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Värd</title><style>
* {{ all: unset; }} html {{ font-size: 62.5% }} body, body * {{ font: 60px fantasy !important; letter-spacing: 9px; color: red; }}
button, dialog, iframe {{ display: none !important; }} [hidden] {{ display: block !important; }}
</style><script>window.onerror = null; fel(); </script><script src="{base}/widget.js" {more}></script>
<script>Array.from = null; JSON.parse = () => {{ throw 1; }}; fetch = null; throw new Error("värdens fel");</script>
</head><body><p>Värdens text</p><button id="mine">Värdens knapp</button>
<script>setInterval(() => {{ throw new Error("igen"); }}, 50)</script></body></html>"""
STRICT = "default-src 'none'; script-src {base}; frame-src {base}"


def serve(visit: Visit, path: str, html: str, policy: str = "", more: str = "") -> None:
    Host.pages[path] = (html.format(base=visit.base, more=more), policy.format(base=visit.base))


def open_dialog(page: Any) -> Any:
    page.locator("trygg-assistent button").click()
    frame = page.frame_locator("trygg-assistent iframe")
    frame.locator("[data-ready]").wait_for(timeout=15_000)
    return frame


def test_it_survives_a_hostile_host(visit: Visit, host: str, pictures: Path) -> None:
    serve(visit, "/fientlig", HOSTILE)
    visit.page.goto(f"{host}/fientlig")
    box = visit.page.locator("trygg-assistent button").bounding_box()
    assert 44 <= box["height"] <= 80
    assert box["x"] + box["width"] <= 1366
    frame = open_dialog(visit.page)
    assert visit.page.locator("trygg-assistent iframe").bounding_box()["width"] == 430  # its edges beside
    frame.locator("#field").fill("Hur ofta plockas skräp?")
    frame.locator("#field").press("Enter")
    frame.locator(".card").wait_for()
    visit.page.screenshot(path=pictures / "fientlig-vard.png")


def test_a_host_with_a_strict_policy(visit: Visit, host: str) -> None:
    page = '<!doctype html><html lang="en"><title>t</title><script src="{base}/widget.js" data-lang="fi"></script><body></html>'
    serve(visit, "/strang", page, STRICT)
    visit.page.goto(f"{host}/strang")
    assert visit.page.locator("trygg-assistent button").inner_text() == "Kysy turvallisuudesta"
    frame = open_dialog(visit.page)
    frame.get_by_role("button", name="Kysy", exact=True).wait_for()
    assert not [each for each in visit.errors if "Content Security Policy" in each]


def test_a_host_that_refuses_the_frame_gets_a_link(visit: Visit, host: str) -> None:
    page = (
        '<!doctype html><html lang="sv"><title>t</title><script src="{base}/widget.js"></script><body></html>'
    )
    serve(visit, "/utan-ram", page, "default-src 'none'; script-src {base}")
    visit.page.goto(f"{host}/utan-ram")
    visit.page.locator("trygg-assistent button").click()
    link = visit.page.get_by_role("link", name="Öppna chatten i en ny flik")
    link.wait_for(timeout=12_000)
    assert link.get_attribute("href") == visit.base + "/"


def test_keys_open_and_close_and_focus_comes_back(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.base + "/demo")
    page.locator("trygg-assistent button").focus()
    page.keyboard.press("Enter")
    frame = page.frame_locator("trygg-assistent iframe")
    frame.locator("#field:focus").wait_for(timeout=15_000)
    page.keyboard.type("Hur ofta plockas skräp?")
    page.keyboard.press("Enter")
    frame.locator(".card").wait_for()
    page.keyboard.press("Escape")
    page.locator("trygg-assistent button:focus").wait_for()
    page.keyboard.press("Enter")
    frame.locator("#field:focus").wait_for()
    assert frame.locator(".card").count() == 1


def test_at_a_desk_the_page_behind_stays_in_reach(visit: Visit) -> None:
    visit.page.goto(visit.base + "/demo")
    open_dialog(visit.page)
    assert not visit.page.evaluate(
        "document.querySelector('trygg-assistent').shadowRoot.querySelector('dialog').matches(':modal')"
    )
    visit.page.get_by_role("link", name="Bo och bygga").click()
    assert visit.page.url.endswith("#bo")


def test_in_a_hand_the_dialog_takes_the_screen(visit: Visit, browser: Any) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.page.goto(visit.base + "/demo")
    open_dialog(visit.page)
    dialog = "document.querySelector('trygg-assistent').shadowRoot.querySelector('dialog')"
    assert visit.page.evaluate(f"{dialog}.matches(':modal')")
    assert visit.page.evaluate(f"{dialog}.getBoundingClientRect().width") == 390
    visit.page.set_viewport_size({"width": 1366, "height": 768})
    visit.until(f"!{dialog}.matches(':modal') && {dialog}.open")


def test_the_municipalitys_colours_reach_the_chat(visit: Visit, host: str) -> None:
    html = '<!doctype html><html lang="sv"><title>t</title><script src="{base}/widget.js" {more}></script><body></html>'
    serve(visit, "/gul", html, more='data-color="#ffd500" data-position="left"')
    visit.page.goto(f"{host}/gul")
    button = visit.page.locator("trygg-assistent button")
    assert button.evaluate("e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]") == [
        "rgb(255, 213, 0)", "rgb(0, 0, 0)",
    ]  # fmt: skip
    assert button.bounding_box()["x"] < 40
    frame = open_dialog(visit.page)
    frame.locator('html[style*="--accent"]').wait_for()
    assert frame.locator(".top").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 213, 0)"


def test_an_origin_that_is_not_allowed_is_kept_out(visit: Visit, host: str) -> None:
    policy = visit.page.request.get(visit.base + "/widget/ruta").headers["content-security-policy"]
    assert f"frame-ancestors 'self' {host}" in policy
    for path in ("/", "/demo"):
        said = visit.page.request.get(visit.base + path).headers["content-security-policy"]
        assert "frame-ancestors 'self'" in said
        assert host not in said


def test_the_demo_page_is_painted_within_a_second(visit: Visit) -> None:
    visit.page.goto(visit.base + "/demo")
    visit.page.locator("trygg-assistent button").wait_for()
    visit.until("performance.getEntriesByName('first-contentful-paint').length")
    painted = visit.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted <= FIRST_PAINT


def test_no_page_breaks_its_own_policy(visit: Visit) -> None:
    for path in ("/", "/demo", "/tillganglighet", "/integritet", "/widget/ruta"):
        visit.page.goto(visit.base + path)
        visit.page.wait_for_timeout(200)
    assert visit.errors == []
