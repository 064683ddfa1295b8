"""Files put in over HTTP: who may, what is refused before it is read, and that nothing else comes in or out."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from corpus.settings import Settings
from ingest.intake.receive_upload import LIMIT
from tests.integration.ui.fakes import FakeEngine
from tests.running import running
from ui.api.app import create_app

WAY = "/staff/uppladdning?klass=%C3%96PPEN&namn=plan.txt"
SIGNED = {"Authorization": "Bearer hemlig", "X-Trygg": "arbetsbank"}
Make = Callable[..., TestClient]


@dataclass
class Raw:
    """A reply read off a socket, and how many bytes of the body had been sent."""

    reply: bytes
    sent: int


def files(data: Path) -> list[Path]:
    return [path for path in (data / "uploads").rglob("*") if path.is_file()]


def test_a_file_is_received(make: Make, tmp_path: Path) -> None:
    reply = make(data=tmp_path).post(WAY, content=b"Lampor ska lagas.", headers=SIGNED)
    assert reply.status_code == 200
    assert reply.json()["namn"] == "plan.txt"
    (path,) = files(tmp_path)
    assert (path.read_bytes(), path.name) == (b"Lampor ska lagas.", "fil.txt")


@pytest.mark.parametrize(
    ("way", "headers", "status", "said"),
    [
        (WAY, {"X-Trygg": "arbetsbank"}, 401, "inloggad"),
        (WAY, SIGNED | {"Authorization": "Bearer fel"}, 401, "inloggad"),
        (WAY, {"Authorization": "Bearer hemlig"}, 403, "arbetsbänken"),
        (WAY.replace("%C3%96PPEN", "K%C3%84NSLIG"), SIGNED, 422, "Känsliga uppgifter"),
        (WAY.replace("%C3%96PPEN", "S%C3%84KERHETSSKYDDSKLASSIFICERAD"), SIGNED, 422, "godkända"),
        (WAY.replace("%C3%96PPEN", ""), SIGNED, 422, "informationsklass"),
        (WAY.replace(".txt", ".exe"), SIGNED, 422, "PDF, DOCX"),
    ],
)
def test_what_may_not_come_in_leaves_nothing(
    make: Make, tmp_path: Path, way: str, headers: dict[str, str], status: int, said: str
) -> None:
    reply = make(data=tmp_path).post(way, content=b"hemligt", headers=headers)
    assert (reply.status_code, said in reply.json()["detail"]) == (status, True)
    assert files(tmp_path) == []


def test_an_empty_file_is_told(make: Make, tmp_path: Path) -> None:
    reply = make(data=tmp_path).post(WAY, content=b"", headers=SIGNED)
    assert (reply.status_code, "tom" in reply.json()["detail"]) == (422, True)
    assert files(tmp_path) == []


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The whole service with the workbench, on a free port."""
    settings = Settings(staff_token="hemlig", data=tmp_path_factory.mktemp("data"))
    with running(create_app(FakeEngine(), settings)) as found:
        yield found.port


def sent(port: int, head: str, pieces: Iterator[bytes]) -> Raw:
    """Send piece by piece until the server answers or closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        wire.sendall(head.encode())
        count = 0
        wire.setblocking(True)
        try:
            for piece in pieces:
                wire.settimeout(0.02)
                try:
                    if early := wire.recv(4096):
                        return Raw(early, count)
                except TimeoutError:
                    pass
                wire.settimeout(20)
                wire.sendall(piece)
                count += len(piece)
            return Raw(wire.recv(4096), count)
        except (ConnectionError, BrokenPipeError):
            return Raw(b"", count)


def test_100_mb_are_refused_before_they_are_read(port: int) -> None:
    head = (
        f"POST {WAY} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer hemlig\r\nX-Trygg: arbetsbank\r\n"
        "Content-Length: 100000000\r\n\r\n"
    )
    found = sent(port, head, (b"x" * 65_536 for _ in range(100)))
    assert b" 413 " in found.reply.splitlines()[0]
    assert found.sent < 1_000_000


def test_a_length_that_is_not_told_is_counted(port: int) -> None:
    head = (
        f"POST {WAY} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer hemlig\r\nX-Trygg: arbetsbank\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    size = 4_000_000
    piece = f"{size:x}\r\n".encode() + b"x" * size + b"\r\n"
    found = sent(port, head, (piece for _ in range(30)))
    assert found.sent < LIMIT + 8 * size
    assert not found.reply or b" 413 " in found.reply.splitlines()[0]


@pytest.mark.parametrize(
    "path",
    [
        "/staff/gradio_api/upload",
        "/staff/gradio_api/file=/etc/passwd",
        "/staff/gradio_api/file=../../../../etc/passwd",
        "/staff/gradio_api/file%3D/etc/passwd",
        "/staff//gradio_api/file=/etc/passwd",
        "/staff/./gradio_api/upload",
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/staff/gradio_api/deep_link",
        "/staff/gradio_api/proxy=http://localhost/",
    ],
)
@pytest.mark.parametrize("signed", [True, False])
def test_no_file_passes_through_gradio(port: int, path: str, signed: bool) -> None:
    token = "Authorization: Bearer hemlig\r\n" if signed else ""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        wire.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n{token}Connection: close\r\n\r\n".encode())
        reply = b"".join(iter(lambda: wire.recv(65_536), b""))
    assert reply.split(b" ")[1] in {b"404", b"405", b"401", b"403"}
    assert b"root:" not in reply
