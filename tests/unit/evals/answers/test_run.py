import pytest

from assistant.model import Answer, AnswerStatus, Question, Turn
from corpus.model import Audience
from evals.answers import outputs, run
from evals.answers.cases import Asker


class Echo:
    """Answers with the question and remembers what it was asked; breaks down at "fel"."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def __call__(self, question: Question) -> Answer:
        self.asked.append(question)
        if question.text == "fel":
            raise RuntimeError
        return Answer("x", AnswerStatus.ANSWERED, "sv", question.text)


@pytest.mark.parametrize(
    ("asker", "audience"),
    [
        (Asker.RESIDENT, Audience.RESIDENT),
        (Asker.STAFF, Audience.STAFF),
        (Asker.PLANNER, Audience.STAFF),
    ],
)
def test_a_planner_is_asked_for_as_staff(make_case, asker, audience):
    assert run.question(make_case(audience=asker)).audience is audience


def test_history_becomes_turns_oldest_first(make_case):
    asked = run.question(make_case(history=("Först?", "Sedan?"), question="Och?"))
    assert asked == Question("Och?", Audience.RESIDENT, (Turn("Först?"), Turn("Sedan?")))


def test_each_case_is_asked_once_in_order_and_saved(make_case, tmp_path):
    echo = Echo()
    asked = [make_case(id="b", question="två"), make_case(id="a", question="ett")]
    found = run.ask_all(echo, asked, tmp_path / "o.jsonl")
    assert [question.text for question in echo.asked] == ["två", "ett"]
    assert {name: output.text for name, output in found.items()} == {"b": "två", "a": "ett"}
    assert all(output.seconds > 0 for output in found.values())
    assert outputs.load(tmp_path / "o.jsonl") == found


def test_what_was_answered_before_a_breakdown_is_kept(make_case, tmp_path):
    asked = [make_case(id="a", question="ett"), make_case(id="b", question="fel")]
    with pytest.raises(RuntimeError):
        run.ask_all(Echo(), asked, tmp_path / "o.jsonl")
    assert list(outputs.load(tmp_path / "o.jsonl")) == ["a"]
