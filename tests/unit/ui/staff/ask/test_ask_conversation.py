"""Conversations as values: said, named, opened, deleted; kept as JSON, and what doesn't fit is left out."""

from dataclasses import replace

import pytest

from assistant.model import Answer, AnswerStatus, RankedPassage
from corpus.model import DocumentId
from tests.integration.ui.fakes import QUOTE, SECTION, citation
from ui.staff.ask.ask_conversation import EXCERPT, Exchange, Talks, from_json, to_json

PLAN = DocumentId("plan")
USED = RankedPassage(PLAN, 2, 2, SECTION, f"{QUOTE} {'ord ' * 100}", 0.9)
UNUSED = RankedPassage(PLAN, 3, 3, SECTION, "ord " * 100, 0.5)
ANSWER = Answer("svar-1", AnswerStatus.ANSWERED, "sv", "Skräp plockas. [1]", (citation(),), (USED, UNUSED))
EXCHANGE = Exchange("Hur ofta plockas skräp?", ANSWER)


def test_the_first_question_begins_and_names_a_conversation() -> None:
    talks = Talks().said(EXCHANGE)
    assert talks.current is not None
    assert talks.current.title == EXCHANGE.question
    assert [turn.answer for turn in talks.current.turns] == ["Skräp plockas. [1]"]
    assert len(talks.said(EXCHANGE).talks) == 1
    assert talks.last == "svar-1"


def test_a_new_one_lies_first_and_the_other_can_be_opened_again() -> None:
    first = Talks().said(EXCHANGE)
    both = first.opened("").said(replace(EXCHANGE, question="Och brand?"))
    assert [talk.title for talk in both.talks] == ["Och brand?", EXCHANGE.question]
    again = both.opened(first.open)
    assert again.current is not None
    assert again.current.title == EXCHANGE.question
    assert both.opened("okänt").open == ""


def test_named_and_deleted() -> None:
    talks = Talks().said(EXCHANGE)
    assert talks.renamed(talks.open, "  Om \n skräp ").talks[0].title == "Om skräp"
    assert talks.renamed(talks.open, "  ") == talks
    assert talks.without(talks.open) == Talks()
    assert len(talks.renamed(talks.open, "mycket långt " * 20).talks[0].title) <= 60


def test_of_a_passage_that_was_not_used_only_the_beginning_is_kept() -> None:
    talks = Talks().said(EXCHANGE)
    kept = talks.talks[0].exchanges[0].answer.passages
    assert kept[0].text == USED.text
    assert len(kept[1].text) <= EXCERPT + 2


def test_there_and_back_through_the_browser() -> None:
    talks = Talks().said(EXCHANGE)
    back = from_json([to_json(talks.talks[0])])
    assert back.talks == talks.talks
    assert back.open == ""


@pytest.mark.parametrize(
    "kept", ["", "{}", "[1]", '{"id": 1}', None, 7, '{"id":"a","title":"b","changed":"c","exchanges":[{}]}']
)
def test_what_does_not_fit_is_left_out(kept: object) -> None:
    assert from_json([kept]) == Talks()
