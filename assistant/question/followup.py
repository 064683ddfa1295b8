"""A follow-up → a question that stands alone, by what was asked before."""

import re
from collections.abc import Sequence, Set

from assistant.model import Turn
from corpus.swedish.fold import fold
from corpus.swedish.words import content_words

_LEANS = re.compile(
    r"^(?:och|men|då|sen|också|okej|ok|jaha|varför|gäller det|gör de|är det|vad händer då)\b|"
    r"\b(?:den|det|de|dem|dom|denna|detta|dessa|där|dit|då|han|hon|hans|hennes|deras|dess|sådan\w*|sånt|samma|också|"
    r"it|that|they|them|this|those|there|se|ne|sen|niiden)\b"
)


def leans(question: str) -> bool:
    """Whether a question's own words point back: "Gäller det privata företag också?" does."""
    return _LEANS.search(fold(question)) is not None


def standalone(question: str, history: Sequence[Turn], names: Set[str] = frozenset()) -> str:
    """The question with what it leans on in front, or as it is where it stands alone.

    ("Gäller det privata företag också?", ["Hur snabbt ska klotter tas bort?"]) gives both in one line.
    """
    earlier = [turn.question for turn in history if turn.question.strip()]
    if not earlier:
        return question
    words = content_words(question, names)
    if len(words) >= 4 and not leans(question):
        return question
    if len(words) <= 5:
        return f"{earlier[-1]} {question}"
    return question
