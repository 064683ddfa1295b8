"""A question is narrowed to documents, a focus area or a day, and answers from nothing else."""

from datetime import date

import pytest

from assistant.answer.compose import Claim
from assistant.answer.scope import within
from assistant.model import Answer, AnswerStatus, Question, Scope, Turn
from assistant.pipeline import Pipeline, pipeline
from assistant.search.focus_area import in_focus
from assistant.search.validity import Validity
from corpus.index.search_index import Index
from corpus.model import Audience, DocumentId, Status
from corpus.settings import Settings
from tests.fakes import a_registration
from tests.unit.assistant.made import LAMPS_ASKED, WALKERS_ASKED, WordEmbedder, source

PLAN, CAMP = DocumentId("plan"), DocumentId("läger")
LAW_ASKED = "Vilken lag styr kamerabevakning?"


@pytest.fixture(scope="module")
def stages(made_index: Index) -> Pipeline:
    return pipeline(made_index, WordEmbedder(), Settings())


def ask(stages: Pipeline, text: str, scope: Scope, *, plain: bool = False) -> Answer:
    return stages.answer(Question(text, Audience.STAFF, (), scope, plain))


def test_only_the_documents_of_the_scope(stages: Pipeline) -> None:
    inside = ask(stages, LAMPS_ASKED, Scope(frozenset({PLAN})))
    assert inside.answered
    assert {citation.document_id for citation in inside.citations} == {PLAN}
    outside = ask(stages, LAMPS_ASKED, Scope(frozenset({CAMP})))
    assert {passage.document_id for passage in outside.passages} <= {CAMP}
    assert {citation.document_id for citation in outside.citations} <= {CAMP}


def test_a_laws_row_outside_the_scope_is_no_answer(stages: Pipeline) -> None:
    assert "2018:1200" in ask(stages, LAW_ASKED, Scope()).text
    assert "2018:1200" not in ask(stages, LAW_ASKED, Scope(frozenset({CAMP}))).text


def test_only_the_focus_area(stages: Pipeline) -> None:
    assert ask(stages, LAMPS_ASKED, Scope(focus_area="Mål")).answered
    other = ask(stages, LAMPS_ASKED, Scope(focus_area="Systematiskt säkerhetsarbete"))
    assert other.status is not AnswerStatus.ANSWERED
    assert other.passages == ()


def test_the_same_scope_gives_the_same_answer(stages: Pipeline) -> None:
    first, second = (ask(stages, WALKERS_ASKED, Scope(frozenset({PLAN}), "Mål")) for _ in range(2))
    assert (first.text, first.citations, first.passages) == (second.text, second.citations, second.passages)


def test_plain_wording_for_staff(stages: Pipeline) -> None:
    plain = ask(stages, LAMPS_ASKED, Scope(), plain=True)
    resident = stages.answer(Question(LAMPS_ASKED))
    assert plain.text == resident.text


def test_the_stages_tell_their_time(stages: Pipeline) -> None:
    assert list(ask(stages, LAMPS_ASKED, Scope()).stages)[-3:] == ["judge", "compose", "check"]


@pytest.mark.parametrize(
    ("section", "area", "expected"),
    [
        (("Fokusområde 1 – Förebygga brott", "Uppföljning"), "Förebygga brott", True),
        (("Trygghet för barn och unga",), "Skapa trygghet för barn och unga", True),
        (("Trygghet",), "Skapa trygghet för barn och unga", False),
        (("Bilagor",), "", True),
        ((), "Förebygga brott", False),
    ],
)
def test_sections_of_a_focus_area(section: tuple[str, ...], area: str, expected: bool) -> None:
    assert in_focus(section, area) is expected


def test_a_claim_needs_all_its_sources_within() -> None:
    claim = Claim("Lampor lagas.", (source("Lampor lagas.", "plan"), source("Lampor lagas.", "läger")))
    assert within([claim], Scope(), frozenset()) == (claim,)
    assert within([claim], Scope(frozenset({PLAN})), frozenset()) == ()
    assert within([claim], Scope(), frozenset({CAMP})) == ()


OLD = a_registration("policy", title="Policy för moln", date="2017-11-20", status=Status.REPEALED)
NEW = a_registration("molnplan", date="2021-09-24", valid_to="2030-12-31", supersedes=("policy",))


@pytest.mark.parametrize(
    ("day", "out"),
    [
        ("2016-01-01", {"policy", "molnplan", "utkast"}),
        ("2019-06-30", {"molnplan", "utkast"}),
        ("2021-09-24", {"policy", "utkast"}),
        ("2030-12-31", {"policy", "utkast"}),
        ("2031-01-01", {"policy", "molnplan", "utkast"}),
    ],
)
def test_what_did_not_apply_on_a_day(day: str, out: set[str]) -> None:
    draft = a_registration("utkast", date="2015-01-01", status=Status.PROPOSAL)
    known = Validity((OLD, NEW, draft), lambda: date(2026, 11, 23))
    assert known.out_on(day) == out


def test_of_what_was_repealed_without_a_follower_the_time_until_today_counts() -> None:
    known = Validity((OLD,), lambda: date(2026, 11, 23))
    assert known.out_on("2020-01-01") == frozenset()
    assert known.out_on("2026-11-23") == {"policy"}


def test_a_short_question_on_a_new_subject_is_not_put_behind_the_one_before(stages: Pipeline) -> None:
    before = (Turn(LAMPS_ASKED),)
    fresh = stages.answer(Question(WALKERS_ASKED, Audience.STAFF, before))
    assert fresh.text == stages.answer(Question(WALKERS_ASKED, Audience.STAFF)).text
    law = stages.answer(Question(LAW_ASKED, Audience.STAFF, before))
    assert "2018:1200" in law.text
