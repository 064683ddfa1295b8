"""A quote and the blocks of a page → which words to mark.

Letters and digits are compared one by one, so that white space, case, hyphens, bullets and quotation marks
make no difference; footnote digits may be in the quote or not.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from assistant.answer.page_url import QUOTE_LENGTH
from corpus.model import Word

Spot = tuple[int, int]
"""Block and word, from 0."""


def find(quote: str, blocks: Sequence[Sequence[Word]]) -> frozenset[Spot]:
    """The words of the first place where the quote stands, empty where it doesn't.

    A quote that was cut to fit in an address is marked on to the end of its sentence.
    """
    wanted = letters(quote)
    cut = len(quote) >= QUOTE_LENGTH
    spots = [(b, w) for b, block in enumerate(blocks) for w in range(len(block))]
    words = [word for block in blocks for word in block]
    for read in (_raw, _text):
        found = _place(wanted, [letters(read(word)) for word in words], cut=cut)
        if found is not None:
            first, last = found
            if cut:
                last = _sentence_end(spots, words, last)
            return frozenset(spots[first : last + 1])
    return frozenset()


def letters(text: str) -> str:
    """Only what counts in a comparison.

    Example: "Sam- verkan, 48 h" -> "samverkan48h"
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def _raw(word: Word) -> str:
    return word.raw


def _text(word: Word) -> str:
    return word.text


def _place(wanted: str, words: Sequence[str], *, cut: bool) -> tuple[int, int] | None:
    """First and last word of the first place that begins and (unless cut) ends where words do."""
    if not wanted:
        return None
    stream = "".join(words)
    ends = list(accumulate(len(word) for word in words))
    start = stream.find(wanted)
    while start >= 0:
        stop = start + len(wanted)
        first, last = bisect_right(ends, start), bisect_right(ends, stop - 1)
        begins = start == ends[first] - len(words[first])
        if begins and (cut or stop == ends[last]):
            return first, last
        start = stream.find(wanted, start + 1)
    return None


def _sentence_end(spots: Sequence[Spot], words: Sequence[Word], last: int) -> int:
    """The last word of the sentence or, where that comes first, of the block."""
    while not words[last].text.endswith((".", "!", "?")):
        if last + 1 == len(words) or spots[last + 1][0] != spots[last][0]:
            break
        last += 1
    return last
