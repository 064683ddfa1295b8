"""`trygg vectors`: write the vectors of what ships, so that a fresh clone needn't embed it."""

import argparse

from corpus.index.embedding import make_embedder
from corpus.index.generations import require_current
from corpus.index.search_index import EntryKind, open_index
from corpus.index.vector_cache import VectorCache, write_shipped
from corpus.municipality import municipality_of
from corpus.settings import Settings


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Takes the statements and questions of the generation that serves; returns 0."""
    embedder = make_embedder(settings.embedder, settings.threads)
    index = open_index(require_current(settings.data), embedder, settings.chroma_url)
    texts: dict[bool, list[str]] = {True: [], False: []}
    for text, kind in zip(index.entries.texts, index.entries.kind, strict=True):
        if kind != EntryKind.PASSAGE:
            texts[bool(kind == EntryKind.QUESTION)].append(text)
    path = municipality_of(settings).vectors
    # What shipped before was never embedded here, and must be kept.
    cache = VectorCache(embedder, settings.data / "vectors.sqlite", path)
    kept = {**cache.packed(texts[True], True), **cache.packed(texts[False], False)}
    cache.close()
    index.close()
    write_shipped(path, kept)
    print(f"{len(kept)} vektorer, {path.stat().st_size / 1e6:.1f} MB.")
    return 0
