"""Vectors in Chroma: the one door to chromadb, embedded in a folder or on a server by one setting.

A store is written once, when a generation is built, and only read after that: Chroma's embedded mode loses
vectors if it is killed while writing and doesn't show another process's changes. Up to `EXACT_MOST` vectors
are taken into memory and searched exactly, which is faster than the graph and misses nothing; above that
Chroma's own index searches.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from corpus.errors import IndexDamaged, IndexMissing, IndexProblem
from corpus.index.embedding import Vectors

EXACT_MOST = 40_000
"""Below this exact search takes under 2 ms and 62 MB and misses nothing; Chroma's graph takes 1.3 to 4 ms, and now and
then doesn't find a vector itself (20,000 vectors)."""
SEARCH_WIDTH = 400
"""Chroma's ef_search; 100 finds .975 of the true neighbours, 400 finds .999 (20,000 vectors)."""
_BATCH = 5_000
_COLLECTION = "entries"


class VectorStore:
    """The vectors of one generation, numbered from 0 in the order they were written."""

    def __init__(self, client: Any, collection: Any, exact_most: int = EXACT_MOST) -> None:  # noqa: ANN401
        self._client, self._collection = client, collection
        self.count = int(collection.count())
        self._vectors: Vectors | None = self._all() if self.count <= exact_most else None

    def nearest(self, vector: NDArray[np.float32], most: int) -> tuple[NDArray[np.int64], Vectors]:
        """Numbers and cosines of the nearest vectors, nearest first; all of them where they are in memory."""
        if self._vectors is not None:
            scores = self._vectors @ vector
            order = np.argsort(-scores, kind="stable")[:most]
            return order.astype(np.int64), scores[order]
        found = self._query(vector, min(most, self.count))
        return found

    def cosines(self, vector: NDArray[np.float32]) -> Vectors | None:
        """The cosine of every vector, or None where they are too many to hold in memory."""
        return None if self._vectors is None else self._vectors @ vector

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()

    def _query(self, vector: NDArray[np.float32], most: int) -> tuple[NDArray[np.int64], Vectors]:
        try:
            found = self._collection.query(query_embeddings=[vector], n_results=most, include=["distances"])
        except ChromaError as error:
            raise IndexProblem("Vektorlagret svarar inte. Försök igen, eller läs in på nytt.") from error
        numbers = np.array([int(identity) for identity in found["ids"][0]], dtype=np.int64)
        return numbers, 1.0 - np.array(found["distances"][0], dtype=np.float32)

    def _all(self) -> Vectors:
        try:
            found = self._collection.get(include=["embeddings"])
        except ChromaError as error:
            raise IndexDamaged("Vektorlagret går inte att läsa. Kör «trygg ingest» på nytt.") from error
        order = np.argsort([int(identity) for identity in found["ids"]])
        vectors = np.asarray(found["embeddings"], dtype=np.float32)
        return vectors[order] if len(order) else vectors.reshape(0, 0)


def write_vector_store(vectors: Vectors, folder: Path, url: str, name: str) -> None:
    """Write vectors to a new collection, in `folder` or on the server at `url`."""
    client = _client(folder, url)
    try:
        collection = client.create_collection(
            _collection_name(url, name),
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": SEARCH_WIDTH}},
        )
        for start in range(0, len(vectors), _BATCH):
            part = vectors[start : start + _BATCH]
            collection.add(ids=[str(start + i) for i in range(len(part))], embeddings=part)
    except ChromaError as error:
        raise IndexProblem("Vektorlagret tog inte emot vektorerna. Det gamla indexet är orört.") from error
    finally:
        client.close()


def open_vector_store(folder: Path, url: str, name: str, exact_most: int = EXACT_MOST) -> VectorStore:
    """Open what `write_vector_store` wrote; raises IndexMissing where it isn't there."""
    client = _client(folder, url)
    try:
        collection = client.get_collection(_collection_name(url, name), embedding_function=None)
    except (ChromaError, ValueError) as error:
        client.close()
        raise IndexMissing("Vektorlagret saknas. Kör «trygg ingest» på nytt.") from error
    return VectorStore(client, collection, exact_most)


def verify(
    vector_store: VectorStore, expected: int, samples: Sequence[tuple[int, NDArray[np.float32]]]
) -> None:
    """Raise IndexDamaged unless the store has `expected` vectors and finds the sample vectors themselves."""
    if vector_store.count != expected:
        raise IndexDamaged(
            f"Vektorlagret har {vector_store.count} vektorer av {expected}. Kör «trygg ingest» på nytt."
        )
    for number, vector in samples:
        found, scores = vector_store.nearest(vector, 1)
        # Two entries may have the same text: what counts is that the vector itself is found.
        if not len(found) or float(scores[0]) < 0.999:
            raise IndexDamaged(f"Vektor {number} hittas inte i lagret. Kör «trygg ingest» på nytt.")


def _client(folder: Path, url: str) -> Any:  # noqa: ANN401 - chromadb's own types are loose
    settings = ChromaSettings(anonymized_telemetry=False)
    if not url:
        try:
            return chromadb.PersistentClient(path=str(folder), settings=settings)
        except (ChromaError, ValueError) as error:
            raise IndexDamaged("Vektorlagret går inte att öppna. Kör «trygg ingest» på nytt.") from error
    address = urlsplit(url)
    try:
        return chromadb.HttpClient(
            host=address.hostname or "localhost",
            port=address.port or 8000,
            ssl=address.scheme == "https",
            settings=settings,
        )
    except (ChromaError, ValueError) as error:
        raise IndexProblem(
            "TRYGG_CHROMA_URL svarar inte. Kontrollera adressen och att den är igång."
        ) from error


def _collection_name(url: str, name: str) -> str:
    """On a server generations share a database, so each has its own name."""
    return f"trygg-{name}" if url else _COLLECTION
