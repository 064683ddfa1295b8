"""A statement for the digest: checked against its page, kept as a draft that nothing reads."""

from pathlib import Path

import pytest

from corpus.model import Audience, Document
from ingest.digest.findings import Check
from ingest.digest.read_digest import read_digest
from ingest.digest.statement_draft import NotAStatement, Note, checked, save, saved
from ingest.structure.document import read_document
from ingest.structure.find_registration import register_from
from ingest.structure.layout import ReadingSettings
from tests.fakes import HashEmbedder, a_source, a_statement

PAGE = "1 Belysning\nKommunen ska laga trasiga lampor inom 14 dagar efter anmälan från en invånare i Rimbo."
SAYS = "Kommunen lagar trasiga lampor på högst 14 dagar när en invånare har gjort en anmälan."
ASKED = ("När lagas lampan?", "lampan är trasig")


def document() -> Document:
    source = a_source(PAGE)
    return read_document(source, register_from(source), ReadingSettings())


def note(text: str = SAYS, pages: str = "1", questions: tuple[str, ...] = ASKED) -> Note:
    return Note("plan", pages, text, questions)


def checks(given: Note) -> list[Check]:
    return [each.check for each in checked(given, document(), (), HashEmbedder().passages)]


def test_what_stands_on_the_page_passes() -> None:
    assert checks(note()) == []


def test_a_wrong_figure_and_a_name_from_elsewhere_are_told() -> None:
    assert Check.FIGURE in checks(note(SAYS.replace("14", "30")))
    assert Check.NAME in checks(note(SAYS.replace("invånare", "invånare i Hallstavik")))


def test_what_is_said_already_is_told() -> None:
    other = a_statement(SAYS, document="plan", pages=(1,))
    found = checked(note(), document(), (other,), HashEmbedder().passages)
    assert [each.check for each in found] == [Check.TWIN]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (note(text=""), "Skriv påståendet"),
        (note(pages="två"), "Sida"),
        (note(pages="9"), "Sidan 9 finns inte"),
        (note(questions=("En fråga?",)), "2 till 6"),
        (note(text="x" * 600), "högst 500"),
    ],
)
def test_a_wrong_form_is_told(given: Note, said: str) -> None:
    with pytest.raises(NotAStatement, match=said):
        checks(given)


def test_a_draft_is_in_the_digests_format_and_is_read_by_nobody(tmp_path: Path) -> None:
    given = note(SAYS.replace("14", "30"))
    path = save(given, document(), tmp_path, checked(given, document(), (), HashEmbedder().passages))
    written = path.read_text(encoding="utf-8")
    assert "> FEL (siffra): «30» står inte på sidan 1." in written
    read = read_digest(path)
    assert (read.draft, read.statements, read.filled) == (True, (), 1)
    assert [file.name for file in saved(tmp_path)] == [path.name]
    finished = tmp_path / "klar.md"
    finished.write_text(written.replace("utkast: ja\n", ""), encoding="utf-8")
    assert [each.text for each in read_digest(finished).statements] == [given.text]


def test_nothing_typed_becomes_another_line_of_the_file(tmp_path: Path) -> None:
    sly = Note("plan", "1", f"{SAYS}\nutkast: nej\n---\n# Annat", ("a?\n- b (s. 1)", "c?"), Audience.STAFF)
    path = save(sly, document(), tmp_path, ())
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines.count("---") == 2
    assert "utkast: ja" in lines
    assert sum(line.startswith("- ") for line in lines) == 1
    assert any(line.endswith("(s. 1; medarbetare)") for line in lines)
