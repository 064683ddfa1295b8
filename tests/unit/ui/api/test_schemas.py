from typing import Any

import pytest
from pydantic import ValidationError

from assistant.model import Answer, AnswerStatus, Link, RankedPassage, Turn
from corpus.model import Audience, DocumentId
from ui.api.problems import field_of, reason_of
from ui.api.schemas import FeedbackIn, QuestionIn, answer_out


def reasons(body: Any) -> dict[str, str]:
    with pytest.raises(ValidationError) as caught:
        QuestionIn.model_validate(body)
    return {field_of(("body", *error["loc"])): reason_of(error) for error in caught.value.errors()}


def test_the_least_question() -> None:
    question = QuestionIn.model_validate({"question": " Hej? ", "okänt": 1}).question_of()
    assert (question.text, question.audience, question.history) == ("Hej?", Audience.RESIDENT, ())


def test_null_is_the_same_as_missing() -> None:
    asked = QuestionIn.model_validate(
        {"question": "a", "audience": None, "history": None, "include_passages": None}
    )
    assert not asked.include_passages
    assert asked.question_of().audience is Audience.RESIDENT


def test_history_becomes_turns() -> None:
    asked = QuestionIn.model_validate(
        {"question": "a", "history": [{"question": "b", "answer": "c"}, {"question": "d", "answer": None}]}
    )
    assert asked.question_of().history == (Turn("b", "c"), Turn("d", ""))


@pytest.mark.parametrize(
    ("body", "field", "reason"),
    [
        ({}, "question", "Fältet saknas."),
        ({"question": " \n\u200b"}, "question", "Skriv en fråga."),
        ({"question": None}, "question", "Ska vara text."),
        ({"question": 7}, "question", "Ska vara text."),
        ({"question": "\ud800"}, "question", "Innehåller tecken som inte går att läsa."),
        ({"question": "a", "audience": "chef"}, "audience", "Ska vara 'resident' eller 'staff'."),
        ({"question": "a", "include_passages": "ja"}, "include_passages", "Ska vara true eller false."),
        ({"question": "a", "history": {}}, "history", "Ska vara en lista."),
        ({"question": "a", "history": [{"question": "b"}] * 51}, "history", "Får ha högst 50 poster."),
        ({"question": "a", "history": ["b"]}, "history[0]", "Ska vara ett JSON-objekt."),
        ({"question": "a", "history": [{}]}, "history[0].question", "Fältet saknas."),
        ([], "body", "Ska vara ett JSON-objekt."),
    ],
)
def test_reasons_are_swedish(body: Any, field: str, reason: str) -> None:
    found = reasons(body)
    assert found[field].startswith(reason[:-1]), found


def test_every_reason_that_the_models_can_cause_is_translated() -> None:
    with pytest.raises(ValidationError) as caught:
        FeedbackIn.model_validate({"id": "", "helpful": 1, "comment": "x" * 1001})
    assert [reason_of(error) for error in caught.value.errors()] == [
        "Får inte vara tomt.",
        "Ska vara true eller false.",
        "Får ha högst 1000 tecken.",
    ]


def test_an_unknown_error_still_has_a_swedish_reason() -> None:
    assert reason_of({"type": "something_new"}) == "Värdet går inte att använda."


def test_passages_only_when_asked_for() -> None:
    passage = RankedPassage(DocumentId("d"), 1, 1, ("A",), "Text", 0.5)
    answer = Answer("1", AnswerStatus.NOT_FOUND, "sv", "Nej", passages=(passage,))
    assert answer_out(answer, include_passages=False).passages is None
    passages = answer_out(answer, include_passages=True).model_dump(mode="json")["passages"]
    assert passages == [
        {"document_id": "d", "page": 1, "page_end": 1, "section": ["A"], "text": "Text", "score": 0.5}
    ]


def test_links_go_out_and_are_empty_without_an_order() -> None:
    bare = Answer("1", AnswerStatus.ANSWERED, "sv", "Svar")
    assert answer_out(bare, include_passages=False).links == []
    linked = Answer("1", AnswerStatus.ANSWERED, "sv", "Svar", links=(Link("Listan", "/checklista/a"),))
    assert answer_out(linked, include_passages=False).model_dump()["links"] == [
        {"label": "Listan", "url": "/checklista/a"}
    ]
