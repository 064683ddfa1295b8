"""A law that a question names is answered from its row."""

from dataclasses import replace

import pytest

from assistant.answer.compose import Claim
from assistant.answer.law_records import LawRecords, recorded_first
from corpus.index.search_index import Index
from corpus.model import Audience, DocumentId, Edition, Library, Place, Status
from tests.unit.assistant.made import law, opened, source, written

ROW = "Lag Kamerabevakningslag 2018:1200"


@pytest.fixture(scope="module")
def laws(made_index: Index) -> LawRecords:
    return LawRecords(made_index)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka lagar styr kameror?",
        "vilken lag gäller kamerabevakning",
        "Vad har lagen om kameror för nummer?",
        "Vad är lag 2018:1200?",
        "Vilka lagar styr hur kommunen använder kameror?",
        "vilken lag måste kommunen följa när den arbetar med kamerorna",
    ],
)
def test_a_law_that_is_named(laws: LawRecords, question: str) -> None:
    (claim,) = laws.claims(question, Audience.RESIDENT)
    assert "Kamerabevakningslag (2018:1200)" in claim.text
    (row,) = claim.sources
    assert (row.document_id, row.page, row.quote, row.edition) == ("plan", 2, ROW, Edition.OFFICIAL)


@pytest.mark.parametrize(
    "question",
    [
        "Var sitter kameror?",
        "Vilka lagar gäller?",
        "Vilka lagar styr badhus?",
        "Är kameror lagliga?",
        "Vilka lagar styr kamerafotografering?",
        "",
    ],
)
def test_none_is_named(laws: LawRecords, question: str) -> None:
    assert laws.claims(question, Audience.STAFF) == ()


def test_a_law_of_an_internal_document_is_for_staff(laws: LawRecords) -> None:
    question = "Vilken lag gäller säkerhetsskydd?"
    assert laws.claims(question, Audience.RESIDENT) == ()
    assert "2018:585" in laws.claims(question, Audience.STAFF)[0].text


def test_too_many_and_repealed(tmp_path_factory: pytest.TempPathFactory) -> None:
    laws = tuple(law(f"Kameralag {n}", f"2000:{n}") for n in range(6))
    old = written("gammal", (1, "x"), laws=(law("Fiskelag", "1900:1", "gammal"),), status=Status.REPEALED)
    bare = replace(law("Vattenlag", "1983:291"), document_id=DocumentId("plan"), places=(Place(2, ""),))
    plan = written("plan", (1, "x"), laws=(*laws, bare))
    index = opened(tmp_path_factory.mktemp("lagar") / "gen", Library((plan, old), ()))
    laws = LawRecords(index)
    index.close()
    assert laws.claims("Vilka lagar styr kameror?", Audience.STAFF) == ()
    assert laws.claims("Vilken lag styr fiske?", Audience.STAFF) == ()
    assert (
        laws.claims("Vilken lag styr vatten?", Audience.STAFF)[0].sources[0].quote == "Lag Vattenlag 1983:291"
    )


def test_what_records_say_comes_first_and_once(laws: LawRecords) -> None:
    recorded = laws.claims("Vilka lagar styr kameror?", Audience.RESIDENT)
    other = Claim("Kameror sitter inne och ute.", (source(ROW),))
    better = Claim("Kamerabevakningslag (2018:1200) är en av de viktigaste lagarna.", (source(ROW),))
    assert recorded_first(recorded, (other,)) == (*recorded, other)
    assert recorded_first(recorded, (other, better)) == (better, other)
    assert recorded_first((), (other, better)) == (other, better)
