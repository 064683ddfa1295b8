"""Requests that come a byte at a time, over a raw socket."""

import json
import socket
import time
from collections.abc import Iterator

import pytest

from corpus.settings import Settings
from tests.integration.ui.fakes import FakeEngine
from tests.running import running
from ui.api.app import create_app
from ui.serving import middleware, timeouts
from ui.serving.timeouts import HEAD_BYTES, TimeoutProtocol

WAIT = 0.5
POST = "POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 40\r\n{more}\r\n"
UPLOAD = "Authorization: Bearer hemlig\r\nX-Trygg: arbetsbank\r\n"
BODY = b'{"question": "Skr\xc3\xa4p?", "history": [] }  '


class Hasty(TimeoutProtocol):
    seconds = WAIT


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    settings = Settings(data=tmp_path_factory.mktemp("data"), staff_token="hemlig")
    app = create_app(FakeEngine(), settings, staff=False)
    for each in app.user_middleware:
        if each.cls is middleware.BodyLimitMiddleware:
            each.kwargs.update(seconds=WAIT, file_seconds=WAIT)
    with running(app, http=Hasty) as found:
        yield found.port


def until_closed(connection: socket.socket) -> tuple[bytes, float]:
    """What came until the server closed the connection, and the seconds that took."""
    begun, said = time.monotonic(), b""
    connection.settimeout(10)
    while piece := connection.recv(65_536):
        said += piece
    return said, time.monotonic() - begun


@pytest.mark.parametrize(
    ("path", "more", "words"),
    [
        ("/api/v1/ask", "", timeouts.SLOW),
        ("/api/v1/feedback", "", timeouts.SLOW),
        ("/nix", "", timeouts.SLOW),
        ("/staff/uppladdning?klass=%C3%96PPEN&namn=a.txt", UPLOAD, timeouts.SLOW_FILE),
    ],
)
def test_a_body_that_comes_too_slowly(port: int, path: str, more: str, words: str) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(POST.format(path=path, more=more).encode())
        begun = time.monotonic()
        for byte in BODY[:2]:
            connection.sendall(bytes([byte]))
            time.sleep(WAIT / 4)
        said, _ = until_closed(connection)
    assert WAIT * 0.8 < time.monotonic() - begun < WAIT * 8
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in head.lower()
    assert b"application/problem+json" in head
    told = json.loads(body)
    assert (told["status"], told["detail"]) == (408, words)


def test_a_body_in_pieces_that_comes_in_time(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(POST.format(path="/api/v1/ask", more="Connection: close\r\n").encode())
        for at in range(0, 40, 10):
            connection.sendall(BODY[at : at + 10])
            time.sleep(WAIT / 10)
        said, _ = until_closed(connection)
    assert said.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("first", [b"", b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "])
def test_a_head_that_comes_too_slowly_is_hung_up_on(port: int, first: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(first)
        said, seconds = until_closed(connection)
    assert said == b""
    assert WAIT * 0.8 < seconds < WAIT * 8


def test_so_is_the_second_request_of_a_connection(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200 ")
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        said, seconds = until_closed(connection)
    assert b"HTTP" not in said
    assert seconds < WAIT * 8


def test_an_endless_head_is_hung_up_on(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: ")
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            for _ in range(200):
                connection.sendall(b"a" * (HEAD_BYTES // 8))
                time.sleep(0.005)
