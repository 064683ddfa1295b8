"""The tabs Dokument and Återkoppling in a real browser: put in a version, see what differs, publish, go back."""

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import overhang
from tests.browser.workbench import ASKED, TOKEN, Bench, changed_plan, planned, violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with planned(tmp_path_factory.mktemp("dokument")) as made:
        yield made


def answer(base: str) -> str:
    body = json.dumps({"question": ASKED}).encode()
    asked = urllib.request.Request(f"{base}/api/v1/ask", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=30) as reply:
        return str(json.load(reply)["answer"])


def opened(browser: Any, base: str, tab: str) -> Any:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="sv-SE",
        extra_http_headers={"Authorization": f"Bearer {TOKEN}"},
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{base}/staff/")
    page.wait_for_selector("#flikar")
    page.get_by_role("tab", name=tab).first.click()
    return page


def test_a_version_is_put_in_compared_published_and_taken_back(
    browser: Any, bench: Bench, pictures: Path, tmp_path: Path
) -> None:
    base = bench.base
    assert "14 dagar" in answer(base)
    page = opened(browser, base, "Dokument")
    page.wait_for_selector("#dokumentlista table")
    assert violations(page) == []

    page.get_by_label("KÄNSLIG", exact=True).check()
    page.wait_for_selector("#dokument-sagt >> text=Känsliga uppgifter")
    assert not page.locator("#ladda-upp-fil").is_visible()

    page.get_by_label("ÖPPEN – alla får läsa").check()
    locked = tmp_path / "plan-for-ljus.txt"
    locked.write_bytes("Åtgärder".encode("latin-1"))
    page.set_input_files("#ladda-upp-fil", str(locked))
    page.wait_for_selector("#dokument-sagt >> text=UTF-8")

    page.set_input_files("#ladda-upp-fil", str(changed_plan(tmp_path, 7)))
    page.wait_for_selector("#gor-utkast")
    assert page.input_value("#doktitel textarea, #doktitel input") == "Plan för ljus"
    page.click("#gor-utkast")
    page.wait_for_selector("#publicera:visible", timeout=90_000)
    shown = page.inner_text("#utkast")
    assert "Krav: 1 ändrat" in shown
    assert "14" in page.inner_text("#utkast del mark")
    page.screenshot(path=pictures / "staff-dokument.png", full_page=True)
    assert violations(page) == []
    assert "14 dagar" in answer(base)

    page.click("#publicera")
    page.wait_for_selector("#dokument-sagt >> text=är publicerat")
    assert " 7 dagar" in answer(base)
    page.click("#ga-tillbaka")
    page.click("#ja-tillbaka")
    page.wait_for_selector("#dokument-sagt >> text=gäller igen")
    assert "14 dagar" in answer(base)


def test_a_statement_is_checked_and_kept_as_a_draft(browser: Any, bench: Bench, pictures: Path) -> None:
    question = json.dumps({"question": "Vilka öppettider har Mini Maria?"}).encode()
    asked = urllib.request.Request(f"{bench.base}/api/v1/ask", question, {"Content-Type": "application/json"})
    urllib.request.urlopen(asked, timeout=30).close()
    page = opened(browser, bench.base, "Återkoppling")
    page.wait_for_selector("#aterkoppling >> text=öppettider har Mini Maria")
    page.click("#pastaende-dokument input")
    page.get_by_role("option", name="Plan för ljus").click()
    page.get_by_role("textbox", name="Sida", exact=True).fill("1")
    page.fill("#pastaende textarea", "Trasiga gatlampor lagas av kommunen inom 30 dagar.")
    page.fill("#pastaende-fragor textarea", "När lagas lampan?\nlampan är trasig")
    page.click("#prova")
    page.wait_for_selector("#prov-svar >> text=«30» står inte på sidan 1.")
    page.click("#spara-utkast")
    page.wait_for_selector("#prov-svar >> text=Sparat som")
    assert violations(page) == []
    page.screenshot(path=pictures / "staff-aterkoppling.png", full_page=True)
    (draft,) = (bench.data / "digest-drafts").glob("*.md")
    written = draft.read_text(encoding="utf-8")
    assert "utkast: ja" in written
    assert "> FEL (siffra): «30» står inte på sidan 1." in written
    assert "Mini Maria" not in written


def test_on_a_phone_nothing_sticks_out(browser: Any, bench: Bench, pictures: Path) -> None:
    page = opened(browser, bench.base, "Dokument")
    page.wait_for_selector("#dokumentlista table")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(500)
    page.screenshot(path=pictures / "staff-dokument-hand.png", full_page=True)
    assert overhang(page) == 0
