"""Vectors already made, kept by the text's digest so that an unchanged text is never embedded again.

Two layers: a cache that ships with the project (read only, for the digest's texts) and one in `TRYGG_DATA`
(SQLite in WAL mode, so a killed ingest keeps what it had made). A vector is kept as one byte a dimension and
its greatest value: the fresh and the kept one are rounded alike, so results don't depend on where it came from.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from corpus.index.embedding import Embedder, Vectors

_BATCH = 32
Key = bytes
"""First 16 bytes of SHA-256 over embedder, kind and text."""


def key_of(embedder: str, asks: bool, text: str) -> Key:
    """What a vector is kept under."""
    return hashlib.sha256(f"{embedder}\x1f{int(asks)}\x1f{text}".encode("utf-8", "ignore")).digest()[:16]


class VectorCache:
    """Embeds what it hasn't seen; `made` counts the texts that were embedded by this object."""

    def __init__(self, embedder: Embedder, path: Path, shipped: Path | None = None) -> None:
        self._embedder = embedder
        self._shipped = _read_shipped(shipped)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=30)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)")
        self.made = 0

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def vectors(
        self, texts: Sequence[str], asks: bool, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Vectors in the order of `texts`; `progress` is told how many are ready after each batch."""
        keys = [key_of(self._embedder.name, asks, text) for text in texts]
        known = self._known(keys)
        unknown = {key: i for i, key in enumerate(keys) if key not in known}
        missing = sorted(unknown.values(), key=lambda i: len(texts[i]))
        done = len(texts) - len(missing)
        for start in range(0, len(missing), _BATCH):
            part = missing[start : start + _BATCH]
            known.update(self._make([keys[i] for i in part], [texts[i] for i in part], asks))
            if progress:
                progress(done + start + len(part))
        if not keys:
            return np.zeros((0, 0), dtype=np.float32)
        return unpack([known[key] for key in keys])

    def packed(self, texts: Sequence[str], asks: bool) -> dict[Key, bytes]:
        """The packed vectors of texts that are known, by key: what `write_shipped` takes."""
        return self._known([key_of(self._embedder.name, asks, text) for text in texts])

    def _known(self, keys: Sequence[Key]) -> dict[Key, bytes]:
        known = {key: self._shipped[key] for key in keys if key in self._shipped}
        rest = [key for key in dict.fromkeys(keys) if key not in known]
        for start in range(0, len(rest), 500):
            part = rest[start : start + 500]
            marks = ",".join("?" * len(part))
            known.update(self._db.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part))  # noqa: S608 - only question marks
        return known

    def _make(self, keys: Sequence[Key], texts: Sequence[str], asks: bool) -> dict[Key, bytes]:
        embed = self._embedder.queries if asks else self._embedder.passages
        fresh = dict(zip(keys, pack(embed(texts)), strict=True))
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", fresh.items())
        self.made += len(fresh)
        return fresh


def pack(vectors: Vectors) -> list[bytes]:
    """Each vector as bytes: its greatest absolute value (4 bytes), then 255 steps a dimension.

    The cosine of a vector and its packed self is above 0.9999 for E5's.
    """
    peaks = np.abs(vectors).max(axis=1, keepdims=True).astype(np.float32)
    steps = np.round(vectors / np.maximum(peaks, 1e-12) * 127).astype(np.int8)
    return [peak.tobytes() + row.tobytes() for peak, row in zip(peaks, steps, strict=True)]


def unpack(kept: Sequence[bytes]) -> Vectors:
    """The vectors again, of length 1."""
    table = np.frombuffer(b"".join(kept), dtype=np.uint8).reshape(len(kept), -1)
    vectors = np.ascontiguousarray(table[:, 4:]).view(np.int8).astype(np.float32)
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12), np.float32)


def write_shipped(path: Path, kept: dict[Key, bytes]) -> None:
    """Write the cache that ships: keys and packed vectors in one compressed file."""
    order = sorted(kept)
    np.savez_compressed(
        path,
        keys=np.array([np.frombuffer(key, dtype=np.uint8) for key in order]),
        vectors=np.array([np.frombuffer(kept[key], dtype=np.uint8) for key in order]),
    )


def _read_shipped(path: Path | None) -> dict[Key, bytes]:
    if path is None or not path.is_file():
        return {}
    with np.load(path, allow_pickle=False) as data:
        keys, vectors = data["keys"], data["vectors"]
    return {key.tobytes(): vector.tobytes() for key, vector in zip(keys, vectors, strict=True)}
