"""The vectors of the last questions, so that one that many ask, or that is tried twice, is embedded once.

Kept in memory alone, under a hash with a key that lives no longer than the process: what was asked is not there.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from corpus.embedding import Embedder, Vectors

KEPT = 1_000
"""Vectors, of 1.5 kB each. Embedding is four fifths of an answer's time (docs/quality.md)."""


class Recalling:
    """An `Embedder` that remembers what it was asked; passages go straight through. Safe for threads."""

    def __init__(self, embedder: Embedder, kept: int = KEPT) -> None:
        self._embedder, self._kept = embedder, kept
        self.name = embedder.name
        self._vectors: OrderedDict[bytes, Vectors] = OrderedDict()
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that ask; those that aren't remembered are embedded in one batch."""
        names = [self._name(text) for text in texts]
        with self._lock:
            known = {name: self._vectors[name] for name in names if name in self._vectors}
        fresh = {name: text for name, text in zip(names, texts, strict=True) if name not in known}
        if fresh:
            known |= zip(fresh, self._embedder.queries(list(fresh.values())), strict=True)
        self._remember(known)
        return np.stack([known[name] for name in names])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that answer."""
        return self._embedder.passages(texts)

    def _name(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._key).digest()

    def _remember(self, vectors: dict[bytes, Vectors]) -> None:
        with self._lock:
            for name, vector in vectors.items():
                self._vectors[name] = vector
                self._vectors.move_to_end(name)
            while len(self._vectors) > self._kept:
                self._vectors.popitem(last=False)
