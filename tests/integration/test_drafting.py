"""From an uploaded file to a published document and back, and what is left when the server is killed meanwhile."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import ingest.intake.inputs
from assistant.build import Assistant
from corpus.errors import IndexBusy
from corpus.index.generations import current, draft_folder
from corpus.model import Audience, Registration, Status
from corpus.settings import Settings
from ingest.intake.build_generation import build
from ingest.intake.ingest_report import unchanged
from ingest.intake.inputs import find_inputs
from ingest.intake.receive_upload import Incoming, Received
from ingest.intake.staging import Draft, State, discard_draft, open_draft, publish_draft, roll_back, sweep
from ingest.intake.uploads import uploads_in_force
from tests.fakes import ROOT, HashEmbedder, a_registration
from ui.signin.person import Person, Role
from ui.staff.documents.drafting import Drafting, Order
from ui.staff.documents.question_set import write_questions

LAMPS = "1 Belysning\nKommunen ska laga trasiga lampor inom {days} dagar efter anmälan.\nLampor i parker tänds klockan fem.\n"
ANNA = Person("anna", "Anna", Role.REDAKTOR)
ABOUT = a_registration("ljus", title="Plan för ljus", kind="plan")


class Place:
    """A server's data, with one document in a folder, and what makes drafts."""

    def __init__(self, root: Path) -> None:
        docs = root / "docs"
        docs.mkdir()
        (docs / "ljus.txt").write_text(LAMPS.format(days=14), encoding="utf-8")
        self.settings = Settings(data=root / "data", documents=(docs,))
        self.data = self.settings.data
        self.embedder = HashEmbedder()
        self.ingest()
        self.assistant = Assistant(self.settings, self.embedder)
        self.drafting = Drafting(self.settings, self.assistant, lambda: self.embedder)

    def ingest(self) -> None:
        inputs = find_inputs(self.settings, [])
        if unchanged(inputs, self.data) is None:
            build(inputs, self.settings, self.embedder, lambda *told: None)

    def received(self, name: str, content: bytes) -> Received:
        with Incoming(self.data).receiving(name) as (token, file):
            file.write(content)
        found = Incoming(self.data).find(token, name)
        assert found is not None
        return found

    def draft(self, name: str, content: bytes, about: Registration = ABOUT) -> Draft:
        """A draft made to its end."""
        self.drafting.start(Order(ANNA, self.received(name, content), about)).join(120)
        draft = open_draft(self.data)
        assert draft is not None
        return draft

    def says(self) -> str:
        """What the document that serves says of lamps."""
        texts = [s.text for d in self.assistant.library.documents if d.id == "ljus" for s in d.sentences]
        return next(text for text in texts if "dagar" in text)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr(ingest.intake.inputs, "LOCAL", tmp_path / "local")
    return Place(tmp_path)


def test_a_new_version_is_shown_published_and_taken_back(place: Place) -> None:
    write_questions(place.data, ["Hur snabbt lagas trasiga lampor?"])
    before = current(place.data)
    draft = place.draft("Ljusplan.txt", LAMPS.format(days=7).encode())
    assert (draft.state, draft.problem) == (State.READY, "")
    (change,) = draft.found["comparison"]["requirements"]["changed"]
    assert ("14 dagar" in change["before"]["text"], "7 dagar" in change["after"]["text"]) == (True, True)
    assert draft.found["asked"] == 1
    assert 0 < draft.found["embedded"] < 10, "unchanged texts must not be embedded again"
    assert (current(place.data), "14 dagar" in place.says()) == (before, True)

    publish_draft(place.data, draft.generation, "Anna")
    assert " 7 dagar" in place.says()
    place.ingest()
    assert " 7 dagar" in place.says(), "the next ingest must keep what was uploaded"

    roll_back(place.data)
    assert "14 dagar" in place.says()
    place.ingest()
    assert ("14 dagar" in place.says(), uploads_in_force(place.data)) == (True, ())


def test_a_new_internal_document_is_for_staff(place: Place) -> None:
    about = replace(
        ABOUT, id="vakter", title="Rutin för vakter", audience=Audience.STAFF, status=Status.IN_FORCE
    )
    draft = place.draft("vakter.md", b"# Vakter\n\nVakten ska ringa chefen varje kv\xc3\xa4ll.", about)
    assert draft.found["comparison"]["before"] is None
    publish_draft(place.data, draft.generation, "Anna")
    (found,) = [d for d in place.assistant.library.documents if d.id == "vakter"]
    assert found.registration == replace(about, confirmed=True)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("plan.pdf", b"%PDF-1.7 trasig", "skadad"),
        ("plan.txt", "å".encode("latin-1"), "UTF-8"),
        ("plan.txt", b" ", "tom"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_what_serves(
    place: Place, name: str, content: bytes, reason: str
) -> None:
    before = current(place.data)
    draft = place.draft(name, content, replace(ABOUT, id="ny"))
    assert (draft.state, reason in draft.problem) == (State.FAILED, True)
    assert current(place.data) == before
    discard_draft(place.data, draft.generation, "Anna")
    assert open_draft(place.data) is None
    assert not [path for path in (place.data / "uploads").rglob("*") if path.is_file()]


def test_only_one_at_a_time_and_the_other_is_told_who(place: Place) -> None:
    place.draft("Ljusplan.txt", LAMPS.format(days=7).encode())
    other = Order(Person("bo", "Bo", Role.REDAKTOR), place.received("annan.txt", b"text"), ABOUT)
    with pytest.raises(IndexBusy, match="Anna har ett utkast"):
        place.drafting.start(other)


KILLED = """
import sys, time
from pathlib import Path
import ingest.intake.inputs
from tests.integration.test_drafting import ANNA, ABOUT, LAMPS, Place
from tests.fakes import HashEmbedder
from ui.staff.documents.drafting import Drafting, Order
root = Path(sys.argv[1])
ingest.intake.inputs.LOCAL = root / "local"
place = Place(root)
class Slow(HashEmbedder):
    def passages(self, texts):
        print("bygger", flush=True)
        time.sleep(60)
place.drafting = Drafting(place.settings, place.assistant, Slow)
place.drafting.start(Order(ANNA, place.received("Ljusplan.txt", LAMPS.format(days=7).encode()), ABOUT)).join()
"""


def test_a_killed_server_leaves_the_old_serving_and_the_next_clears_up(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "bygger\n"
        data = tmp_path / "data"
        before = current(data)
        draft = open_draft(data)
        assert draft is not None
        assert draft.state is State.BUILDING
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)
    time.sleep(0.1)
    sweep(data)
    assert (open_draft(data), draft_folder(data).exists(), current(data)) == (None, False, before)
    assert not [path for path in (data / "uploads").rglob("*") if path.is_file()]
    Assistant(Settings(data=data), HashEmbedder())
