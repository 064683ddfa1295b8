"""The workbench's tab Fråga over the shipped knowledge: ask, read the source beside, choose wording, narrow, keep, save."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from assistant.build import Assistant
from corpus.settings import Settings
from tests.browser.axe import overhang
from tests.browser.workbench import TOKEN, built, violations
from tests.running import Running, start
from ui.api.app import create_app

pytestmark = pytest.mark.browser
SIZES = {"bord": (1366, 768, "light"), "hand": (390, 844, "light"), "mork": (1366, 768, "dark")}
GRAFFITI = "Hur snabbt ska klotter saneras?"
LAWS = "Vilka lagar styr hur kommunen använder kameror?"
KIT = "Vad bör finnas i en krislåda?"


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> tuple[Assistant, Settings]:
    """The assistant over what ships, none of what happens to lie in corpus/local."""
    settings = Settings(data=tmp_path_factory.mktemp("arbetsbank") / "data", staff_token=TOKEN)
    return built(settings), settings


@pytest.fixture(scope="module")
def bench(knowledge: tuple[Assistant, Settings]) -> Iterator[Running]:
    served = start(create_app(*knowledge))
    yield served
    served.stop()


@dataclass
class Visit:
    """A signed-in page and what it did besides."""

    page: Any
    base: str
    size: str
    outside: list[str] = field(default_factory=list)


def opened(browser: Any, base: str, size: str) -> Visit:
    width, height, scheme = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        locale="en-US",
        extra_http_headers={"Authorization": f"Bearer {TOKEN}"},
        accept_downloads=True,
    )
    visit = Visit(context.new_page(), base, size)
    context.on(
        "request",
        lambda asked: (
            visit.outside.append(asked.url) if not asked.url.startswith((base, "data:", "blob:")) else None
        ),
    )
    arrive(visit)
    return visit


def arrive(visit: Visit) -> None:
    visit.page.goto(f"{visit.base}/staff/")
    visit.page.get_by_label("Din fråga").wait_for(timeout=60_000)
    visit.page.locator("#flik-ask[data-ordval][data-laddad]").wait_for(state="attached", timeout=20_000)


@pytest.fixture
def visit(request: Any, browser: Any, bench: Running) -> Iterator[Visit]:
    made = opened(browser, bench.base, getattr(request, "param", "bord"))
    yield made
    made.page.context.close()
    assert not made.outside


def ask(page: Any, text: str) -> Any:
    """Ask and wait until the answer is done; gives its article."""
    page.get_by_label("Din fråga").fill(text)
    page.keyboard.press("Enter")
    page.locator("#senaste .utbyte", has_text=text).locator(".varfor").wait_for(timeout=20_000)
    return page.locator("#senaste .utbyte")


def inside(page: Any, selector: str) -> bool:
    """Whether something lies within the window."""
    script = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.right <= innerWidth; }"
    return bool(page.locator(selector).first.evaluate(script))


def check(page: Any) -> None:
    """No serious violation, nothing wider than the screen."""
    assert violations(page) == []
    assert overhang(page) == 0


@pytest.mark.parametrize("visit", SIZES, indirect=True)
def test_ask_and_read_the_source_beside(visit: Visit, pictures: Path) -> None:
    page = visit.page
    assert page.locator("html").get_attribute("lang") == "sv"
    page.screenshot(path=pictures / f"fraga-start-{visit.size}.png")
    answer = ask(page, GRAFFITI)
    assert "48 timmar" in answer.locator(".svar").inner_text()
    assert page.get_by_label("Din fråga").input_value() == ""
    if visit.size == "hand":
        assert not page.locator("#sidvy").is_visible()
        answer.locator(".kalla").first.click()
    frame = page.frame_locator("#sidvy iframe")
    frame.locator("mark").first.wait_for(timeout=10_000)
    assert "48 timmar" in frame.locator("mark").first.inner_text()
    page.get_by_text("Sida 28 av 64").wait_for()
    assert inside(page, "#sidvy iframe")
    page.screenshot(path=pictures / f"fraga-svar-{visit.size}.png")
    if visit.size == "hand":
        page.get_by_role("button", name="Stäng").click()
    for needed in ("#falt textarea", "#falt button", "#senaste .svar", "#senaste .kalla"):
        assert inside(page, needed), needed
    check(page)


def test_pages_are_turned_and_opened(visit: Visit) -> None:
    page = visit.page
    ask(page, GRAFFITI)
    page.get_by_text("Sida 28 av 64").wait_for()
    page.get_by_role("button", name="Nästa sida").click()
    page.get_by_text("Sida 29 av 64").wait_for()
    assert page.frame_locator("#sidvy iframe").locator("mark").count() == 0
    page.get_by_role("button", name="Föregående sida").click()
    page.get_by_text("Sida 28 av 64").wait_for()
    page.frame_locator("#sidvy iframe").locator("mark").first.wait_for()
    with page.context.expect_page() as new:
        page.get_by_role("link", name="Eget fönster").click()
    new.value.wait_for_load_state()
    assert new.value.locator("mark#citat").is_visible()
    assert not page.get_by_role("link", name="Originalet").is_visible()


def test_official_words_first_and_plain_on_a_switch(visit: Visit) -> None:
    page = visit.page
    answer = ask(page, GRAFFITI)
    assert answer.locator(".ordagrant").is_visible()
    assert not answer.locator(".klarsprak").is_visible()
    page.get_by_role("button", name="Klarspråk").click()
    assert answer.locator(".klarsprak").is_visible()
    assert not answer.locator(".ordagrant").is_visible()
    page.reload()
    page.locator('#flik-ask[data-ordval="klarsprak"]').wait_for(timeout=20_000)


def test_a_list_that_is_ordered_is_seen_and_leads_to_the_whole(visit: Visit) -> None:
    answer = ask(visit.page, "gör en krislåda för två vuxna")
    assert "42 liter" in answer.locator(".svar").inner_text()
    whole = answer.get_by_role("link", name="Krislåda: hela listan")
    assert whole.get_attribute("href") == "/checklista/krislada?vuxna=2"


def test_filters_change_the_answer(visit: Visit) -> None:
    page = visit.page
    free = ask(page, GRAFFITI).locator(".kallor").inner_text()
    page.get_by_role("button", name="Avgränsa").click()
    page.get_by_label("Fokusområde").click()
    page.get_by_role("option", name="Systematiskt säkerhetsarbete").click()
    page.get_by_role("button", name="Avgränsa: fokusområdet Systematiskt säkerhetsarbete").wait_for()
    answer = ask(page, "Inom hur många timmar ska klotter på kommunens hus saneras?")
    assert "Klotterbekämpning" in free
    assert "Avgränsat till fokusområdet Systematiskt säkerhetsarbete" in answer.inner_text()
    assert "Klotterbekämpning" not in answer.inner_text()
    page.get_by_role("button", name="Nytt samtal").click()
    page.get_by_label("Gällde den").fill("i fjol")
    page.get_by_label("Din fråga").fill(KIT)
    page.keyboard.press("Enter")
    page.get_by_text("Skriv dagen som år-månad-dag").last.wait_for()
    assert page.get_by_label("Din fråga").input_value() == KIT


def test_exports_open(visit: Visit) -> None:
    page = visit.page
    ask(page, GRAFFITI)
    ask(page, LAWS)
    with page.expect_download() as one:
        page.locator("#senaste").get_by_role("button", name="Svaret som Word").click()
    read = docx.Document(BytesIO(Path(one.value.path()).read_bytes()))
    text = "\n".join(paragraph.text for paragraph in read.paragraphs)
    assert one.value.suggested_filename == "vilka-lagar-styr-hur-kommunen-anvander-kameror.docx"
    assert LAWS in text
    assert GRAFFITI not in text
    assert "Trygghets- och säkerhetsstrategi, KS 2021-1430, s. 46" in text
    with page.expect_download() as whole:
        page.get_by_role("button", name="Hela samtalet som Markdown").click()
    markdown = Path(whole.value.path()).read_text("utf-8")
    assert markdown.index(GRAFFITI) < markdown.index(LAWS)
    assert "s. 28" in markdown


def test_copied_reference(visit: Visit) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, GRAFFITI).get_by_role("button", name="Kopiera hänvisning").first.click()
    page.get_by_text("Kopierad").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "Trygghets- och säkerhetsstrategi, KS 2021-1430, s. 28"


def test_conversations_survive_a_reload(visit: Visit) -> None:
    page = visit.page
    ask(page, GRAFFITI)
    page.get_by_role("button", name="Nytt samtal").click()
    page.locator("#senaste .valkommen").wait_for()
    ask(page, KIT)
    assert page.locator(".samtal").count() == 2
    page.get_by_role("button", name="Byt namn").click()
    page.get_by_label("Samtalets namn").fill("Om krislådan")
    page.keyboard.press("Enter")
    page.locator(".samtal", has_text="Om krislådan").wait_for()
    arrive(visit)
    page.locator("#senaste .utbyte", has_text=KIT).wait_for(timeout=10_000)
    assert page.locator(".samtal").count() == 2
    page.locator(".samtal", has_text=GRAFFITI).click()
    page.locator("#senaste .utbyte", has_text=GRAFFITI).wait_for()
    page.get_by_role("button", name="Ta bort").click()
    page.get_by_role("button", name="Ta bort för gott?").click()
    page.locator(".samtal", has_text=GRAFFITI).wait_for(state="detached")
    arrive(visit)
    page.locator(".samtal", has_text="Om krislådan").wait_for()
    assert page.locator(".samtal").count() == 1


SLOW_SHELF = """(() => {
  const plain = window.fetch.bind(window);
  window.fetch = async (...all) => {
    if (String(all[1]?.body ?? "").includes('"talks"')) await new Promise((done) => setTimeout(done, 1500));
    return plain(...all);
  };
})()"""
"""What the browser has kept takes its time to arrive."""


def test_a_question_asked_before_what_is_kept_has_come(visit: Visit) -> None:
    page = visit.page
    ask(page, GRAFFITI)
    page.context.add_init_script(SLOW_SHELF)
    page.goto(f"{visit.base}/staff/")
    page.get_by_label("Din fråga").fill(KIT)
    page.keyboard.press("Enter")
    assert page.locator("#flik-ask[data-laddad]").count() == 0
    page.locator(".samtal", has_text=GRAFFITI).wait_for(timeout=10_000)
    page.locator("#senaste .utbyte", has_text=KIT).locator(".varfor").wait_for(timeout=20_000)


def test_why_is_folded_away(visit: Visit, pictures: Path) -> None:
    page = visit.page
    answer = ask(page, GRAFFITI)
    assert not answer.locator("tr.anvand").first.is_visible()
    answer.get_by_text("Så kom svaret till").click()
    assert answer.locator("tr.anvand").count() >= 1
    assert answer.locator("tr.ej").count() >= 1
    assert "Sök" in answer.locator(".tider").inner_text()
    answer.locator(".varfor").scroll_into_view_if_needed()
    page.screenshot(path=pictures / "fraga-varfor.png")
    check(page)


def test_nothing_written_becomes_markup(visit: Visit) -> None:
    page = visit.page
    hostile = "klotter <img src=x onerror=alert(1)> ${alert(1)} {{alert}} <b>fet</b> `x`"
    answer = ask(page, hostile)
    assert answer.locator(".fragan").inner_text().endswith(hostile)
    assert answer.locator("img, b >> text=fet").count() == 0
    assert hostile[:30] in page.locator(".samtal").first.inner_text()


def test_a_lost_connection_is_told_and_the_text_stays(
    browser: Any, knowledge: tuple[Assistant, Settings]
) -> None:
    served = start(create_app(*knowledge))
    visit = opened(browser, served.base, "bord")
    page = visit.page
    served.stop()
    page.get_by_label("Din fråga").fill(GRAFFITI)
    page.keyboard.press("Enter")
    page.get_by_text("Kontakten med tjänsten är bruten.").wait_for(timeout=20_000)
    assert page.get_by_label("Din fråga").input_value() == GRAFFITI
    page.context.close()


def test_an_ended_session_is_told_and_the_text_stays(visit: Visit) -> None:
    page = visit.page
    page.context.set_extra_http_headers({})
    page.get_by_label("Din fråga").fill(GRAFFITI)
    page.keyboard.press("Enter")
    page.get_by_text("Din inloggning har gått ut.").wait_for(timeout=20_000)
    assert page.get_by_label("Din fråga").input_value() == GRAFFITI
    reading = {"Accept": "text/html"}
    assert page.request.get(f"{visit.base}/staff/", headers=reading, max_redirects=0).status == 303
