"""What one might ask next: questions that the neighbouring statements answer."""

from assistant.search.retrieve import Retrieval
from corpus.model import Statement
from corpus.swedish.fold import fold, grams

MOST = 3
_TOO_ALIKE = 0.6


def suggestions(retrieval: Retrieval, question: str) -> tuple[str, ...]:
    """Up to three whole questions, none much like the one asked or like each other."""
    chosen: list[str] = []
    for hit in retrieval.hits[3:40]:
        if not isinstance(hit.target, Statement):
            continue
        candidate = next((q for q in hit.target.questions if q.endswith("?") and q[:1].isupper()), "")
        if candidate and not any(_alike(candidate, other) for other in (question, *chosen)):
            chosen.append(candidate)
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _alike(text: str, other: str) -> bool:
    if fold(text) == fold(other):
        return True
    mine, theirs = set(grams(text)), set(grams(other))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs))) > _TOO_ALIKE
