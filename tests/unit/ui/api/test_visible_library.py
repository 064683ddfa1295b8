"""A digest's statement for staff is nowhere on the shelf of a resident."""

from dataclasses import replace

from corpus.model import Audience, Edition, Library, Records
from ingest.structure.find_requirements import requirements_of
from tests.fakes import a_document, a_sentence, a_statement
from ui.api.visible_library import VisibleLibrary

OPEN, CLOSED = "Lampor ska lagas.", "Larmkoden ska bytas varje månad."


def shelf(*, staff: bool, edition: Edition = Edition.DIGEST) -> VisibleLibrary:
    sentences = tuple(a_sentence(number, text) for number, text in enumerate((OPEN, CLOSED)))
    bare = a_document("plan", (), edition)
    records = Records(requirements=requirements_of(bare.id, sentences))
    document = replace(bare, sentences=sentences, records=records)
    statements = (a_statement(OPEN), a_statement(CLOSED, audience=Audience.STAFF))
    return VisibleLibrary(Library((document,), statements), staff=staff)


def texts(shelf: VisibleLibrary) -> tuple[list[str], list[str]]:
    document = shelf.documents[0]
    return [s.text for s in document.sentences], [r.text for r in document.records.requirements]


def test_residents_and_staff() -> None:
    assert texts(shelf(staff=False)) == ([OPEN], [OPEN])
    assert texts(shelf(staff=True)) == ([OPEN, CLOSED], [OPEN, CLOSED])


def test_the_official_edition_is_as_it_is() -> None:
    assert texts(shelf(staff=False, edition=Edition.OFFICIAL))[0] == [OPEN, CLOSED]
