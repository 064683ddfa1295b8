"""What a text is, learnt from examples: an emergency, somebody in need, personal data, an order, or ordinary.

A linear model over hashed n-grams and the embedder's vector; `trygg train guards` fits it on the texts of
evals/training/guard_texts and writes weights.npz. Another embedder than the one it was fitted with is met by a second
model that needs no vector.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from assistant.guard.features import Grams, grams_of

Floats = NDArray[np.float32]


class GuardClass(StrEnum):
    """What a text can be."""

    EMERGENCY = "emergency"
    HELP = "help"
    PERSONAL = "personal"
    ORDER = "order"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class GuardReading:
    """The chance of each class, together 1; what kind of emergency and of help it would be, likeliest first.

    No kinds where the embedder is another than the one that the model was fitted with.
    """

    chances: Mapping[GuardClass, float]
    emergency_kinds: tuple[tuple[str, float], ...] = ()
    help_kinds: tuple[tuple[str, float], ...] = ()

    def chance(self, name: GuardClass) -> float:
        """Between 0 and 1."""
        return self.chances.get(name, 0.0)


NOTHING_READ = GuardReading({})
"""Before a text is read; every chance is 0."""


@dataclass(frozen=True, slots=True)
class Head:
    """One linear model: a row of weights for each label; `grams` may be smaller than the n-grams' buckets.

    `grams` (labels, buckets) are whole numbers to be multiplied by `scale` (labels); `dense` (labels, dimensions) and
    `mean` (dimensions) are for the vector, without columns where none is used.
    """

    labels: tuple[str, ...]
    grams: NDArray[np.int8]
    scale: Floats
    dense: Floats
    mean: Floats
    bias: Floats

    def chances(self, grams: Grams, vector: Floats | None) -> Floats:
        """The chance of each label."""
        places, values = grams
        scores = self.bias + self.scale * (self.grams[:, places % self.grams.shape[1]] @ values)
        if self.dense.shape[1]:
            assert vector is not None
            scores = scores + self.dense @ (vector - self.mean)
        grown = np.exp(scores - scores.max())
        return np.asarray(grown / grown.sum(), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class GuardClassifier:
    """The heads by name: "class", "emergency", "help", and "class-plain", which needs no vector."""

    heads: Mapping[str, Head]
    embedder: str
    """The name of the embedder that the vectors must come from."""

    def read(self, text: str, vector: Floats | None = None) -> GuardReading:
        """What a text is; `vector` is the embedder's query vector of it, None where another embedder is used."""
        grams = grams_of(text)
        classes = self.heads["class" if vector is not None else "class-plain"]
        chances = classes.chances(grams, vector)
        return GuardReading(
            {GuardClass(name): float(chance) for name, chance in zip(classes.labels, chances, strict=True)},
            self._kinds("emergency", grams, vector),
            self._kinds("help", grams, vector),
        )

    def _kinds(self, name: str, grams: Grams, vector: Floats | None) -> tuple[tuple[str, float], ...]:
        if vector is None or name not in self.heads:
            return ()
        head = self.heads[name]
        found = zip(head.labels, map(float, head.chances(grams, vector)), strict=True)
        return tuple(sorted(found, key=lambda pair: -pair[1]))[:3]


def dumped(classifier: GuardClassifier) -> bytes:
    """The classifier as the bytes of a compressed .npz file, without objects."""
    arrays: dict[str, NDArray[np.generic]] = {"embedder": np.array(classifier.embedder)}
    for name, head in classifier.heads.items():
        arrays[f"{name}:labels"] = np.array(head.labels)
        for part in ("grams", "scale", "dense", "mean", "bias"):
            arrays[f"{name}:{part}"] = getattr(head, part)
    file = BytesIO()
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # numpy's stub takes the names for its own options
    return file.getvalue()


def loaded(data: bytes) -> GuardClassifier:
    """What `dumped` wrote."""
    with np.load(BytesIO(data), allow_pickle=False) as held:
        names = dict.fromkeys(key.partition(":")[0] for key in held.files if ":" in key)
        heads = {
            name: Head(
                tuple(map(str, held[f"{name}:labels"])),
                held[f"{name}:grams"],
                *(held[f"{name}:{part}"].astype(np.float32) for part in ("scale", "dense", "mean", "bias")),
            )
            for name in names
        }
        return GuardClassifier(heads, str(held["embedder"]))


@cache
def shipped() -> GuardClassifier:
    """The classifier that comes with the project."""
    return loaded((files("assistant.guard") / "weights.npz").read_bytes())
