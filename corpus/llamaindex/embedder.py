"""Any embedding class of llama-index as an `Embedder`."""

from collections.abc import Sequence

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding

from corpus.index.embedding import Vectors, clean
from corpus.llamaindex.named_class import make


class LlamaIndexEmbedder:
    """Vectors are scaled to length 1, whatever the class gives."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = make("TRYGG_EMBEDDER", name, BaseEmbedding)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that ask."""
        return _unit([self._model.get_query_embedding(clean(text)) for text in texts])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that answer."""
        return _unit(self._model.get_text_embedding_batch([clean(text) for text in texts]))


def _unit(rows: Sequence[Sequence[float]]) -> Vectors:
    vectors = np.asarray(rows, dtype=np.float32)
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))
