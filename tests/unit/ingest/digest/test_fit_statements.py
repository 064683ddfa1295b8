"""The digest in a new version: what holds stays, what moved moves, what doesn't hold is withheld."""

from dataclasses import replace

from corpus.model import Audience, Document, Statement
from ingest.digest.fit_statements import fit
from ingest.structure.document import read_document
from ingest.structure.find_registration import register_from
from ingest.structure.layout import ReadingSettings
from tests.fakes import a_source, a_statement

LAMPS = "Kommunen ska laga trasiga lampor inom {days} dagar efter anmälan från en invånare."
PARKS = "Parkerna ska vara ljusa och städade varje dag under sommaren."
BUSHES = "Buskar klipps ned till en meters höjd vid gångvägar och lekplatser."
SAYS_LAMPS = "Trasiga lampor lagas av kommunen inom 14 dagar efter anmälan från en invånare."
SAYS_PARKS = "Parkerna ska vara ljusa och städade varje dag under sommaren."


def document(*pages: str) -> Document:
    source = a_source(*pages)
    return read_document(source, register_from(source), ReadingSettings())


def statement(text: str, page: int) -> Statement:
    return a_statement(text, pages=(page,), questions=("När lagas lampan?", "lampan är trasig"))


def test_what_stands_there_still_is_kept() -> None:
    found = fit([statement(SAYS_LAMPS, 1), statement(SAYS_PARKS, 2)], document(LAMPS.format(days=14), PARKS))
    assert (len(found.kept), found.moved, found.withheld) == (2, 0, ())


def test_a_changed_figure_withholds_the_statement_and_the_sentence_answers_its_questions() -> None:
    found = fit([statement(SAYS_LAMPS, 1), statement(SAYS_PARKS, 2)], document(LAMPS.format(days=7), PARKS))
    assert [each.text for each in found.withheld] == [SAYS_LAMPS]
    (gap,) = found.gaps
    assert gap.text == LAMPS.format(days=7)
    assert gap.questions == ("När lagas lampan?", "lampan är trasig")


def test_what_only_staff_may_see_stays_with_them() -> None:
    secret = replace(statement(SAYS_LAMPS, 1), audience=Audience.STAFF)
    (gap,) = fit([secret], document(LAMPS.format(days=7))).gaps
    assert gap.audience is Audience.STAFF


def test_a_page_put_in_front_moves_the_statements() -> None:
    found = fit(
        [statement(SAYS_LAMPS, 1), statement(SAYS_PARKS, 2)], document(BUSHES, LAMPS.format(days=14), PARKS)
    )
    assert [each.pages for each in found.kept] == [(2,), (3,)]
    assert (found.moved, found.withheld) == (2, ())


def test_what_is_gone_answers_nothing() -> None:
    found = fit([statement(SAYS_PARKS, 2)], document(LAMPS.format(days=14), BUSHES))
    assert [each.text for each in found.withheld] == [SAYS_PARKS]
    assert not any(each.questions for each in found.gaps)
