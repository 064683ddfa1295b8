import json

import pytest

from assistant.model import Answer, AnswerStatus, Citation, Notice, RankedPassage
from corpus.model import DocumentId, Edition, Status
from evals.answers import outputs
from evals.answers.outputs import Cited, Retrieved
from evals.errors import RowError

ANSWER = Answer(
    id="7f",
    status=AnswerStatus.ANSWERED,
    language="sv",
    text="Inom 48 timmar. [1]",
    citations=(
        Citation(
            1, DocumentId("plan"), "Plan", ("A", "B"), 28, "inom 48 timmar", "/dokument/plan/sida/28",
            Edition.OFFICIAL, Status.IN_FORCE, "KS 1", (Notice("Ändrad.", "2024-01-01", "SFS"),),
        ),
    ),
    passages=(RankedPassage(DocumentId("plan"), 28, 29, ("A",), "Bort inom 48 timmar", 0.83),),
    suggestions=("Vem ringer jag?",),
    seconds={"total": 0.03},
)  # fmt: skip
REPLY = {"status": "answered", "answered": True, "answer": "Ja. [1]"}


def test_a_reply_has_the_fields_of_the_contract():
    reply = outputs.reply(ANSWER)
    assert list(reply) == [
        "id", "status", "answered", "language", "answer", "citations", "passages", "suggestions", "seconds",
    ]  # fmt: skip
    assert (reply["status"], reply["answered"], reply["seconds"]) == ("answered", True, {"total": 0.03})
    assert reply["citations"] == [
        {
            "marker": 1, "document_id": "plan", "title": "Plan", "section": ["A", "B"], "page": 28,
            "quote": "inom 48 timmar", "url": "/dokument/plan/sida/28", "edition": "official",
            "status": "gäller", "dnr": "KS 1",
            "notices": [{"text": "Ändrad.", "date": "2024-01-01", "source": "SFS", "checked": ""}],
        }
    ]  # fmt: skip


def test_an_output_holds_what_judging_needs():
    output = outputs.of("a", ANSWER, 0.5)
    assert (output.id, output.status, output.answered, output.seconds) == ("a", "answered", True, 0.5)
    assert output.citations == (Cited(1, "plan", 28, "inom 48 timmar"),)
    assert output.passages == (Retrieved("plan", 28, 29, "Bort inom 48 timmar"),)


def test_an_output_comes_back_from_its_file_as_it_was(read_back):
    output = outputs.of("a", ANSWER, 0.1 + 0.2)
    assert read_back(output) == output


def test_a_line_keeps_the_whole_reply_and_no_line_break():
    line = outputs.line(outputs.of("a", ANSWER, 1.0))
    assert "\n" not in line
    assert json.loads(line)["reply"] == outputs.reply(ANSWER)


def test_a_refusal_has_neither_citations_nor_passages(read_back):
    output = outputs.of("a", Answer("x", AnswerStatus.NOT_FOUND, "sv", ""), 0.0)
    assert read_back(output) == output
    assert (output.answered, output.citations, output.passages) == (False, (), ())


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"reply": REPLY, "seconds": 1}, "id"),
        ({"id": "a", "seconds": 1}, "reply"),
        ({"id": "a", "reply": REPLY}, "seconds"),
        ({"id": "a", "reply": REPLY, "seconds": -1}, "seconds"),
        ({"id": "a", "reply": {"status": "answered"}, "seconds": 1}, "reply.answered"),
        (
            {"id": "a", "reply": {**REPLY, "citations": [{"marker": 1, "document_id": "d"}]}, "seconds": 1},
            "reply.citations[0].page",
        ),
    ],
)
def test_a_malformed_output_is_named(write_lines, row, field):
    with pytest.raises(RowError) as caught:
        outputs.load(write_lines("o.jsonl", [row]))
    assert (caught.value.line, caught.value.field) == (1, field)


def test_the_same_case_twice_is_refused(write_lines):
    row = {"id": "a", "reply": REPLY, "seconds": 1}
    with pytest.raises(RowError, match="rad 2, fältet id"):
        outputs.load(write_lines("o.jsonl", [row, row]))
