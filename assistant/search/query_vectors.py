"""The vectors of the last questions, so that the stages that need one question's vector embed it once."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from corpus.index.embedding import Embedder, Vectors

_KEPT = 32
"""Questions; enough for all that are in work at a time."""


class QueryVectors:
    """An embedder that remembers what it was asked last; safe for threads."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self._embedder = embedder
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that ask."""
        with self._lock:
            known = {text: self._known[text] for text in texts if text in self._known}
        if fresh := [text for text in dict.fromkeys(texts) if text not in known]:
            known |= zip(fresh, self._embedder.queries(fresh), strict=True)
        with self._lock:
            for text in texts:
                self._known[text] = known[text]
                self._known.move_to_end(text)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return np.stack([known[text] for text in texts])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that answer; not remembered."""
        return self._embedder.passages(texts)
