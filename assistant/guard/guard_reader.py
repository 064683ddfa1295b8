"""A text in its conversation → what it is as a whole, by the classifier over the embedder's vector."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.guard.classifier import GuardClass, GuardClassifier, GuardReading
from assistant.guard.thresholds import SUSPECTED, TURN
from assistant.model import Turn
from assistant.question.clean import clean
from corpus.index.embedding import Embedder

_PARTS = re.compile(r"(?<=[.!?])\s+")
"""Where somebody in a hurry ends a sentence, whether a capital begins the next or not."""
_TURNS = 2
"""Earlier questions that a short one is read with."""
_SHORT = 9
"""Words up to which a text is read with what was said before it."""


@dataclass(frozen=True, slots=True)
class GuardReader:
    """Reads a text alone and, where it is short, as the end of its conversation."""

    classifier: GuardClassifier
    embedder: Embedder

    def read(self, text: str, history: Sequence[Turn] = ()) -> GuardReading:
        """The reading of a text; `history` is oldest first.

        What was dangerous a moment ago must not make every later question so; what has become so must be seen.
        """
        alone = self._with_worst_sentence(text)
        earlier = [clean(turn.question) for turn in history[-_TURNS:]]
        if not earlier or len(text.split()) > _SHORT:
            return alone
        before, told = self._read(TURN.join(earlier)), self._read(TURN.join((*earlier, text)))
        known = max(each.chance(GuardClass.EMERGENCY) for each in (alone, before))
        return told if told.chance(GuardClass.EMERGENCY) > known else alone

    def _with_worst_sentence(self, text: str) -> GuardReading:
        """The reading of the text, or of its most alarming sentence where that tells of more danger.

        A cry for help in the middle of a long question must not drown in it.
        """
        whole = self._read(text)
        parts = _PARTS.split(text)
        if len(parts) < 2:
            return whole
        chances = [self.classifier.read(part).chance(GuardClass.EMERGENCY) for part in parts]
        if max(chances) < SUSPECTED:
            return whole
        worst = parts[chances.index(max(chances))]
        read = self._read(worst)
        return max(whole, read, key=lambda reading: reading.chance(GuardClass.EMERGENCY))

    def _read(self, text: str) -> GuardReading:
        known = self.embedder.name == self.classifier.embedder
        return self.classifier.read(text, self.embedder.queries([text])[0] if known else None)
