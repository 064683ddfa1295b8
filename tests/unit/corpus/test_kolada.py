"""Over real HTTP to a server of the test's own."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from corpus import kolada
from corpus.kolada import Figure, Kolada, KoladaError

ROW = {"kpi": "N12345", "municipality": "0188", "period": 2023}
GOOD = {
    "values": [
        {
            **ROW,
            "values": [
                {"gender": "T", "value": 9.5},
                {"gender": "K", "value": None},
                {"gender": "M", "value": True},
            ],
        },
        {
            **ROW,
            "period": "2022",
            "values": [{"gender": "K", "value": 4}, {"gender": "X", "value": 4}, "fel"],
        },
        {**ROW, "period": "i fjol", "values": [{"gender": "T", "value": 1}]},
        {**ROW, "kpi": "N99999", "values": [{"gender": "T", "value": 1}]},
        "fel",
    ]
}


class Replies(BaseHTTPRequestHandler):
    status, body, seconds = 200, b"", 0.0
    asked: tuple[str, ...] = ()

    def do_GET(self) -> None:
        Replies.asked = (*Replies.asked, self.path)
        time.sleep(self.seconds)
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Replies)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Replies.status, Replies.body, Replies.seconds, Replies.asked = 200, json.dumps(GOOD).encode(), 0.0, ()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_values_by_year_and_gender(address: str) -> None:
    assert Kolada(address).figures("N12345", "0188") == (Figure(2022, "K", 4.0), Figure(2023, "T", 9.5))
    assert Replies.asked == ("/data/?kpi_id=N12345&municipality_id=0188",)


@pytest.mark.parametrize(
    ("kpi", "municipality"),
    [("n12345", "0188"), ("N1", "0188"), ("N12345/../", "0188"), ("N12345", "188"), ("N12345", "0188&x")],
)
def test_an_id_of_another_form_is_never_asked_for(address: str, kpi: str, municipality: str) -> None:
    with pytest.raises(KoladaError):
        Kolada(address).figures(kpi, municipality)
    assert Replies.asked == ()


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (500, b"", "svarade med felet 500"),
        (200, b"<html>", "gick inte att läsa"),
        (200, b"[]", "gick inte att läsa"),
        (200, b'{"values": 1}', "gick inte att läsa"),
        (200, b'{"values": []}', "inga värden"),
        (200, b" " * 1_100_000, "för mycket"),
    ],
)
def test_a_strange_reply_is_told_in_swedish(address: str, status: int, body: bytes, said: str) -> None:
    Replies.status, Replies.body = status, body
    with pytest.raises(KoladaError, match=said):
        Kolada(address).figures("N12345", "0188")


def test_nobody_there_and_nobody_answering(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KoladaError, match="går inte att nå"):
        Kolada("http://127.0.0.1:9").figures("N12345", "0188")
    monkeypatch.setattr(kolada, "_PATIENCE", 0.2)
    Replies.seconds = 1.0
    with pytest.raises(KoladaError, match="inte i tid"):
        Kolada(address).figures("N12345", "0188")
