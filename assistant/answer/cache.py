"""What was asked a moment ago, so that a question that many ask is embedded and answered once.

Kept in memory alone, under a hash with a key that lives no longer than the process: what was asked is not there.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic, perf_counter
from typing import Generic, TypeVar

import numpy as np

from assistant.model import Answer, AnswerStatus
from corpus.index.embedding import Embedder, Vectors

VECTORS, ANSWERS = 1_000, 500
"""How many are kept: a vector holds 1.5 kB, an answer with its passages some 20 kB."""
LIFE = 600.0
"""Seconds for which an answer is given again: as long as the shorter limit counts (ui/api/context.py)."""

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """The last values by a text that isn't kept; safe for threads. `life` is in seconds."""

    def __init__(self, most: int, life: float = float("inf"), clock: Callable[[], float] = monotonic) -> None:
        self._most, self._life, self._clock = most, life, clock
        self._values: OrderedDict[bytes, tuple[float, Value]] = OrderedDict()
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()

    def get(self, text: str) -> Value | None:
        """The value of a text, None where it has none or has had it for too long."""
        name = self._name(text)
        with self._lock:
            found = self._values.pop(name, None)
            if found is None or self._clock() - found[0] > self._life:
                return None
            self._values[name] = found  # last again: it has been used
            return found[1]

    def put(self, text: str, value: Value) -> None:
        """Keep a value; the one that was used longest ago makes room."""
        name = self._name(text)
        with self._lock:
            self._values[name] = (self._clock(), value)
            self._values.move_to_end(name)
            while len(self._values) > self._most:
                self._values.popitem(last=False)

    def _name(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._key).digest()


class Recalling:
    """An `Embedder` that remembers what it was asked; passages go straight through. Safe for threads."""

    def __init__(self, embedder: Embedder, most: int = VECTORS) -> None:
        self._embedder = embedder
        self.name = embedder.name
        self._recent: Recent[Vectors] = Recent(most)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that ask; those that aren't remembered are embedded in one batch."""
        known = {text: vector for text in texts if (vector := self._recent.get(text)) is not None}
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            known |= zip(fresh, self._embedder.queries(fresh), strict=True)
        for text in fresh:
            self._recent.put(text, known[text])
        return np.stack([known[text] for text in texts])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that answer."""
        return self._embedder.passages(texts)


class Answers:
    """Answers given a moment ago."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._recent: Recent[Answer] = Recent(ANSWERS, LIFE, clock)

    def recalled(self, asked: str, make: Callable[[], Answer]) -> Answer:
        """The answer to what was asked, made where none is remembered; each time with an id and a time of its own.

        `asked` holds all that the answer depends on. What went wrong is tried again.
        """
        start = perf_counter()
        answer = self._recent.get(asked)
        if answer is None:
            answer = make()
            if answer.status is not AnswerStatus.ERROR:
                self._recent.put(asked, answer)
            return answer
        total = perf_counter() - start
        seconds = dict.fromkeys(answer.seconds, 0.0) | {"answer": total, "total": total}
        return replace(answer, id=secrets.token_hex(8), seconds=seconds, recalled=True)
