"""A small official document, a digest that restates it, and an embedder that sees shared n-grams."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus.index.embedding import Vectors
from corpus.model import Block, Document, Kind, Word
from corpus.swedish.fold import grams
from ingest.digest.audit import audit, read_files
from ingest.digest.findings import Audit
from ingest.structure.sentences import sentences_of
from tests.fakes import a_document

PAGES = {
    1: (
        "# Gatubelysning i Rimbo",
        "Trasiga gatlyktor ska lagas av driftenheten inom 14 dagar efter felanmälan enligt beslut KS 2021-1430.",
        "Sandningen av gångvägar börjar senast klockan 5 den 24 september 2021 och sköts av Trafikkontoret.",
    ),
    2: (
        "# Badplatser",
        "Kommunens badplatser städas varje morgon under sommaren och vattenprover tas var tredje vecka.",
        "Livbojar kontrolleras av Fritidsenheten före midsommar enligt lagen (2003:778) om skydd mot olyckor.",
    ),
}
HEAD = "---\ndokument: plan\ndel: Plan\n---\n"
CLEAN = (
    HEAD
    + "# Gatubelysning i Rimbo\n"
    + "- Driftenheten lagar trasiga gatlyktor inom 14 dagar efter en felanmälan. Det står i beslut KS 2021-1430. (s. 1)\n"
    + "  - När lagas lampan?\n  - lampan är sönder\n"
    + "- Senast klockan 5 den 24 september 2021 börjar sandningen av gångvägar. Trafikkontoret sköter den. (s. 1)\n"
    + "  - När sandas det?\n  - halt på gångvägen\n"
    + "# Badplatser\n"
    + "- Badplatserna i kommunen städas på morgonen under sommaren. Vattenprover tas var tredje vecka. (s. 2)\n"
    + "  - Städas badet?\n  - är vattnet rent\n"
    + "- Före midsommar kontrolleras livbojar av Fritidsenheten. Det följer av lagen (2003:778) om skydd mot olyckor. (s. 2)\n"
    + "  - Kollas livbojarna?\n  - livboj trasig\n"
)


def a_plan(pages: dict[int, tuple[str, ...]] = PAGES) -> Document:
    """The document "plan": a text that begins with # is a heading, each other a paragraph."""
    blocks = []
    for page, texts in pages.items():
        for text in texts:
            kind = Kind.HEADING if text.startswith("# ") else Kind.PARAGRAPH
            words = tuple(Word(token, token, page) for token in text.removeprefix("# ").split())
            blocks.append(Block(kind, int(kind is Kind.HEADING), ("Plan",), words))
    document = a_document("plan")
    sentences = sentences_of(document.id, blocks)
    return replace(document, blocks=tuple(blocks), sentences=sentences, pages=max(pages, default=0))


def embed(texts: Sequence[str]) -> Vectors:
    """Vectors whose cosines lie where E5's do: 0.9 for nothing shared, 1 for the same n-grams."""
    rows = np.zeros((len(texts), 257), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for gram in set(grams(text)):
            row[hashlib.sha256(gram.encode()).digest()[0]] += 1
        row /= max(float(np.linalg.norm(row)), 1e-9)
        row[256] = 3
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def audited(folder: Path, text: str, documents: Sequence[Document] | None = None) -> Audit:
    """The check of one digest file."""
    (folder / "plan.md").write_text(text, encoding="utf-8")
    return audit(read_files([folder / "plan.md"]), [a_plan()] if documents is None else documents, embed)
