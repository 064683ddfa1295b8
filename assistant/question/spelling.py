"""Misspelt words → the corpus's own: "kloter" is "klotter" where no document knows a "kloter".

Swedish is mostly misspelt by ear: a doubled letter too few or too many, ä for e, å for o. A word that the
documents don't have is replaced by one of theirs that sounds the same, or, where it is long, by one that
differs by a single letter inside the word. Other unknown words are left alone: they may be right. Words
written as they are spoken ("nåt", "va e") are written out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from corpus.swedish.fold import fold
from corpus.swedish.words import spoken_words

_SHORTEST, _LONG = 5, 9
_EDGE = 3
_WORD = re.compile(r"[^\W\d_]+")
_SOUNDS = (
    (re.compile(r"ck"), "k"), (re.compile(r"[äæ]"), "e"), (re.compile(r"å"), "o"), (re.compile(r"[wv]"), "v"),
    (re.compile(r"[zc]"), "s"), (re.compile(r"q"), "k"), (re.compile(r"x"), "ks"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


class Speller:
    """Knows the words of a library, with how often they stand there; `running` are its texts in Swedish.

    `right` are words that are spelt right although the library lacks them: "liter" is no misspelt "litter".
    """

    def __init__(self, texts: Iterable[str], running: Iterable[str] = (), right: Iterable[str] = ()) -> None:
        self._right = frozenset(right)
        self._running = frozenset(word for text in running for word in fold(text).split())
        self._counts = Counter(word for text in texts for word in fold(text).split() if word.isalpha())
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._by_edges: dict[tuple[str, str], list[str]] = defaultdict(list)
        for word in self._counts:
            self._by_sound[_sound(word)].append(word)
            if len(word) >= _LONG:
                self._by_edges[word[:_EDGE], word[-_EDGE:]].append(word)

    def correct(self, text: str) -> str:
        """The text with misspelt words replaced: "hur snabt sanneras kloter" gives "hur snabbt saneras klotter"."""
        return _WORD.sub(lambda match: self._word(match[0]), text)

    def familiar(self, text: str) -> float:
        """Share of a text's longer words that stand in the running Swedish texts, 0 to 1."""
        words = [word for word in fold(text).split() if len(word) >= _SHORTEST and word.isalpha()]
        return sum(word in self._running for word in words) / len(words) if words else 0.0

    def _word(self, word: str) -> str:
        folded = word.lower()
        if folded in spoken_words():
            return spoken_words()[folded]
        if len(folded) < _SHORTEST or folded in self._counts or folded in self._right:
            return word
        near = self._by_sound.get(_sound(folded), [])
        if not near and len(folded) >= _LONG:
            sharing = self._by_edges.get((folded[:_EDGE], folded[-_EDGE:]), [])
            near = [other for other in sharing if _one_edit(folded, other)]
        return max(near, key=lambda other: self._counts[other]) if near else word


def _sound(word: str) -> str:
    """Words that sound alike share this: "kloter" and "klotter", "lenge" and "länge"."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _one_edit(word: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped with its neighbour makes the words the same."""
    shorter, longer = sorted((word, other), key=len)
    start = next((i for i, character in enumerate(shorter) if character != longer[i]), len(shorter))
    if len(longer) - len(shorter) == 1:
        return shorter[start:] == longer[start + 1 :]
    if len(longer) != len(shorter):
        return False
    swapped = shorter[start : start + 2][::-1] == longer[start : start + 2]
    return shorter[start + 1 :] == longer[start + 1 :] or (
        swapped and shorter[start + 2 :] == longer[start + 2 :]
    )
