"""The form for a document without a digest, and drafts as ingest sees them."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import RegisterError
from corpus.model import Kind, Records, Sentence
from ingest.digest.draft_form import FormDrafter, Proposal, draft
from ingest.digest.read_digest import read_digest
from ingest.files.gather import Gathered
from ingest.intake.inputs import Inputs
from ingest.intake.read_library import read_library
from tests.fakes import a_document, a_sentence

SENTENCES = (
    a_sentence(1, "Lampor ska lagas.", section=("Ljus",)),
    a_sentence(2, "på torg", kind=Kind.ITEM, section=("Ljus", "Platser")),
    a_sentence(3, "Typ Benämning Beteckning", kind=Kind.ROW, section=("Ljus", "Platser")),
    a_sentence(4, "Se bilagan.", kind=Kind.FOOTNOTE, page=2, section=("Ljus",)),
)
DOCUMENT = replace(a_document("plan"), sentences=SENTENCES, pages=2)


class Eager:
    """Proposes the sentence itself."""

    def propose(self, sentence: Sentence) -> Proposal:
        return Proposal(sentence.text, ("Vad?", "Var?"))


def test_the_form() -> None:
    assert draft(DOCUMENT, FormDrafter()) == (
        "---\ndokument: plan\ndel: Plan\nsidor: 1–2\nutkast: ja\n---\n\n# Ljus\n\n"
        "> s. 1 [ska] Lampor ska lagas.\n- (s. 1)\n  - ?\n  - ?\n\n## Platser\n\n"
        "> s. 1 på torg\n- (s. 1)\n  - ?\n  - ?\n\n# Ljus\n\n"
        "> s. 2 Fotnot: Se bilagan.\n- (s. 2)\n  - ?\n  - ?\n"
    )


def test_what_a_drafter_proposes_fills_the_form() -> None:
    assert "- Lampor ska lagas. (s. 1)\n  - Vad?\n  - Var?\n" in draft(DOCUMENT, Eager())


def test_a_draft_gives_nothing_but_its_count(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        draft(DOCUMENT, FormDrafter()).replace("- (s. 2)", "- Se bilagan. (s. 2)"), encoding="utf-8"
    )
    found = read_digest(path)
    assert (found.draft, found.filled, found.forms, found.statements, found.records) == (
        True,
        1,
        3,
        (),
        Records(),
    )


def test_a_form_that_is_no_longer_a_draft_must_be_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(draft(DOCUMENT, FormDrafter()).replace("utkast: ja\n", ""), encoding="utf-8")
    with pytest.raises(RegisterError, match="sluta med sidan"):
        read_digest(path)
    path.write_text(draft(DOCUMENT, FormDrafter()).replace("utkast: ja", "utkast: kanske"), encoding="utf-8")
    with pytest.raises(RegisterError, match="kanske"):
        read_digest(path)


def test_ingest_tells_of_a_draft_and_leaves_it_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(draft(DOCUMENT, Eager()), encoding="utf-8")
    read = read_library(Inputs((path,), Gathered((), ()), (), "sha256:0"), lambda *_: None)
    assert (read.library.documents, read.library.statements, read.errors) == ((), (), [])
    assert read.warnings == ["plan.md: utkast, 3 av 3 påståenden ifyllda. Det visas inte för någon."]
