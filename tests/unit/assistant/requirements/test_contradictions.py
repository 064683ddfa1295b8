"""Documents → sentences side by side."""

import pytest

from assistant.requirements.contradictions import Difference, pairs_of
from corpus.model import Document, Status
from ingest.files.read import read
from ingest.structure.document import read_document
from ingest.structure.find_registration import register_from
from ingest.structure.layout import ReadingSettings
from tests.fakes import CORPUS, STRATEGY
from tests.unit.assistant.demands import a_plan


def pages(*documents: Document) -> dict[tuple[int, int], tuple[Difference, ...]]:
    return {(p.first.sentence.page, p.second.sentence.page): p.differences for p in pairs_of(documents)}


def test_what_differs_stands_side_by_side() -> None:
    found = pages(a_plan())
    assert found[3, 4] == (Difference.FORCE,)
    assert found[1, 2] == (Difference.TIME,)
    assert found[7, 8] == (Difference.FIGURE,)
    assert set(found) == {(3, 4), (1, 2), (7, 8)}


def test_an_aim_without_ska_is_a_side() -> None:
    pair = next(p for p in pairs_of([a_plan()]) if p.differences == (Difference.TIME,))
    assert (pair.first.requirement, pair.first.modality, pair.first.deadline) == (None, "", "omedelbart")
    assert len(pair.requirements) == 1


def test_the_same_words_in_two_documents_are_no_pair() -> None:
    old = a_plan("gammal", status=Status.REPLACED)
    both = pairs_of([old, a_plan()])
    assert len(both) == len(pairs_of([a_plan()]))
    assert {side.document.id for pair in both for side in (pair.first, pair.second)} == {"plan"}


def test_how_soon_is_not_set_against_how_often() -> None:
    often = (10, "Gatlampor ska kontrolleras kvartalsvis.", ("Lampor",))
    assert set(pages(a_plan(more=(often,)))) == set(pages(a_plan()))
    oftener = (10, "Gatlampor ska kontrolleras varje år.", ("Lampor",))
    assert Difference.TIME in pages(a_plan(more=(often, oftener)))[10, 10]


def test_nothing_gives_nothing() -> None:
    assert pairs_of([]) == ()


@pytest.mark.official
def test_what_the_strategy_says_twice() -> None:
    """The two that a reader would ask about are there, and not many others."""
    source = read(CORPUS / f"{STRATEGY}.txt", CORPUS)
    found = pages(read_document(source, register_from(source), ReadingSettings()))
    assert found[58, 59] == (Difference.FORCE,)
    assert found[25, 28] == (Difference.TIME,)
    assert set(found) == {(9, 25), (18, 25), (58, 59), (25, 28)}
