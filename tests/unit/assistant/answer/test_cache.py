from collections.abc import Sequence

import numpy as np

from assistant.answer.cache import LIFE, Answers, Recalling, Recent
from assistant.model import Answer, AnswerStatus
from corpus.index.embedding import Vectors


class Counting:
    name = "räknande"

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def queries(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.zeros((len(texts), 2), dtype=np.float32)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_question_is_embedded_once_and_rows_keep_their_order() -> None:
    inner = Counting()
    embedder = Recalling(inner)
    first = embedder.queries(["a", "bb"])
    again = embedder.queries(["bb", "ccc", "a", "ccc"])
    assert inner.asked == [["a", "bb"], ["ccc"]]
    assert first[:, 0].tolist() == [1, 2]
    assert again[:, 0].tolist() == [2, 3, 1, 3]
    assert embedder.name == inner.name
    assert embedder.passages(["a"]).shape == (1, 2)


def test_the_one_used_longest_ago_is_forgotten() -> None:
    inner = Counting()
    embedder = Recalling(inner, most=2)
    for text in ("a", "bb", "a", "ccc", "a", "bb"):
        embedder.queries([text])
    assert inner.asked == [["a"], ["bb"], ["ccc"], ["bb"]]


def test_no_question_is_kept_in_words() -> None:
    recent: Recent[int] = Recent(5)
    recent.put("hemlig fråga", 1)
    assert recent.get("hemlig fråga") == 1
    assert "hemlig" not in repr(vars(recent))


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert Recalling(Counting()).queries(["\ud800"]).shape == (1, 2)


def answer(number: int, status: AnswerStatus = AnswerStatus.ANSWERED) -> Answer:
    seconds = {"embed": 1.0, "retrieve": 1.0, "answer": 1.0, "total": 3.0}
    return Answer(f"id-{number}", status, "sv", "Ja. [1]", seconds=seconds, stages={"retrieve": 2.0})


def test_an_answer_is_given_again_as_a_new_one_for_a_while() -> None:
    clock = Clock()
    answers = Answers(clock)
    made = [answers.recalled("q", lambda n=n: answer(n)) for n in range(3)]  # type: ignore[misc]
    assert made[0].id == "id-0"
    assert {each.text for each in made} == {"Ja. [1]"}
    assert len({each.id for each in made}) == 3
    assert made[1].seconds.keys() == made[0].seconds.keys()
    assert made[1].seconds["embed"] == 0
    assert made[1].seconds["total"] < 1
    assert [each.recalled for each in made] == [False, True, True]
    assert made[1].stages == made[0].stages
    assert answers.recalled("annat", lambda: answer(9)).id == "id-9"
    clock.now = LIFE + 1
    assert answers.recalled("q", lambda: answer(5)).id == "id-5"


def test_what_went_wrong_is_tried_again() -> None:
    answers = Answers()
    answers.recalled("q", lambda: answer(1, AnswerStatus.ERROR))
    assert answers.recalled("q", lambda: answer(2)).id == "id-2"
