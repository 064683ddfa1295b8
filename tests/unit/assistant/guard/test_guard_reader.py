"""A text is read alone, by its worst sentence, and as the end of its conversation."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.guard.classifier import GuardClass, GuardReading
from assistant.guard.guard_reader import GuardReader
from assistant.model import Turn


class Classifier:
    """Danger by the share of the words that cry."""

    embedder = "made"

    def __init__(self) -> None:
        self.read_texts: list[str] = []

    def read(self, text: str, vector: NDArray[np.float32] | None = None) -> GuardReading:
        if vector is not None:
            self.read_texts.append(text)
        words = text.split()
        if "slutar svara" in text and "gör det inte" in text:
            return GuardReading({GuardClass.EMERGENCY: 0.9})
        danger = sum(word.strip("!.") in {"rök", "andas", "nu"} for word in words) / max(1, len(words))
        return GuardReading({GuardClass.EMERGENCY: danger, GuardClass.ORDINARY: 1 - danger})


class Embedder:
    name = "made"

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.zeros((len(texts), 2), dtype=np.float32)

    passages = queries


def danger(text: str, *before: str) -> float:
    reader = GuardReader(Classifier(), Embedder())  # type: ignore[arg-type]
    return reader.read(text, [Turn(each) for each in before]).chance(GuardClass.EMERGENCY)


def test_a_cry_does_not_drown_in_a_long_question() -> None:
    assert danger("rök nu!") == 1
    assert danger("Jag undrar hur man anmäler klotter på en mur vid skolan. rök nu!") == 1


def test_what_becomes_dangerous_in_a_conversation_is_seen() -> None:
    assert danger("men han gör det inte", "vad gör man om någon slutar svara") == 0.9
    assert danger("men han gör det inte") == 0


def test_an_earlier_emergency_does_not_make_every_question_one() -> None:
    assert danger("hur anmäls klotter", "rök nu!") == 0


def test_an_ordinary_text_is_read_once() -> None:
    classifier = Classifier()
    GuardReader(classifier, Embedder()).read("Hur saneras klotter? Vem gör det?")  # type: ignore[arg-type]
    assert len(classifier.read_texts) == 1
