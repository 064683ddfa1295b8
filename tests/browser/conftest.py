import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Host(BaseHTTPRequestHandler):
    """Somebody else's website: /PAGE is what a test put there, {base} in it the service."""

    pages: ClassVar[dict[str, tuple[str, str]]] = {}

    def do_GET(self) -> None:
        html, policy = self.pages.get(self.path, ("", ""))
        self.send_response(200 if html else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(html.encode())

    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture(scope="session")
def host() -> Iterator[str]:
    """Another website, on another port."""
    site = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_port}"
    site.shutdown()


@pytest.fixture(scope="session")
def server(host: str) -> Iterator[str]:
    """The whole service over the fake engine, on a free port; `host` may embed it."""
    from corpus.settings import Settings
    from tests.browser.standin import Engine
    from tests.running import running
    from ui.api.app import create_app

    settings = Settings(rate_short=1000, rate_long=1000, origins=(host,), contact_phone="0176-710 00")
    with running(create_app(Engine(), settings)) as found:
        yield found.base


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} saknas: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="playwright saknas: pip install -e .[test]")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: TRYGG_TEST_PICTURES, else a temporary folder."""
    chosen = os.environ.get("TRYGG_TEST_PICTURES")
    folder = Path(chosen) if chosen else tmp_path_factory.mktemp("bilder")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@dataclass
class Visit:
    """A browser page and what it did besides."""

    page: Any
    base: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def chat(self, query: str = "") -> Any:
        """The chat at /, ready."""
        self.page.goto(f"{self.base}/{query}")
        self.page.locator("[data-ready]").wait_for(timeout=15_000)
        return self.page

    def until(self, script: str, seconds: float = 5) -> None:
        """Wait for a script to be true; the page's own policy forbids playwright's way of waiting for one."""
        last = time.monotonic() + seconds
        while not self.page.evaluate(script):
            assert time.monotonic() < last, script
            time.sleep(0.05)

    def ask(self, text: str) -> None:
        """Type a question and send it."""
        self.page.locator("#field").fill(text)
        self.page.locator("#field").press("Enter")


@pytest.fixture
def look() -> dict[str, Any]:
    """How the browser looks; a test's own fixture may say otherwise."""
    return {"viewport": {"width": 1366, "height": 768}}


@pytest.fixture
def visit(browser: Any, server: str, host: str, look: dict[str, Any]) -> Iterator[Visit]:
    """A visitor whose page may speak to the service and the host alone, and who leaves no trace."""
    context = browser.new_context(locale="sv-SE", **look)
    made = Visit(context.new_page(), server)

    def note(asked: Any) -> None:
        if not asked.url.startswith((server, host, "data:", "blob:")):
            made.outside.append(asked.url)

    context.on("request", note)
    context.on("console", lambda said: made.errors.append(said.text) if said.type == "error" else None)
    made.page.on("dialog", lambda dialog: (made.dialogs.append(dialog.message), dialog.dismiss()))
    yield made
    kept = context.storage_state()
    context.close()
    assert not made.outside
    assert not made.dialogs
    assert kept == {"cookies": [], "origins": []}
