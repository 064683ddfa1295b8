"""The chat at /: by keyboard alone, what a screen reader is told, and what happens when things go wrong."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.fakes import NORRTALJE
from tests.integration.ui.fakes import QUOTE

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.id || document.activeElement.textContent.trim()"
LISTEN = """() => { window.heard = []; const live = document.getElementById('live');
  new MutationObserver(() => heard.push(live.textContent)).observe(live, {childList: true, characterData: true, subtree: true}); }"""


def tab_to(page: Any, wanted: str, most: int = 40) -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(wanted):
            return
    raise AssertionError(f"{wanted} nås inte med Tab")


def test_question_source_and_kit_by_keyboard_alone(visit: Visit, pictures: Path) -> None:
    page = visit.chat()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Till frågefältet"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "field"
    page.keyboard.type("Hur ofta plockas skräp?")
    page.keyboard.press("Enter")
    page.locator(".card").wait_for()
    assert page.evaluate(FOCUSED) == "field"
    page.locator(".marker").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "card"
    tab_to(page, "Öppna sidan")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    source = opened.value
    source.wait_for_load_state()
    assert source.locator("mark#citat").inner_text() == QUOTE
    source.close()
    tab_to(page, "kit")
    page.keyboard.press("Enter")
    page.locator(".kit-form").wait_for()
    assert page.evaluate(FOCUSED) == "Krislåda för ditt hushåll"
    tab_to(page, "Gör listan")
    page.keyboard.press("Enter")
    page.locator(".kit-items").first.wait_for()
    assert page.evaluate(FOCUSED) == "Krislåda för ditt hushåll"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_text("1 av", exact=False).wait_for()
    tab_to(page, "Skriv ut listan", most=120)
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    assert "/checklista/krislada?vuxna=1" in opened.value.url
    assert "&har=" in opened.value.url
    page.screenshot(path=pictures / "tangentbord.png")


def test_focus_goes_through_the_page_in_reading_order(visit: Visit) -> None:
    page = visit.chat()
    page.get_by_role("button", name=NORRTALJE.examples["sv"][0]).wait_for()
    seen = []
    for _ in range(len(NORRTALJE.examples["sv"]) + 11):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    order = [
        "Till frågefältet",
        "language",
        "Ring 112",
        "more",
        *NORRTALJE.examples["sv"],
        "kit",
        "human",
        "field",
        "send",
    ]
    assert seen == [*order, "Tillgänglighet", "Integritet", "Alla dokument"]


def test_a_screen_reader_is_told_the_answer_once(visit: Visit) -> None:
    page = visit.chat()
    page.evaluate(LISTEN)
    visit.ask("Hur ofta plockas skräp?")
    page.locator(".card").wait_for()
    page.wait_for_timeout(200)
    assert page.evaluate("heard") == [
        "Letar i dokumenten …",
        "Svar: Skräp plockas upp inom ett dygn. Källor: 1.",
    ]
    assert page.locator("[aria-live], [role=status], [role=alert], [role=log]").count() == 1


def test_the_answer_comes_sentence_by_sentence(visit: Visit) -> None:
    page = visit.chat()
    page.evaluate(
        "() => { window.seen = []; new MutationObserver(() => { const p = document.querySelector('.said p[dir]');"
        " if (p) seen.push(p.textContent); }).observe(document.getElementById('turns'), {childList: true, subtree: true}); }"
    )
    visit.ask("not_found Först kommer det här. Sedan kommer resten.")
    page.locator(".label.not_found").wait_for()
    assert "Svar: not_found Först kommer det här. " in page.evaluate("seen")


def test_stop_and_ask_again(visit: Visit) -> None:
    page = visit.chat()
    held: list[Any] = []
    page.route("**/api/v1/ask/stream", lambda route: held.append(route))
    visit.ask("Hur ofta plockas skräp?")
    page.get_by_role("button", name="Stoppa").click()
    page.locator(".said").get_by_text("Du stoppade svaret.").wait_for()
    assert page.get_by_role("button", name="Fråga", exact=True).is_visible()
    page.unroute("**/api/v1/ask/stream")
    page.get_by_role("button", name="Fråga igen").click()
    page.locator(".card").wait_for()
    assert page.locator(".turn").count() == 1
    assert page.evaluate("document.activeElement.className") == "question"


def test_without_a_stream_the_plain_way_answers(visit: Visit) -> None:
    page = visit.chat()
    page.route("**/api/v1/ask/stream", lambda route: route.fulfill(status=404, body="{}"))
    visit.ask("Hur ofta plockas skräp?")
    page.locator(".card").wait_for()


def test_a_stream_that_breaks_is_made_good(visit: Visit) -> None:
    page = visit.chat()
    broken = 'event: sentence\ndata: {"text": "Skräp"}\n\nevent: se'
    page.route(
        "**/api/v1/ask/stream", lambda route: route.fulfill(content_type="text/event-stream", body=broken)
    )
    visit.ask("Hur ofta plockas skräp?")
    page.locator(".card").wait_for()


def test_offline_keeps_what_was_typed_and_tries_again(visit: Visit) -> None:
    page = visit.chat()
    page.context.set_offline(True)
    visit.ask("Hur ofta plockas skräp?")
    page.locator(".label.error").wait_for()
    assert page.locator("#field").input_value() == "Hur ofta plockas skräp?"
    page.context.set_offline(False)
    page.get_by_role("button", name="Försök igen").click()
    page.locator(".card").wait_for()
    assert page.locator("#field").input_value() == ""


@pytest.mark.parametrize(
    ("status", "detail", "title"),
    [
        (429, "Vänta 3 minuter och försök igen.", "Vänta en stund"),
        (503, "Pausad för underhåll.", "Många frågar just nu"),
    ],
)
def test_refusals_say_what_to_do(visit: Visit, status: int, detail: str, title: str) -> None:
    page = visit.chat()
    body = f'{{"status": {status}, "detail": "{detail}"}}'
    page.route(
        "**/api/v1/ask/stream",
        lambda route: route.fulfill(status=status, content_type="application/problem+json", body=body),
    )
    visit.ask("Hur ofta plockas skräp?")
    page.locator(".said").get_by_text(detail).wait_for()
    assert page.locator(".label").inner_text() == title


def test_a_closed_service_says_so(visit: Visit) -> None:
    body = '{"open": false, "message": "Vi är tillbaka i morgon.", "contact": {"text": "Ring kommunen."}}'
    visit.page.route(
        "**/api/v1/status", lambda route: route.fulfill(content_type="application/json", body=body)
    )
    page = visit.chat()
    page.get_by_text("Vi är tillbaka i morgon.").wait_for()
    assert not page.locator("#field").is_visible()
    assert page.get_by_role("link", name="Ring 112").is_visible()


def test_emergency_comes_with_a_call(visit: Visit) -> None:
    page = visit.chat()
    visit.ask("emergency 112 nu, annars 114 14 eller 020-50 50 50, tryck 30 gånger")
    page.locator(".call").wait_for()
    assert page.locator(".call").get_attribute("href") == "tel:112"
    assert page.locator(".said .number-list a").all_inner_texts() == ["113 13", "1177", "114 14"]
    dialled = page.locator(".answer a.dial").evaluate_all("all => all.map((each) => each.href)")
    assert dialled == ["tel:112", "tel:11414", "tel:020505050"]


def test_nothing_written_becomes_markup(visit: Visit) -> None:
    hostile = "not_found <img src=x onerror=alert(1)> <b>fet</b> [a](javascript:alert(1)) [9] \"'`"
    page = visit.chat()
    visit.ask(hostile)
    page.locator(".answer").wait_for()
    assert page.locator(".answer").inner_text() == f"Svar: {hostile}"
    assert page.locator("h2.question").inner_text().endswith(hostile)
    assert page.locator("#turns img, #turns b, .answer a, .answer button").count() == 0


def test_thumb_comment_copy_human_and_clear(visit: Visit) -> None:
    page = visit.chat()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    told: list[Any] = []
    page.on("request", lambda each: told.append(each.post_data_json) if "feedback" in each.url else None)
    visit.ask("Hur ofta plockas skräp?")
    page.get_by_role("button", name="Kopiera").click()
    page.get_by_text("Kopierad", exact=False).or_(page.get_by_text("Kopierat med källor")).first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert QUOTE in copied
    assert "/dokument/plan/sida/2" in copied
    page.get_by_role("button", name="Nej", exact=True).click()
    page.keyboard.type("Saknar torg.")
    page.get_by_role("button", name="Skicka").click()
    page.get_by_text("Tack!").first.wait_for()
    assert [each["comment"] for each in told] == ["", "Saknar torg."]
    assert {each["helpful"] for each in told} == {False}
    page.get_by_role("button", name="Gäller det torg?").click()
    page.locator(".turn").nth(1).locator(".card").wait_for()
    page.get_by_role("button", name="Prata med en människa").click()
    assert page.get_by_role("link", name="0176-710 00").get_attribute("href") == "tel:017671000"
    page.get_by_role("button", name="Rensa samtalet").click()
    assert page.locator(".turn").count() == 0
    assert page.evaluate(FOCUSED) == "field"


def test_what_was_said_goes_along(visit: Visit) -> None:
    page = visit.chat()
    asked: list[Any] = []
    page.on("request", lambda each: asked.append(each.post_data_json) if "/ask" in each.url else None)
    visit.ask("Hur ofta plockas skräp?")
    page.get_by_role("button", name="Gäller det torg?").click()
    page.locator(".turn").nth(1).locator(".card").wait_for()
    assert asked[-1] == {
        "question": "Gäller det torg?",
        "history": [
            {"question": "Hur ofta plockas skräp?", "answer": "Skräp plockas upp inom ett dygn. [1]"}
        ],
    }


def test_the_language_can_be_changed_in_the_middle(visit: Visit) -> None:
    page = visit.chat()
    visit.ask("Hur ofta plockas skräp?")
    page.locator(".card").wait_for()
    page.locator("#language").select_option("ar")
    page.get_by_role("button", name="اسأل", exact=True).wait_for()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator(".answer").get_attribute("dir") == "ltr"
    assert page.locator(".sources h3").inner_text() == "المصدر"


def test_targets_are_large_enough_for_a_finger(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    page = visit.chat()
    visit.ask("Hur ofta plockas skräp?")
    page.locator(".card").wait_for()
    page.locator("#kit").click()
    page.locator(".kit-form").wait_for()
    small = page.evaluate(
        "() => [...document.querySelectorAll('button, a:not(.skip), summary, input, select, textarea')]"
        ".filter(e => e.checkVisibility()).map(e => [e.textContent || e.id, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)"
    )
    assert small == []
