"""A question as somebody sent it → one line of text that is safe to work on."""

import unicodedata

MOST_CHARACTERS = 2000
"""The contract's limit for a question."""


def clean(text: str) -> str:
    """Composed letters, no control, invisible or tag characters, single spaces between words."""
    composed = unicodedata.normalize("NFC", text[:MOST_CHARACTERS])
    kept = (" " if character.isspace() else character for character in composed if _is_visible(character))
    return " ".join("".join(kept).split())


def _is_visible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
