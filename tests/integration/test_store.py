"""What is kept, over real HTTP and between real processes: nothing by default, and no personal data where it is on."""

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from openpyxl import load_workbook

from corpus.settings import Settings
from tests.fakes import ROOT
from tests.integration.test_cli import LAMPS, Place, fetch, wait_for
from ui.store.database import FILE
from ui.store.store import open_store

pytestmark = pytest.mark.slow

SECRETS = (
    "19900101-1234", "9001011239", "+46701234567", "anna@exempel.se", "Fiktivsson", "fiktivsson",
    "Påhittsgatan 12",
)  # fmt: skip
QUESTIONS = (
    LAMPS,
    f"jag heter anna fiktivsson, anna@exempel.se, bor på Påhittsgatan 12. {LAMPS}",
    f"{LAMPS} Ring +46701234567, mvh Anna Fiktivsson",
    f"Mitt personnummer är 19900101-1234. {LAMPS}",
    f"9001011239: {LAMPS}",
    "Vad kostar en biljett till badhuset?",
    "Hur mycket kostar en biljett till badhuset?",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    made = Place(tmp_path_factory.mktemp("sparat") / "plats")
    assert made.trygg("ingest").returncode == 0
    return made


@contextmanager
def serving(place: Place, **more: str) -> Iterator[str]:
    """The service's address; stopped as an operator stops it, and everything it said read."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        place.command("serve", "--port", str(port)),
        cwd=place.root,
        env=place.environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGTERM)
            said = process.communicate(timeout=20)[0]
    assert not [secret for secret in (*SECRETS, "lampor längs") if secret in said], said
    assert "Traceback" not in said


def ask_all(address: str) -> list[dict[str, object]]:
    replies = []
    for number, question in enumerate(QUESTIONS):
        # Ten questions in ten minutes are what one address may ask.
        status, _, text = fetch(f"{address}/api/v1/ask", {"question": question})
        assert status == 200
        replies.append(json.loads(text))
        if number == 0:
            said = {"id": replies[0]["id"], "helpful": False, "comment": "Jag heter Anna Fiktivsson"}
            assert fetch(f"{address}/api/v1/feedback", said)[0] == 202
    return replies


def everything(folder: Path) -> str:
    return "".join(file.read_bytes().decode(errors="replace") for file in folder.rglob("*") if file.is_file())


def test_nothing_by_default(place: Place) -> None:
    before = sorted(file for file in place.data.rglob("*") if file.is_file())
    with serving(place) as address:
        ask_all(address)
        assert not (place.data / FILE).exists()
    assert sorted(file for file in place.data.rglob("*") if file.is_file()) == before
    assert "badhuset" not in everything(place.data)
    exported = place.trygg("log", "export", "--format", "json")
    assert (exported.returncode, json.loads(exported.stdout)) == (0, [])
    assert not (place.data / FILE).exists()


def test_switched_on_it_keeps_cleaned_questions_and_erases_them(place: Place, tmp_path: Path) -> None:
    with serving(place, TRYGG_KEEP_QUESTIONS="ja") as address:
        replies = ask_all(address)
        time.sleep(0.5)
        assert not [secret for secret in SECRETS if secret in everything(place.data)]
        fetch(f"{address}/api/v1/ask", {"question": "Den sista frågan före stoppet?"})
    exported = place.trygg("log", "export", "--format", "json")
    rows = {row["Svars-id"]: row for row in json.loads(exported.stdout)}
    assert len(rows) == len(QUESTIONS) + 1
    assert "Den sista frågan före stoppet?" in exported.stdout
    first = rows[replies[0]["id"]]
    assert first["Fråga"] == LAMPS
    assert (first["Hjälpte"], first["Kommentar"]) == ("nej", "Jag heter [namn]")
    assert first["Källor"] == "lampor s. 1"
    # Whether who leaves an address behind is answered is the guards' to say; what is kept is masked either way.
    masked = f"jag heter [namn], [e-post], bor på [adress]. {LAMPS}"
    assert rows[replies[1]["id"]]["Fråga"] in ("", masked)
    assert [rows[reply["id"]]["Fråga"] for reply in replies[3:5]] == ["", ""]
    _files(place, tmp_path, len(rows))
    month = first["Tid"][:7]
    told = place.trygg("log", "report", "--month", month)
    assert "- **2** × Hur mycket kostar en biljett till badhuset?" in told.stdout
    assert "kommentar: Jag heter" in told.stdout
    assert (
        json.loads(place.trygg("log", "report", "--month", month, "--format", "json").stdout)["questions"]
        == 8
    )
    done = place.trygg("log", "erase", "--all")
    assert done.stdout == f"Raderade {len(rows)} frågor och 0 samtal.\n"
    assert "badhuset" not in everything(place.data)
    audit = place.trygg("log", "audit").stdout
    assert "exportera frågor" in audit
    assert "radera frågor" in audit
    assert place.trygg("log", "audit", "--check").stdout.startswith("4 rader, kedjan är hel.")


def _files(place: Place, folder: Path, rows: int) -> None:
    place.trygg("log", "export", "--out", str(folder / "f.csv"))
    lines = (folder / "f.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (lines[0].split(";")[:2], len(lines)) == (["Tid", "Fråga"], rows + 1)
    place.trygg("log", "export", "--format", "xlsx", "--out", str(folder / "f.xlsx"))
    assert load_workbook(folder / "f.xlsx")["Frågor"].max_row == rows + 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("export", "--format", "xlsx"), 1, "--format xlsx kräver --out"),
        (("export", "--from", "igår"), 2, "igår är ingen dag"),
        (("erase",), 2, "--all"),
        (("erase", "--all", "--older-than", "3"), 2, "not allowed"),
        (("erase", "--older-than", "-1"), 1, "kan inte vara mindre än 0"),
        (("report", "--month", "november"), 1, "--month skrivs som 2026-11, inte «november»"),
        (("export", "--out", "finns/inte.csv"), 1, "inte.csv går inte att skriva"),
    ],
)
def test_what_is_wrong_is_told(place: Place, arguments: tuple[str, ...], code: int, told: str) -> None:
    done = place.trygg("log", *arguments)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


WRITER = """
import sys
from pathlib import Path
from assistant.model import Answer, AnswerStatus, Question
from corpus.settings import Settings
from ui.store.store import open_store
name, number = sys.argv[2], int(sys.argv[3])
store = open_store(Settings(data=Path(sys.argv[1]), keep_questions=True, database_url=sys.argv[4]))
for n in range(number):
    store.questions.keep(Question(f"fråga {n}"), Answer(f"{name}{n}", AnswerStatus.NOT_FOUND, "sv", ""))
    store.audit.record(name, "skriver", {"n": n})
store.close()
sys.exit(store.writer.dropped)
"""


def write_at_once(folder: Path, address: str = "") -> None:
    """Three processes, 50 questions and 50 audit rows each, on a database that none of them has made."""
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name, "50", address], cwd=ROOT)
        for name in "abc"
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    store = open_store(Settings(data=folder, database_url=address))
    assert len(store.questions.rows()) == 150
    chain = store.audit.check()
    assert (chain.rows, chain.broken) == (150, 0)
    for name in "abc":
        mine = [entry.details["n"] for entry in store.audit.entries() if entry.person == name]
        assert mine == [str(n) for n in range(50)]
    store.close()


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    write_at_once(tmp_path)
