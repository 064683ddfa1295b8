"""The same store on a real PostgreSQL, started in a temporary folder; skipped, saying so, where there is none."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.model import Answer, AnswerStatus, Question
from corpus.settings import Settings
from tests.integration.test_store import write_at_once
from ui.store.errors import Stale
from ui.store.indicator_values import Reading
from ui.store.saved_checklists import Draft, Mark
from ui.store.saved_conversations import SavedTurn
from ui.store.store import Store, open_store

pytestmark = pytest.mark.slow

PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))
"""Debian keeps the server's programs out of PATH."""


def program(name: str) -> str | None:
    return shutil.which(name, path=f"{PROGRAMS}:{os.environ.get('PATH', '')}")


def as_postgres(*command: str) -> list[str]:
    """PostgreSQL won't run as root."""
    who = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    return [*who, *command]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("psycopg", reason="the extra postgres is not installed")
    initdb, server = program("initdb"), program("postgres")
    if not initdb or not server:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    folder = tmp_path_factory.mktemp("postgres")
    for each in (folder, *folder.parents[:3]):
        each.chmod(0o755)
    (folder / "kluster").mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder / "kluster", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cluster = str(folder / "kluster" / "data")
    made = as_postgres(
        initdb, "-D", cluster, "-U", "trygg", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"
    )
    subprocess.run(made, check=True, capture_output=True, timeout=60, cwd="/")
    options = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", f"port={port}")
    settings = [part for option in options for part in ("-c", option)]
    with subprocess.Popen(
        as_postgres(server, "-D", cluster, *settings), cwd="/", stderr=subprocess.DEVNULL
    ) as process:
        try:
            wait_until_listening(port, process)
            yield f"postgresql://trygg@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


def wait_until_listening(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("PostgreSQL doesn't start")


@pytest.fixture
def store(address: str, tmp_path: Path) -> Iterator[Store]:
    made = open_store(Settings(data=tmp_path / "data", database_url=address, keep_questions=True))
    yield made
    made.questions.erase()
    made.close()
    assert not (tmp_path / "data").exists()


def test_several_processes_write_at_once(address: str, tmp_path: Path) -> None:
    """First: the audit log is to be its own."""
    write_at_once(tmp_path, address)
    assert list(tmp_path.iterdir()) == []


def test_questions(store: Store) -> None:
    store.questions.erase()
    store.questions.keep(
        Question("Jag heter Anna Påhittad, hur saneras klotter?"),
        Answer("a1", AnswerStatus.ANSWERED, "sv", ""),
    )
    store.questions.thumb("a1", helpful=True, comment="ring 070-123 45 67")
    assert store.writer.flush()
    (kept,) = store.questions.rows()
    assert (kept.question, kept.helpful, kept.comment) == (
        "Jag heter [namn], hur saneras klotter?",
        True,
        "ring [telefon]",
    )
    store.tidy()
    assert len(store.questions.rows()) == 1
    assert store.questions.erase(ids=["a1"]) == 1
    store.database.scrub()
    assert store.questions.rows() == ()


def test_what_staff_save(store: Store) -> None:
    draft = Draft("Skolan", "planeringsfall", {"plats": "rimbo"}, {"p1": Mark(True)}, "g-1")
    made = store.saved.add("anna", draft)
    newer = store.saved.change("anna", made.id, 1, replace(draft, name="Torget"))
    assert store.saved.list("anna") == (newer,)
    with pytest.raises(Stale):
        store.saved.change("anna", made.id, 1, draft)
    assert store.saved.delete("anna", made.id)
    talk = store.talks.add("anna", "Klotter", (SavedTurn("Vad gäller?", {"answer": "å"}),))
    assert store.talks.list("anna") == (talk,)
    reading = Reading("strategi", "Våldsbrott", "", 2023, 10.4)
    value = store.values.put("anna", reading)
    assert store.values.list() == (value,)
    with pytest.raises(Stale):
        store.values.put("bo", reading)
