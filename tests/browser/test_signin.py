"""Signing in as people do: by keyboard, without scripts, with the wrong password, at the municipality's provider."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corpus.settings import Settings
from tests.browser.axe import check
from tests.integration.ui.accounts import PASSWORD, add_account
from tests.integration.ui.fakes import FakeEngine
from tests.integration.ui.oidc import CLIENT, SECRET, Provider, provided
from tests.running import running
from ui.api.app import create_app
from ui.signin import signin_texts

pytestmark = pytest.mark.browser
SIZES = {"bord": (1366, 768, "light"), "hand": (390, 844, "light"), "mork": (1366, 768, "dark")}


@dataclass
class Served:
    base: str
    data: Path


@contextmanager
def serve(settings: Settings) -> Iterator[Served]:
    with running(create_app(FakeEngine(), settings)) as found:
        yield Served(found.base, settings.data)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("inloggning")
    for name in ("anna", "berit", "cecilia", "disa", "eva"):
        add_account(data, name, shown=f"{name.capitalize()} Berg")
    with serve(Settings(data=data)) as served:
        yield served


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with elsewhere() as started:
        yield started


@contextmanager
def elsewhere() -> Iterator[Provider]:
    """A provider on another site than the service, as far as a browser can tell."""
    with provided() as started:
        started.base = started.base.replace("127.0.0.1", "localhost")
        yield started


def trusting(provider: Provider, data: Path) -> Settings:
    return Settings(data=data, oidc_issuer=provider.issuer, oidc_client=CLIENT, oidc_secret=SECRET)


@pytest.fixture(scope="module")
def federated(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("leverantor")
    add_account(data)
    with serve(trusting(provider, data)) as served:
        yield served


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Any, size: str) -> Iterator[Any]:
    width, height, scheme = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk_page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


def type_in(page: Any, name: str, password: str = PASSWORD) -> None:
    """With the keyboard alone; the first field has focus when the page opens."""
    page.wait_for_function("document.activeElement.id === 'namn'")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_in_and_out_by_keyboard(page: Any, service: Served, size: str, pictures: Path) -> None:
    page.goto(service.base + "/staff/")
    assert page.url.endswith("/logga-in?next=%2Fstaff%2F")
    check(page)
    page.screenshot(path=pictures / f"logga-in-{size}.png")
    type_in(page, "Anna")
    page.get_by_role("tab", name="Fråga").wait_for(timeout=30_000)
    assert page.url == service.base + "/staff/"
    page.get_by_text("Anna Berg").wait_for(timeout=30_000)
    page.get_by_role("button", name="Logga ut").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Du är utloggad").wait_for()
    check(page)
    page.screenshot(path=pictures / f"utloggad-{size}.png")
    page.goto(service.base + "/staff/")
    assert "/logga-in" in page.url


def test_a_wrong_password(page: Any, service: Served, size: str, pictures: Path) -> None:
    page.goto(service.base + "/logga-in?next=/dokument")
    type_in(page, "berit", "inte rätt lösenord")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert alert.inner_text() == signin_texts.WRONG
    assert page.title().startswith("Fel: ")
    field = page.get_by_label("Lösenord")
    assert field.evaluate("field => field === document.activeElement")
    assert field.input_value() == ""
    assert page.get_by_label("Användarnamn").input_value() == "berit"
    check(page)
    page.screenshot(path=pictures / f"fel-losenord-{size}.png")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(service.base + "/dokument")


def test_after_many_wrong_passwords_one_must_wait(desk_page: Any, service: Served, pictures: Path) -> None:
    desk_page.goto(service.base + "/logga-in")
    for _ in range(6):
        desk_page.get_by_label("Användarnamn").fill("cecilia")
        desk_page.get_by_label("Lösenord").fill("inte rätt lösenord")
        desk_page.get_by_role("button", name="Logga in").click()
        desk_page.get_by_role("alert").wait_for()
    assert "Vänta" in desk_page.get_by_role("alert").inner_text()
    assert "sekunder" in desk_page.get_by_role("alert").inner_text()
    check(desk_page)
    desk_page.screenshot(path=pictures / "vanta.png")


def test_a_session_that_ends_meanwhile(desk_page: Any, service: Served, pictures: Path) -> None:
    desk_page.goto(service.base + "/logga-in")
    type_in(desk_page, "disa")
    desk_page.get_by_text("Disa Berg").wait_for(timeout=30_000)
    for file in (service.data / "sessions").glob("*.json"):
        file.unlink()
    box = desk_page.get_by_placeholder("Skriv din fråga")
    box.fill("Hur snabbt ska klotter saneras?")
    desk_page.keyboard.press("Enter")
    desk_page.get_by_text("Din inloggning har gått ut").first.wait_for(timeout=10_000)
    desk_page.goto(service.base + "/dokument")
    desk_page.goto(service.base + "/staff/")
    assert desk_page.get_by_role("status").inner_text() == signin_texts.ENDED
    check(desk_page)
    type_in(desk_page, "disa")
    desk_page.get_by_text("Disa Berg").wait_for(timeout=30_000)


def test_without_scripts(browser: Any, service: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(service.base + "/logga-in?next=/dokument")
    page.get_by_label("Användarnamn").fill("eva")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url(service.base + "/dokument")
    page.goto(service.base + "/logga-ut")
    page.get_by_role("button", name="Logga ut").click()
    page.get_by_role("heading", name="Du är utloggad").wait_for()
    context.close()


def test_at_the_provider_and_out_again(
    page: Any, federated: Served, provider: Provider, size: str, pictures: Path
) -> None:
    page.goto(federated.base + "/staff/")
    check(page)
    page.screenshot(path=pictures / f"leverantor-{size}.png")
    page.get_by_role("link", name="Logga in med kommunens konto").click()
    page.wait_for_url(federated.base + "/staff/")
    page.get_by_text("Anna Berg").wait_for(timeout=30_000)
    page.goto(federated.base + "/logga-in")
    check(page)
    page.screenshot(path=pictures / f"inloggad-{size}.png")
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url(federated.base + "/logga-ut**")
    assert provider.seen[-1]["post_logout_redirect_uri"] == federated.base + "/logga-ut"
    assert page.request.get(federated.base + "/api/v1/me").status == 401


def test_a_provider_that_answers_with_a_form(desk_page: Any, tmp_path: Path) -> None:
    with elsewhere() as adfs, serve(trusting(adfs, tmp_path)) as service:
        adfs.published = {"scopes_supported": ["openid", "allatclaims"]}
        desk_page.goto(service.base + "/logga-in/kommunen?next=/dokument")
        desk_page.get_by_role("button", name="Vidare").click()
        desk_page.wait_for_url(service.base + "/dokument")
        assert desk_page.request.get(service.base + "/api/v1/me").json()["name"] == "Anna Berg"


def test_another_sites_page_can_do_nothing(desk_page: Any, service: Served, provider: Provider) -> None:
    desk_page.goto(service.base + "/logga-in?next=/dokument")
    type_in(desk_page, "eva")
    desk_page.wait_for_url(service.base + "/dokument")
    desk_page.goto(provider.base + "/keys")
    desk_page.evaluate(
        """async (base) => {
          const ask = JSON.stringify({ question: "Vem vet?", audience: "staff" });
          const sent = { method: "POST", mode: "no-cors", credentials: "include" };
          // The reply is no other site's to have (Cross-Origin-Resource-Policy); the request is made all the same.
          await fetch(base + "/api/v1/ask", { ...sent, body: new Blob([ask]) }).catch(() => null);
          await fetch(base + "/logga-ut", sent).catch(() => null);
        }""",
        service.base,
    )
    desk_page.evaluate(
        """(base) => {
          const form = document.createElement("form");
          form.method = "post"; form.action = base + "/logga-ut";
          document.body.append(form); form.submit();
        }""",
        service.base,
    )
    desk_page.wait_for_url("**/logga-ut")
    assert desk_page.request.get(service.base + "/api/v1/me").status == 200
