"""The service as it is run: real processes, real HTTP, stopped by a real signal."""

import http.client
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.integration.ui.processes import STAFF, Service, service
from tests.integration.ui.test_stream import events
from ui.serving.processes import STOP
from ui.serving.timeouts import ENDLESS

pytestmark = pytest.mark.slow


def publish(data: Path) -> None:
    """A generation that serves; the engine of these tests doesn't open it."""
    (data / "generations" / "g1").mkdir(parents=True)
    (data / "CURRENT").write_text("g1\n", encoding="utf-8")


def both(found: Service, headers: dict[str, str]) -> list[tuple[int, str]]:
    """Ask until two processes have answered; slow questions at the same time reach both."""
    replies: list[tuple[int, str]] = []
    with ThreadPoolExecutor(6) as askers:
        for _ in range(10):
            replies += askers.map(lambda _: found.ask("långsam fråga", headers), range(6))
            if len({process for _, process in replies if process}) == 2:
                return replies
    raise AssertionError(f"only {replies}")


def held_open(port: int) -> http.client.HTTPResponse:
    """The beginning of a reply that goes on until somebody hangs up."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", f"{ENDLESS}abc", headers=STAFF)
    reply = connection.getresponse()
    assert reply.status == 200
    return reply


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stop_lets_answers_and_streams_finish(tmp_path: Path, workers: int) -> None:
    publish(tmp_path)
    with service(tmp_path, workers=workers) as found, ThreadPoolExecutor(2) as askers:
        answer = askers.submit(found.ask, "långsam fråga")
        stream = askers.submit(found.send, "POST", "/api/v1/ask/stream", {"question": "långsam fråga"})
        # An open workbench, which would never hang up of itself; one process alone has it.
        held = [held_open(found.port)] if workers == 1 else []
        time.sleep(0.5)
        begun = time.monotonic()
        code, log = found.stop()
        assert code == 0, log
        assert time.monotonic() - begun < STOP / 2
        for reply in held:
            with pytest.raises(http.client.IncompleteRead):
                reply.read()
        assert answer.result()[0] == 200
        status, _, body = stream.result()
        assert status == 200
        assert [name for name, _ in events(body)][-1] == "done"
        with pytest.raises(OSError, match="refused"):
            found.send("GET", "/healthz")
        lines = [json.loads(line) for line in log.splitlines()]
        answered = [line["route"] for line in lines if line.get("status") == 200 and line["ms"] >= 900]
        # An open workbench may hold its heartbeat as long.
        answered = [route for route in answered if route.startswith("/api/")]
        assert sorted(answered) == ["/api/v1/ask", "/api/v1/ask/stream"]
        assert not [line for line in lines if line["level"] != "info"]
    assert not {path.name for path in tmp_path.iterdir()} & {"metrics", "limits.sqlite", "limits.sqlite-wal"}


def test_two_processes_share_limits_counts_and_the_pause(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "limits.sqlite").write_text("left by one that was killed", encoding="utf-8")
    with service(tmp_path, workers=2) as found:
        replies = both(found, STAFF)
        with ThreadPoolExecutor(6) as askers:
            codes = [status for status, _ in askers.map(lambda _: found.ask("långsam fråga"), range(13))]
        assert sorted(codes) == [200] * 10 + [429] * 3
        line = r'^trygg_http_requests_total\{method="POST",route="/api/v1/ask",status="200"\} (.+)$'
        for _ in range(4):
            counted = re.search(line, found.send("GET", "/metrics", headers=STAFF)[2], re.MULTILINE)
            assert counted is not None
            assert float(counted[1]) == len(replies) + 10
        (tmp_path / "PAUSED").write_text("Vi rättar ett fel.", encoding="utf-8")
        time.sleep(1.1)
        with ThreadPoolExecutor(6) as askers:
            assert {s for s, _ in askers.map(lambda _: found.ask("långsam", STAFF), range(12))} == {503}
        assert found.stop()[0] == 0


def test_a_service_that_can_not_start_says_so(tmp_path: Path) -> None:
    publish(tmp_path)
    with pytest.raises(AssertionError, match="origins"), service(tmp_path, workers=2, origins="ingen"):
        pass
