"""Versions of a document compared: exactly what was changed, and nothing else."""

from pathlib import Path

import pytest

from corpus.model import Document
from ingest.files.read import read
from ingest.intake.compare_versions import Comparison, Difference, compare
from ingest.structure.document import read_document
from ingest.structure.find_registration import register_from
from ingest.structure.layout import ReadingSettings
from tests.fakes import CORPUS, STRATEGY, a_source

NOTHING = Difference()
GRAFFITI = "Sanering av klotter ska ske inom 48 timmar."


def document(text: str) -> Document:
    source = a_source(*text.split("\f"))
    return read_document(source, register_from(source), ReadingSettings())


def version(folder: Path, *changes: tuple[str, str]) -> Document:
    """The strategy with words changed."""
    text = (CORPUS / f"{STRATEGY}.txt").read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = folder / f"{STRATEGY}.txt"
    path.write_text(text, encoding="utf-8")
    source = read(path, folder)
    return read_document(source, register_from(source), ReadingSettings())


def others(found: Comparison, *names: str) -> list[Difference]:
    every = ("sections", "requirements", "indicators", "laws", "figures", "sentences")
    return [getattr(found, name) for name in every if name not in names]


@pytest.mark.official
def test_the_same_document_differs_in_nothing(strategy: Document) -> None:
    assert others(compare(strategy, strategy)) == [NOTHING] * 6


@pytest.mark.official
def test_a_changed_deadline_is_one_changed_requirement(strategy: Document, tmp_path: Path) -> None:
    found = compare(strategy, version(tmp_path, ("inom 48 timmar", "inom 24 timmar")))
    (change,) = found.requirements.changed
    assert (change.before.text, change.before.page) == (GRAFFITI, 28)
    assert (change.after.text, change.after.page) == (GRAFFITI.replace("48", "24"), 28)
    assert (found.requirements.added, found.requirements.removed) == ((), ())
    assert others(found, "requirements") == [NOTHING] * 5


@pytest.mark.official
def test_a_changed_figure_is_told_in_every_place(strategy: Document, tmp_path: Path) -> None:
    found = compare(strategy, version(tmp_path, ("11,7", "10,9")))
    (row,) = found.indicators.changed
    assert "11,7 (2020)" in row.before.text
    assert "10,9 (2020)" in row.after.text
    (again,) = found.figures.changed
    assert (row.after.page, again.after.page) == (14, 22)
    assert others(found, "indicators", "figures") == [NOTHING] * 4


@pytest.mark.official
def test_a_requirement_taken_away_and_one_put_in(strategy: Document, tmp_path: Path) -> None:
    gone = "Allt klotter ska polisanmälas och fotodokumenteras i samband med anmälan."
    found = compare(strategy, version(tmp_path, (gone, "Varje stadsdel bör ha en egen trygghetsvärd.")))
    assert [item.text for item in found.requirements.removed] == [gone]
    assert [item.text for item in found.requirements.added] == [
        "Varje stadsdel bör ha en egen trygghetsvärd."
    ]
    assert others(found, "requirements") == [NOTHING] * 5


def test_all_of_a_first_version_is_new() -> None:
    found = compare(None, document("1 Belysning\nKommunen ska laga lampor inom 14 dagar efter anmälan."))
    assert found.before is None
    assert [item.text for item in found.requirements.added] == [
        "Kommunen ska laga lampor inom 14 dagar efter anmälan."
    ]
    assert not found.requirements.removed


def test_a_sentence_that_stands_once_less_is_gone_once() -> None:
    line = "Buskar klipps ned till en meters höjd varje vår."
    found = compare(
        document(f"1 Parker\n{line}\f2 Stråk\n{line}"),
        document(f"1 Parker\n{line}\f2 Stråk\nStråken hålls öppna."),
    )
    assert [item.text for item in found.sentences.removed] == [line]
    assert [item.text for item in found.sentences.added] == ["Stråken hålls öppna."]
