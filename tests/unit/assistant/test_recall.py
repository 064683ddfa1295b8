from collections.abc import Sequence

import numpy as np

from assistant.recall import Recalling
from corpus.embedding import Vectors


class Counting:
    name = "räknande"

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def queries(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.zeros((len(texts), 2), dtype=np.float32)


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


def test_the_one_asked_longest_ago_is_forgotten() -> None:
    inner = Counting()
    embedder = Recalling(inner, kept=2)
    for text in ("a", "bb", "a", "ccc", "a", "bb"):
        embedder.queries([text])
    assert inner.asked == [["a"], ["bb"], ["ccc"], ["bb"]]


def test_no_question_is_kept_in_words() -> None:
    embedder = Recalling(Counting())
    embedder.queries(["hemlig fråga"])
    assert "hemlig" not in repr(vars(embedder))


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert Recalling(Counting()).queries(["\ud800"]).shape == (1, 2)
