"""`trygg` as its users run it: real processes on a small folder of made documents."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfWriter

from corpus.index.generations import current
from tests.fakes import ROOT

pytestmark = pytest.mark.slow

PLAN = (
    "Plan för utelampor\n1 Lampor\nTrasiga lampor längs gång- och cykelvägar ska lagas inom nio dagar.\n"
    "\f2 Bänkar\nTrasiga parkbänkar ska lagas inom tre veckor efter anmälan."
)
LAMPS = "Hur snabbt ska trasiga lampor längs cykelvägar lagas?"
FIELDS = {
    "id": str, "status": str, "answered": bool, "language": str, "answer": str, "citations": list,
    "passages": list, "suggestions": list, "seconds": dict,
}  # fmt: skip
CITATION = {"marker", "document_id", "title", "section", "page", "quote", "url", "edition", "notices"}
PASSAGE = {"document_id", "page", "page_end", "section", "text", "score"}

PROGRAM = """
import sys
from pathlib import Path
import ingest.intake.inputs
from ui.cli import main
shipped, local = map(Path, sys.argv[1:3])
ingest.intake.inputs.LOCAL = local
ingest.intake.inputs.find_inputs.__defaults__ = (shipped,)
sys.exit(main(sys.argv[3:]))
"""
"""`trygg` with nothing shipped: embedding all that ships would take minutes."""


class Place:
    """A folder with documents and data, and `trygg` in it."""

    def __init__(self, root: Path) -> None:
        self.root, self.docs, self.data = root, root / "docs", root / "data"
        self.docs.mkdir(parents=True)
        (root / "shipped").mkdir()
        (self.docs / "lampor.txt").write_text(PLAN, encoding="utf-8")

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TRYGG_")}
        own = {"TRYGG_DATA": str(self.data), "TRYGG_DOCUMENTS": str(self.docs), "PYTHONPATH": str(ROOT)}
        return {**kept, **own, **more}

    def command(self, *arguments: str) -> list[str]:
        program = [sys.executable, "-c", PROGRAM, str(self.root / "shipped"), str(self.root / "local")]
        return [*program, *arguments]

    def trygg(self, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            self.command(*arguments),
            cwd=self.root,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Read in once; tests leave it as it is."""
    made = Place(tmp_path_factory.mktemp("trygg") / "plats")
    done = made.trygg("ingest")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert done.stdout.startswith("1 dokument, 2 sidor, ")
    assert "VARNING  lampor.txt: finns inte i registret" in done.stderr
    return made


def test_a_second_ingest_changes_nothing(place: Place) -> None:
    before = current(place.data)
    again = place.trygg("ingest")
    assert again.returncode == 0
    assert again.stdout.startswith("Inget har ändrats")
    assert current(place.data) == before


def test_ask_as_json(place: Place) -> None:
    asked = place.trygg("ask", LAMPS, "--json")
    assert (asked.returncode, asked.stderr) == (0, "")
    reply = json.loads(asked.stdout)
    assert {name: type(reply[name]) for name in FIELDS} == FIELDS
    assert (reply["status"], reply["answered"], reply["language"]) == ("answered", True, "sv")
    assert "nio dagar" in reply["answer"]
    assert reply["answer"].endswith("[1]")
    citation = reply["citations"][0]
    assert citation.keys() >= CITATION
    assert (citation["document_id"], citation["page"], citation["edition"]) == ("lampor", 1, "official")
    assert citation["quote"] in PLAN.replace("\n", " ")
    assert citation["url"].startswith("/dokument/lampor/sida/1?citat=Trasiga%20lampor")
    assert reply["passages"]
    assert all(passage.keys() >= PASSAGE and 0 <= passage["score"] <= 1 for passage in reply["passages"])
    assert {"embed", "retrieve", "answer", "total"} <= reply["seconds"].keys()


def test_ask_as_text_names_the_page(place: Place) -> None:
    asked = place.trygg("ask", LAMPS, "--audience", "staff")
    assert asked.returncode == 0
    assert re.search(r"\[1\] Plan för utelampor.*s\. 1", asked.stdout)


def test_not_finding_an_answer_is_no_error(place: Place) -> None:
    asked = place.trygg("ask", "Vad kostar en biljett till badhuset?", "--json")
    assert asked.returncode == 0
    assert json.loads(asked.stdout)["answered"] is False


def test_requirements_in_every_format(place: Place, tmp_path: Path) -> None:
    shown = place.trygg("krav", "--ord", "lampan")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith("1 krav.\n\nINGEN NAMNGIVEN (1)")
    assert "[ska] Trasiga lampor" in shown.stdout
    assert "s. 1" in shown.stdout
    reply = json.loads(place.trygg("krav", "--modalitet", "ska", "--format", "json").stdout)
    assert reply["count"] == 2
    assert [row["page"] for row in reply["groups"][0]["requirements"]] == [1, 2]
    for kind in ("md", "xlsx"):
        file = tmp_path / f"krav.{kind}"
        done = place.trygg("krav", "--sida", "2", "--format", kind, "--out", str(file))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert file.read_bytes().startswith(b"PK" if kind == "xlsx" else b"# Kravregister")


def test_no_requirement_is_no_error(place: Place) -> None:
    done = place.trygg("krav", "--aktor", "säkerhetschefen")
    assert done.returncode == 0
    assert done.stdout.startswith("Inga krav stämmer")


@pytest.mark.parametrize(
    ("arguments", "more", "told"),
    [
        (("krav",), {"TRYGG_DATA": "tom"}, "Kör «trygg ingest» först"),
        (("krav", "--dokument", "nix"), {}, "Det finns inget dokument «nix». Kända: lampor."),
        (("krav", "--sida", "-1"), {}, "--sida räknas från 1"),
        (("krav", "--format", "xlsx"), {}, "--format xlsx kräver --out"),
        (("krav", "--out", "finns-inte/krav.md"), {}, "krav.md går inte att skriva"),
        (("ask", "Hej?"), {"TRYGG_DATA": "tom"}, "Kör «trygg ingest» först"),
        (("ingest",), {"TRYGG_DOKUMENT": "x"}, "TRYGG_DOKUMENT finns inte"),
        (("ask", "Hej?"), {"TRYGG_THREADS": "många"}, "threads måste vara ett heltal"),
        (("ask", "Hej?"), {"TRYGG_EMBEDDER": "annan"}, "TRYGG_EMBEDDER är «annan»"),
        (("serve", "--port", "70000"), {}, "--port måste vara mellan 1 och 65535"),
        (("ingest", "finns-inte.pdf"), {}, "finns-inte.pdf"),
    ],
)
def test_what_is_wrong_is_told_in_swedish(
    place: Place, arguments: tuple[str, ...], more: dict[str, str], told: str
) -> None:
    done = place.trygg(*arguments, **more)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [(), ("okänt",), ("ask",), ("ask", "Hej?", "--audience", "alla")])
def test_a_command_that_is_no_command(place: Place, arguments: tuple[str, ...]) -> None:
    done = place.trygg(*arguments)
    assert done.returncode == 2
    assert "usage: trygg" in done.stderr


def test_bad_files_are_named_and_good_ones_are_read(tmp_path: Path) -> None:
    made = Place(tmp_path / "fel")
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("hemligt")
    writer.write(made.docs / "låst.pdf")
    (made.docs / "tom.txt").write_bytes(b"")
    (made.docs / "bild.png").write_bytes(b"\x89PNG")
    done = made.trygg("ingest")
    assert done.returncode == 1
    assert done.stdout.startswith("1 dokument, ")
    assert "3 fel" in done.stdout
    wrong = {line.split(": ")[0].removeprefix("FEL").strip(): line for line in done.stderr.splitlines()}
    assert "låst med lösenord" in wrong["låst.pdf"]
    assert "den är tom" in wrong["tom.txt"]
    assert "ändelsen .png går inte att läsa" in wrong["bild.png"]
    assert str(tmp_path) not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def served(place: Place) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        place.command("serve", "--port", str(port)),
        cwd=place.root,
        env=place.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            assert f"svarar på {address}" in process.stdout.readline()
            wait_for(address, process)
            yield process, address
        finally:
            if process.poll() is None:
                process.kill()


def wait_for(address: str, process: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        try:
            if fetch(f"{address}/readyz")[0] == 200:
                return
        except (ConnectionError, urllib.error.URLError):
            pass
        time.sleep(0.2)
    raise AssertionError("the service doesn't answer")


def fetch(address: str, body: object = None) -> tuple[int, str, str]:
    """Status, type and text of a reply."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:
            return reply.status, reply.headers["Content-Type"], reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read().decode()


def test_the_service_answers_and_shows_the_page(served: tuple["subprocess.Popen[str]", str]) -> None:
    _, address = served
    status, kind, text = fetch(f"{address}/api/v1/ask", {"question": LAMPS, "include_passages": True})
    assert (status, kind.split(";")[0]) == (200, "application/json")
    reply = json.loads(text)
    assert {name: type(reply[name]) for name in FIELDS} == FIELDS
    assert reply["answered"] is True
    status, kind, text = fetch(address + reply["citations"][0]["url"])
    assert (status, kind.split(";")[0]) == (200, "text/html")
    assert re.search(r"<mark[^>]*>[^<]*Trasiga lampor", text)


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({"question": ""}, 422, "question"),
        ({}, 422, "question"),
        ({"question": "x" * 2001}, 413, "2 000"),
        ({"question": "Hej?", "audience": "staff"}, 401, ""),
    ],
)
def test_bad_input_over_http(
    served: tuple["subprocess.Popen[str]", str], body: object, status: int, told: str
) -> None:
    got, _, text = fetch(f"{served[1]}/api/v1/ask", body)
    assert got == status
    assert told in text
    assert "Traceback" not in text


def test_it_stops_when_told(served: tuple["subprocess.Popen[str]", str]) -> None:
    """Last: the service is gone after this."""
    process, _ = served
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) in (0, -signal.SIGTERM)
    assert "Traceback" not in process.stdout.read()
