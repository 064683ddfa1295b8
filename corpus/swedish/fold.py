"""How words are compared: folded to letters and digits, and cut into character n-grams."""

import re

_NOT_TEXT = re.compile(r"[^0-9a-zåäöéüæø§/:]+")
GRAM = 5
"""Characters in an n-gram; 5 was best of 3 to 6 on the public set in evals/beir."""


def fold(text: str) -> str:
    """Lower case, everything but letters, digits and § a space: "Klotter-sanering!" gives "klotter sanering"."""
    return _NOT_TEXT.sub(" ", text.lower()).strip()


def grams(text: str) -> list[str]:
    """The n-grams of each word with its boundaries: "ska" gives ["_ska_"], "brott" ["_brot", "brott", "rott_"]."""
    found = []
    for word in fold(text).split():
        padded = f"_{word}_"
        found += [padded[i : i + GRAM] for i in range(max(1, len(padded) - GRAM + 1))]
    return found


def share_held(text: str, other: str) -> float:
    """Share of a text's n-grams that another holds, 0 to 1: how much of the one is said in the other."""
    mine, theirs = set(grams(text)), set(grams(other))
    return len(mine & theirs) / max(1, len(mine))
