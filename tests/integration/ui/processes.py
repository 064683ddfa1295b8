"""A service in processes of its own, asked over HTTP."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fakes import ROOT
from tests.running import free_port

FACTORY = "tests.integration.ui.slow_service:make"
RUN = "import sys; from corpus.settings import load; from ui.serving.processes import serve; sys.exit(serve(load(), '127.0.0.1', int(sys.argv[1]), {factory!r}))"
STAFF = {"Authorization": "Bearer hemlig"}


@dataclass
class Service:
    """One that runs."""

    process: subprocess.Popen[str]
    port: int
    data: Path

    def send(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers and body, over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = None if body is None else json.dumps(body).encode()
            kind = {"Content-Type": "application/json"} if sent else {}
            connection.request(method, path, sent, {**kind, **(headers or {})})
            reply = connection.getresponse()
            return reply.status, {k.lower(): v for k, v in reply.headers.items()}, reply.read().decode()
        finally:
            connection.close()

    def ask(self, question: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """Status, and the process that answered."""
        status, _, body = self.send("POST", "/api/v1/ask", {"question": question}, headers)
        found = re.search(r"Process (\d+)", body)
        return status, found[1] if found else ""

    def stop(self) -> tuple[int, str]:
        """SIGTERM, as from systemd; the exit code and what was logged."""
        self.process.send_signal(signal.SIGTERM)
        _, log = self.process.communicate(timeout=30)
        return self.process.returncode, log


@contextmanager
def service(data: Path, **settings: object) -> Iterator[Service]:
    """A service with these settings, stopped at the end where it still runs."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRYGG_")}
    chosen = {f"TRYGG_{name.upper()}": str(value) for name, value in settings.items()}
    process = subprocess.Popen(
        [sys.executable, "-c", RUN.format(factory=FACTORY), str(port)],
        cwd=ROOT,
        env={**kept, "TRYGG_DATA": str(data), "TRYGG_STAFF_TOKEN": "hemlig", **chosen},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    found = Service(process, port, data)
    try:
        _wait(found)
        yield found
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=30)


def _wait(found: Service) -> None:
    last = time.monotonic() + 60
    while time.monotonic() < last:
        assert found.process.poll() is None, found.process.communicate()[1]
        try:
            if found.send("GET", "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the service did not start")
