"""A day at the workbench with real accounts: every tab in one sitting, and what each role sees and may do."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from corpus.settings import Settings
from tests.browser.axe import overhang
from tests.browser.workbench import ASKED, Bench, changed_plan, planned, violations
from tests.integration.ui.accounts import PASSWORD, add_account
from ui.signin.person import Role
from ui.store.store import open_store

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
PEOPLE = {
    "mia": (Role.MEDARBETARE, "Mia Strand"),
    "per": (Role.PLANERARE, "Per Skog"),
    "rut": (Role.REDAKTOR, "Rut Dal"),
    "finn": (Role.FORVALTARE, "Finn Ek"),
}
GRAFFITI = "Hur snabbt ska klotter saneras?"
CASE = "Vi bygger en skola och ett torg i tätorten. Kameror övervägs."
LIST = "Skolan vid torget"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with planned(tmp_path_factory.mktemp("dagen")) as made:
        for name, (role, shown) in PEOPLE.items():
            add_account(made.data, name, role, shown)
        yield made


@pytest.fixture
def context(browser: Any, bench: Bench) -> Iterator[Any]:
    """What signs somebody in, in a browser of their own."""
    contexts = []

    def sign_in(name: str) -> Any:
        context = browser.new_context(viewport=DESK, locale="sv-SE", accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(f"{bench.base}/staff/")
        page.get_by_label("Användarnamn").fill(name)
        page.get_by_label("Lösenord").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.locator("#flik-ask[data-laddad]").wait_for(state="attached")
        page.get_by_text(PEOPLE[name][1]).wait_for()
        return page

    yield sign_in
    for context in contexts:
        context.close()


def turn_to(page: Any, tab: str, shows: str) -> None:
    """Open a tab and wait until it shows something."""
    page.get_by_role("tab", name=tab, exact=True).click()
    page.locator(shows).first.wait_for()


def looked_at(page: Any, pictures: Path, name: str) -> None:
    """Nothing serious for axe and nothing sticks out, at a context and on a phone; a picture of both."""
    for size, viewport in (("hand", PHONE), ("bord", DESK)):
        page.set_viewport_size(viewport)
        page.wait_for_timeout(300)
        page.screenshot(path=pictures / f"dagen-{name}-{size}.png")
        assert violations(page) == [], (name, size)
        assert overhang(page) == 0, (name, size)


def saved(page: Any, button: Any) -> tuple[str, bytes]:
    """The file that a button gives: its name and content."""
    with page.expect_download() as file:
        button.click()
    return file.value.suggested_filename, Path(file.value.path()).read_bytes()


def audited(data: Path) -> list[tuple[str, str]]:
    """Who did what, in the order it was done."""
    store = open_store(Settings(data=data))
    try:
        return [(entry.person, entry.action) for entry in store.audit.entries()]
    finally:
        store.close()


def test_a_working_day(context: Any, bench: Bench, pictures: Path, tmp_path: Path) -> None:
    page = context("finn")
    asks(page, pictures)
    reads_requirements(page, pictures)
    enters_a_newer_value(page, pictures)
    turn_to(page, "Lagar", "#flik-laws table")
    looked_at(page, pictures, "lagar")
    makes_a_checklist(page, pictures)
    changes_a_document(page, context("rut"), pictures, tmp_path)
    turn_to(page, "Återkoppling", "#pastaende")
    looked_at(page, pictures, "aterkoppling")
    page.get_by_role("button", name="Logga ut").click()
    page.get_by_role("heading", name="Du är utloggad").wait_for()
    assert page.request.get(f"{bench.base}/api/v1/me").status == 401
    done = [what for who, what in audited(bench.data) if who == "finn"]
    assert [what for what in done if what not in {"logga in", "logga ut"}] == [
        "exportera", "exportera", "spara nyckeltal", "exportera", "spara checklista", "exportera",
        "ladda upp", "publicera", "rulla tillbaka",
    ]  # fmt: skip


def asks(page: Any, pictures: Path) -> None:
    """A question, its source beside, and the answer as Word."""
    page.get_by_label("Din fråga").fill(GRAFFITI)
    page.keyboard.press("Enter")
    page.locator("#senaste .varfor").wait_for()
    marked = page.frame_locator("#sidvy iframe").locator("mark").first
    marked.wait_for()
    assert "48 timmar" in marked.inner_text()
    name, content = saved(page, page.locator("#senaste").get_by_role("button", name="Svaret som Word"))
    assert name == "hur-snabbt-ska-klotter-saneras.docx"
    assert any("s. 28" in each.text for each in docx.Document(BytesIO(content)).paragraphs)
    page.screenshot(path=pictures / "dagen-fraga-bord.png")


def reads_requirements(page: Any, pictures: Path) -> None:
    """What one party is to do, on its page, and as Excel."""
    turn_to(page, "Krav", "#krav-svar table")
    every = page.locator("#krav-svar .antal").inner_text()
    page.locator("#krav-filter [name=ord]").fill("klotter")
    page.locator("#krav-svar .antal", has_not_text=every).wait_for()
    rows = page.locator("#krav-svar tbody tr:not(.grupp)")
    assert 1 < rows.count() < 20
    page.locator("#krav-svar a[data-sida]").first.click()
    page.frame_locator("#kallfonster iframe").locator("mark").first.wait_for()
    page.get_by_role("button", name="Stäng").click()
    _, content = saved(page, page.locator("#flik-requirements").get_by_role("button", name="Excel"))
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    assert (
        "klotter" in " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row).lower()
    )
    looked_at(page, pictures, "krav")
    page.locator("#krav-filter [name=ord]").fill("gatlampor")
    page.locator("#krav-svar tbody tr", has_text="inom 14 dagar").wait_for()


def enters_a_newer_value(page: Any, pictures: Path) -> None:
    """A newer value moves the picture, the words beside it and the path."""
    turn_to(page, "Nyckeltal", "#flik-indicators article")
    card = page.locator("#flik-indicators article", has_text="Anmälda våldsbrott")
    card.get_by_text("Nyare värden").click()
    card.get_by_label("År", exact=True).fill("2024")
    card.get_by_label("Värde").fill("9,1")
    card.get_by_label("Källa").fill("Räknat för hand 2025")
    card.get_by_role("button", name="Spara värdet").click()
    card.locator(".inskrivna", has_text="9,1").wait_for()
    assert "2024" in card.locator("img").get_attribute("alt")
    name, content = saved(page, card.get_by_role("button", name="PNG"))
    assert name.endswith(".png")
    assert content.startswith(b"\x89PNG")
    looked_at(page, pictures, "nyckeltal")


def makes_a_checklist(page: Any, pictures: Path) -> None:
    """A case in somebody's own words becomes a list, which is ticked, saved, opened again and handed out."""
    turn_to(page, "Checklistor", "#fallet")
    page.get_by_label("Beskriv fallet med egna ord").fill(CASE)
    page.get_by_role("button", name="Fyll i fälten ur texten").click()
    page.locator("#fallet .forslag").first.wait_for()
    looked_at(page, pictures, "fallet")
    page.get_by_role("button", name="Gör listan").click()
    page.locator("#listan").wait_for()
    page.get_by_role("button", name="Vilket skede är ni i?").click()
    assert page.get_by_label("Skede").evaluate("each => each === document.activeElement")
    page.locator("#listan [data-klar]").first.check()
    page.locator("#listan .punkt textarea").first.fill("Rektorn har läst <b>det här</b>")
    page.get_by_label("Listans namn").fill(LIST)
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_text(f"«{LIST}» är sparad.").wait_for()
    looked_at(page, pictures, "lista")
    page.reload()
    turn_to(page, "Checklistor", "#fallet")
    page.get_by_role("button", name=LIST).click()
    page.get_by_text(f"«{LIST}» är öppnad.").wait_for()
    assert page.locator("#listan [data-klar]").first.is_checked()
    assert page.locator("#listan .punkt textarea").first.input_value() == "Rektorn har läst <b>det här</b>"
    _, content = saved(page, page.locator("#listan").get_by_role("button", name="Word"))
    written = docx.Document(BytesIO(content))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert "<b>det här</b>" in " ".join([*cells, *(each.text for each in written.paragraphs)])


def changes_a_document(page: Any, colleague: Any, pictures: Path, folder: Path) -> None:
    """A changed version is put in, compared, published under a colleague's eyes, and taken back."""
    turn_to(page, "Dokument", "#dokumentlista table")
    page.get_by_label("ÖPPEN – alla får läsa").check()
    page.set_input_files("#ladda-upp-fil", str(changed_plan(folder, 7)))
    page.click("#gor-utkast")
    page.locator("#publicera").wait_for(timeout=90_000)
    assert "Krav: 1 ändrat" in page.inner_text("#utkast")
    looked_at(page, pictures, "dokument")
    turn_to(colleague, "Dokument", "#publicera")
    assert "Finn Ek" in colleague.inner_text("#utkast")
    page.click("#publicera")
    page.locator("#dokument-sagt", has_text="är publicerat").wait_for()
    colleague.click("#publicera")
    colleague.locator("#dokument-sagt .fel").wait_for()
    assert days(page) == "7 dagar"
    demands(page, "7 dagar")
    page.click("#ga-tillbaka")
    page.click("#ja-tillbaka")
    page.locator("#dokument-sagt", has_text="gäller igen").wait_for()
    assert days(page) == "14 dagar"
    demands(page, "14 dagar")


def days(page: Any) -> str:
    """How long a lamp may take, asked anew."""
    page.get_by_role("tab", name="Fråga", exact=True).click()
    page.get_by_role("button", name="Nytt samtal").click()
    page.locator("#senaste .valkommen").wait_for()
    page.get_by_label("Din fråga").fill(ASKED)
    page.keyboard.press("Enter")
    page.locator("#senaste .varfor").wait_for()
    answer = page.inner_text("#senaste .svar")
    turn_to(page, "Dokument", "#dokumentlista table")
    return next(each for each in ("14 dagar", "7 dagar") if each in answer)


def demands(page: Any, wanted: str) -> None:
    """The same, in the register of requirements as it was left: it has followed what serves."""
    turn_to(page, "Krav", "#krav-svar table")
    page.locator("#krav-svar tbody tr", has_text=f"inom {wanted}").wait_for()
    turn_to(page, "Dokument", "#dokumentlista table")


@pytest.mark.parametrize("name", PEOPLE)
def test_what_a_role_sees_and_may(name: str, context: Any, bench: Bench) -> None:
    role, rank = PEOPLE[name][0], list(PEOPLE).index(name)
    page = context(name)
    turn_to(page, "Checklistor", "#fallet")
    page.get_by_role("button", name="Gör listan").click()
    page.locator("#listan").wait_for()
    assert page.get_by_role("button", name="Spara", exact=True).count() == (rank >= 1)
    turn_to(page, "Dokument", "#dokumentlista table")
    assert page.get_by_label("ÖPPEN – alla får läsa").count() == (rank >= 2)
    turn_to(page, "Återkoppling", "#aterkoppling")
    assert page.locator("#pastaende").count() == (rank >= 2)
    refused = {
        element: "får inte" in pressed(page, bench, element)
        for element in ("spara-ny", "publicera", "ja-tillbaka")
    }
    assert refused == {"spara-ny": rank < 1, "publicera": rank < 2, "ja-tillbaka": rank < 3}, role


def pressed(page: Any, bench: Bench, name: str) -> str:
    """What the server says to a button pressed without the page, as a program with this person's cookie could.

    The button is known by its event's name or its element id.
    """
    call = page.evaluate(
        """(name) => {
          const { components, dependencies } = window.gradio_config;
          const ids = components.filter((each) => each.props.elem_id === name).map((each) => each.id);
          const found = dependencies.find((each) => each.targets.some(
            ([id, event]) => event === name || (event === "click" && ids.includes(id))));
          return { fn_index: found.id, data: found.inputs.map(() => ""), event_data: {} };
        }""",
        name,
    )
    session = f"prov-{name}-{call['fn_index']}"
    queue, own = f"{bench.base}/staff/gradio_api/queue", {"Origin": bench.base}
    joined = page.request.post(f"{queue}/join", data={**call, "session_hash": session}, headers=own)
    assert joined.ok, joined.text()
    told = page.request.get(f"{queue}/data?session_hash={session}", headers=own).text()
    answers = [
        json.loads(line.removeprefix("data: ")) for line in told.splitlines() if line.startswith("data: ")
    ]
    assert any(each["msg"] == "process_completed" for each in answers), told
    return str(answers)
