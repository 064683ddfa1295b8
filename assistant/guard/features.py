"""A text → what the classifier sees of it: hashed character n-grams and words; the embedder's vector stands beside.

Letters are compared without case, signs of compatibility or lengthening ("HJÄÄÄLP" is "hjäälp"), digits as one digit:
that there is a number tells something, which one it is doesn't.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 15
"""Places that n-grams are hashed to."""
MOST_CHARACTERS = 1_200
"""What is read of a text, half from each end: an emergency is told of at the beginning or at the end."""
_LENGTHENED = re.compile(r"([^\W\d_])\1{2,}")
_DIGITS = re.compile(r"\d")
_TOKEN = re.compile(r"\w+|[!?.,:;¶<>\[\]{}=#/\\|@\"'«»()+-]")
_SIZES = (2, 3, 4, 5)

Grams = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Places and values (of length 1 together) of a text's n-grams."""


def normalized(text: str) -> str:
    """The text as it is compared: "HJÄÄÄLP  070" -> "hjäälp 000"."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if len(plain) > MOST_CHARACTERS:
        half = MOST_CHARACTERS // 2
        plain = f"{plain[:half]} {plain[-half:]}"
    return _DIGITS.sub("0", _LENGTHENED.sub(r"\1\1", plain))


def grams_of(text: str) -> Grams:
    """The n-grams within words, the words and the pairs of words of a text, hashed."""
    counts = Counter(crc32(gram.encode("utf-8", "ignore")) % BUCKETS for gram in _grams(normalized(text)))
    places = np.fromiter(counts.keys(), np.int64, len(counts))
    values = 1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))
    length = float(np.sqrt(values @ values)) or 1.0
    return places, (values / length).astype(np.float32)


def _grams(text: str) -> Iterator[str]:
    before = "^"
    for word in _TOKEN.findall(text):
        yield f"w{word}"
        yield f"p{before} {word}"
        before = word
        padded = f" {word} "
        for size in _SIZES:
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]
