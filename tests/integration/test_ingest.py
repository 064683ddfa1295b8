"""The whole ingest on a small folder of made documents: incremental, idempotent, and never half done."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import ingest.intake.build_generation
import ingest.intake.inputs
from corpus.errors import IndexBusy, KnowledgeError
from corpus.index.generations import current, locked, require_current
from corpus.index.search_index import Index, open_index
from corpus.model import Audience, Edition
from corpus.settings import Settings
from ingest.errors import DiskFull
from ingest.intake.build_generation import build
from ingest.intake.ingest_report import Report, unchanged
from ingest.intake.inputs import Inputs, find_inputs
from tests.fakes import CORPUS, ROOT, HashEmbedder

LIGHT = (
    "1 Belysning på gator och torg\nKommunen ska laga trasiga lampor inom 14 dagar efter anmälan.\n"
    "Lampor i parker tänds klockan fem på eftermiddagen under vintern.\f"
    "2 Parker och stråk\nParkerna ska vara ljusa och städade varje dag.\nBuskar klipps ned till en meters höjd."
)
SNOW = "# Snöröjning\n\nSnön plogas först vid skolor.\n\n## Sand\n\nSanden sopas upp i april.\n"
DIGEST = (
    "---\ndokument: ljus\n---\n# Belysning\n- Trasiga lampor lagas på två veckor. (s. 1)\n"
    "  - När lagas lampan?\n  - Hur fort lagas en lampa?\n"
)
REGISTER = '[[document]]\nid = "ljus"\ntitle = "Plan för ljus"\nstatus = "gäller"\n'

SERVER = """
import os, sys
from pathlib import Path
import ingest.intake.build_generation, ingest.intake.inputs
from corpus.settings import Settings
from ingest.intake.inputs import find_inputs
from tests.fakes import HashEmbedder
for line in sys.stdin:
    root = Path(line.strip())
    pid = os.fork()
    if not pid:
        ingest.intake.inputs.LOCAL = root / "local"
        settings = Settings(data=root / "data")
        inputs = find_inputs(settings, [root / "docs"], root / "shipped")
        ingest.intake.build_generation.build(inputs, settings, HashEmbedder(), lambda *told: None)
        os._exit(0)
    print(pid, flush=True)
    print(os.waitpid(pid, 0)[1], flush=True)
"""
"""Forks an ingest for each folder it is told of: imports cost seconds, so they are done once."""


class Place:
    """A folder with documents and data, and an ingest over it."""

    def __init__(self, root: Path) -> None:
        self.root, self.docs, self.data = root, root / "docs", root / "data"
        for folder in (self.docs, root / "shipped", root / "local"):
            folder.mkdir(parents=True)
        self.settings = Settings(data=self.data)
        self.embedder = HashEmbedder()
        self.put("ljus.txt", LIGHT)
        self.put("snö.md", SNOW)
        self.put("register.toml", REGISTER)
        (root / "shipped/ljus.md").write_text(DIGEST)

    def put(self, name: str, content: str | bytes) -> None:
        (self.docs / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    def inputs(self) -> Inputs:
        return find_inputs(self.settings, [self.docs], self.root / "shipped")

    def ingest(self, progress: Callable[[str, int, int], None] = lambda *told: None) -> Report:
        return build(self.inputs(), self.settings, self.embedder, progress)

    def open(self) -> Index:
        return open_index(require_current(self.data), self.embedder)

    def library(self) -> bytes:
        return (require_current(self.data) / "library.json").read_bytes()

    def texts(self) -> list[str]:
        """Opens and verifies what serves, asks it something, and gives what can be found."""
        index = self.open()
        try:
            number = len(index.entries.texts) // 2
            asked = self.embedder.queries if index.entries.kind[number] == 2 else self.embedder.passages
            found = index.vector_store.nearest(asked([index.entries.texts[number]])[0], 1)[0]
            assert index.entries.texts[found[0]] == index.entries.texts[number]
            assert index.lexical.count == len(index.targets)
            return [target.text for target in index.targets]
        finally:
            index.close()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    made = Place(tmp_path / "plats")
    monkeypatch.setattr(ingest.intake.inputs, "LOCAL", made.root / "local")
    return made


def test_first_ingest(place: Place) -> None:
    report = place.ingest()
    assert (report.changed, report.documents, report.pages, report.statements) == (True, 2, 3, 3)
    assert report.errors == ()
    assert [warning.split(":")[0] for warning in report.warnings] == ["snö.md"]
    assert report.embedded == len(place.embedder.asked) == report.passages + 5
    index = place.open()
    assert [(d.id, d.edition, d.registration.title) for d in index.library.documents] == [
        ("ljus", Edition.OFFICIAL, "Plan för ljus"),
        ("snö", Edition.OFFICIAL, "Snöröjning"),
        ("ljus", Edition.DIGEST, "Plan för ljus"),
    ]
    statement = index.library.statements[0]
    restated = [s for d in index.library.documents for s in d.sentences if s.id in statement.restates]
    assert restated[0].text.startswith("Kommunen ska")
    index.close()


def test_unchanged_is_told_at_once(place: Place) -> None:
    assert unchanged(place.inputs(), place.data) is None
    name = place.ingest().generation
    report = unchanged(place.inputs(), place.data)
    assert report is not None
    assert (report.changed, report.generation) == (False, name)
    place.put("ny.txt", "Ny text här.")
    assert unchanged(place.inputs(), place.data) is None


def test_unchanged_does_not_trust_a_generation_without_its_files(place: Place) -> None:
    place.ingest()
    (require_current(place.data) / "manifest.json").write_text("{")
    assert unchanged(place.inputs(), place.data) is None


def test_a_second_build_embeds_nothing_and_is_the_same(place: Place) -> None:
    place.ingest()
    first, ids = place.library(), [t.id for t in place.open().targets]
    place.embedder.asked.clear()
    older = current(place.data)
    report = place.ingest()
    assert older != current(place.data) == place.data / "generations" / report.generation
    assert older.is_dir()
    assert (report.embedded, place.embedder.asked) == (0, [])
    assert place.library() == first
    assert [t.id for t in place.open().targets] == ids


def test_elsewhere_the_same(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.ingest()
    other = Place(tmp_path / "annan")
    other.ingest()
    assert other.library() == place.library()
    index, again = place.open(), other.open()
    np.testing.assert_array_equal(index.vector_store._vectors, again.vector_store._vectors)
    index.close()
    again.close()


def test_a_changed_page_embeds_only_what_changed(place: Place) -> None:
    before = place.ingest()
    place.embedder.asked.clear()
    place.put("ljus.txt", LIGHT.replace("en meters höjd", "två meters höjd"))
    report = place.ingest()
    assert report.passages == before.passages
    assert report.embedded == len(place.embedder.asked) == 1
    assert "två meters höjd" in place.embedder.asked[0]
    assert "två meters höjd" in " ".join(place.texts())


def test_what_is_taken_away_is_gone(place: Place) -> None:
    place.ingest()
    (place.docs / "snö.md").unlink()
    place.embedder.asked.clear()
    assert place.ingest().embedded == 0
    assert "plogas" not in " ".join(place.texts())


def test_bad_files_among_good_ones(place: Place) -> None:
    place.put("trasig.pdf", b"%PDF-1.7\nfel")
    place.put("latin.txt", "å".encode("latin-1") * 9)
    place.put("bild.png", b"\x89PNG")
    place.put("tom.txt", b"")
    place.put("hemlig.txt", "Plan\nInformationssäkerhetsklass: KÄNSLIG\nHemliga ord")
    (place.root / "shipped/fel.md").write_text("---\ndokument: ljus\n---\n- Utan sida.\n")
    (place.root / "shipped/okänd.md").write_text(DIGEST.replace("ljus", "okänd"))
    report = place.ingest()
    named = sorted(error.split(":")[0].split(",")[0] for error in report.errors)
    assert named == ["bild.png", "fel.md", "hemlig.txt", "latin.txt", "okänd.md", "tom.txt", "trasig.pdf"]
    assert report.documents == 2
    texts = " ".join(place.texts())
    assert "trasiga lampor" in texts
    assert "Hemliga ord" not in texts
    assert not any(str(place.root) in told for told in (*report.errors, *report.warnings))


def test_an_internal_document_is_for_staff(place: Place) -> None:
    place.put("intern.txt", "Rutin för larm\nINTERN\nKoden byts varje månad.")
    place.ingest()
    index = place.open()
    flags = {t.document_id: bool(i) for t, i in zip(index.targets, index.internal, strict=True)}
    assert flags == {"ljus": False, "snö": False, "intern": True}
    assert {d.registration.audience for d in index.library.documents if d.id == "intern"} == {Audience.STAFF}
    index.close()


def test_nothing_readable_leaves_the_old_one(place: Place) -> None:
    place.ingest()
    old = current(place.data)
    for path in place.docs.iterdir():
        path.unlink()
    (place.root / "shipped/ljus.md").unlink()
    place.put("trasig.pdf", b"%PDF-1.7\nfel")
    with pytest.raises(KnowledgeError, match="Inget dokument"):
        place.ingest()
    assert current(place.data) == old
    assert "trasiga lampor" in " ".join(place.texts())


def test_a_broken_register_leaves_the_old_one(place: Place) -> None:
    place.ingest()
    old = current(place.data)
    place.put("register.toml", "[[document]")
    with pytest.raises(KnowledgeError, match=r"register\.toml"):
        place.ingest()
    assert current(place.data) == old


def test_two_at_once(place: Place) -> None:
    place.ingest()
    old = current(place.data)
    place.put("ljus.txt", LIGHT + "\fMer")
    with locked(place.data), pytest.raises(IndexBusy):
        place.ingest()
    refused: list[str] = []

    def second(step: str, done: int, total: int) -> None:
        try:
            place.ingest()
        except IndexBusy as error:
            refused.append(str(error))

    report = place.ingest(second)
    assert refused
    assert current(place.data) != old
    assert current(place.data).name == report.generation


@pytest.mark.parametrize(
    "module",
    [
        "ingest.intake.build_generation.write_index",
        "corpus.index.search_index.write_vector_store",
        "corpus.index.search_index.np.savez",
        "corpus.index.generations.os.rename",
        "pathlib.Path.write_text",
    ],
)
def test_full_disk(place: Place, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    place.ingest()
    old, files = current(place.data), sorted(place.data.rglob("*.json"))
    place.put("ljus.txt", LIGHT.replace("fem", "sex"))

    def full(*arguments: object, **more: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(module, full)
        with pytest.raises(DiskFull, match="gamla är orört"):
            place.ingest()
    assert current(place.data) == old
    assert sorted(place.data.rglob("*.json")) == files
    assert "klockan fem" in " ".join(place.texts())
    place.ingest()
    assert "klockan sex" in " ".join(place.texts())


def test_a_full_disk_while_vectors_are_kept(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.ingest()
    old = current(place.data)
    place.put("ljus.txt", LIGHT.replace("fem", "sex"))

    def full(*arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("corpus.index.vector_cache.VectorCache._make", full)
        with pytest.raises(DiskFull):
            place.ingest()
    assert current(place.data) == old


def test_other_errors_are_not_called_a_full_disk(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*arguments: object, **more: object) -> None:
        raise PermissionError(errno.EACCES, "nej")

    monkeypatch.setattr("corpus.index.search_index.write_vector_store", denied)
    with pytest.raises(PermissionError):
        place.ingest()


def test_progress_is_told(place: Place) -> None:
    told: list[tuple[str, int, int]] = []
    place.ingest(lambda *step: told.append(step))
    steps = dict.fromkeys(step for step, _, _ in told)
    assert list(steps) == ["Läser dokument", "Räknar vektorer"]
    for step in steps:
        last = [(done, total) for name, done, total in told if name == step][-1]
        assert last[0] == last[1] > 0


@pytest.fixture(scope="module")
def server() -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.stdin.close()


def kill_after(server: "subprocess.Popen[str]", root: Path, seconds: float | None) -> tuple[int, float]:
    """Start an ingest, kill it after so long (or let it end); its status and how long it lived."""
    print(root, file=server.stdin, flush=True)
    pid, start = int(server.stdout.readline()), time.perf_counter()
    if seconds is not None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)  # a process that has ended waits for its parent's waitpid or is gone
    return int(server.stdout.readline()), time.perf_counter() - start


@pytest.mark.slow
def test_killed_at_ten_moments(place: Place, server: "subprocess.Popen[str]") -> None:
    more = "\f".join(f"{n} Område {n}\nI område {n} ska lampor lagas inom {n} dagar." for n in range(3, 30))
    place.put("mer.txt", more)
    assert kill_after(server, place.root, None)[0] == 0
    place.put("mer.txt", f"Ändrad. {more}")
    status, whole = kill_after(server, place.root, None)
    assert status == 0
    old = place.texts()
    killed = 0
    for moment in range(10):
        changed = f"Ändring nummer {moment}. {more}"
        place.put("mer.txt", changed)
        try:
            status, _ = kill_after(server, place.root, whole * (moment + 0.5) / 10)
            killed += status == signal.SIGKILL
        except ProcessLookupError:
            server.stdout.readline()
        texts = place.texts()
        assert texts == old or f"Ändring nummer {moment}." in " ".join(texts)
        old = texts
    assert killed >= 5
    place.put("mer.txt", "Slutet är gott.")
    assert kill_after(server, place.root, None)[0] == 0
    assert "Slutet är gott." in " ".join(place.texts())
    kept = [path.name for path in (place.data / "generations").iterdir()]
    assert len(kept) == 2
    assert not [name for name in kept if name.endswith(".tmp")]


@pytest.mark.slow
def test_killed_before_there_is_any(place: Place, server: "subprocess.Popen[str]") -> None:
    assert kill_after(server, place.root, 0.05)[0] == signal.SIGKILL
    assert current(place.data) is None
    assert place.ingest().changed


@pytest.mark.official
def test_the_four_official_documents(place: Place) -> None:
    settings = replace(place.settings, documents=(CORPUS,))
    found = find_inputs(settings, [])
    report = build(found, settings, place.embedder, lambda *told: None)
    assert (report.errors, report.warnings) == ((), ())
    assert (report.documents, report.pages) == (4, 64 + 3 + 2 + 4)
    index = place.open()
    linked = [s for s in index.library.statements if s.restates]
    assert len(linked) > 0.97 * len(index.library.statements)
    index.close()
