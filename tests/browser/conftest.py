import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The whole service over the fake engine, on a free port."""
    import uvicorn

    from corpus.settings import Settings
    from tests.integration.ui.fakes import FakeEngine
    from ui.api import create_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(FakeEngine(), Settings(rate_short=1000, rate_long=1000))
    config = uvicorn.Config(app, port=port, log_level="warning", proxy_headers=False)
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join(10)


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
