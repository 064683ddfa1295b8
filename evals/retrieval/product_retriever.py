"""The product's own retrieval over any set of texts: what `evaluate retrieval` measures."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from assistant.question.language import detect
from assistant.search.retrieve import Retriever as ProductSearch
from assistant.tuning import RetrievalSettings
from corpus.index.embedding import MOST_CHARACTERS, Embedder
from corpus.index.search_index import Index, open_index, write_index
from corpus.index.vector_cache import VectorCache
from corpus.model import (
    Audience,
    Document,
    DocumentId,
    Edition,
    Library,
    Passage,
    PassageId,
    Records,
    Registration,
    Status,
)
from corpus.swedish.sentence_ends import sentences
from evals.retrieval.beir import BeirDocument

_DOCUMENT = DocumentId("beir")
_PIECE = MOST_CHARACTERS - 300


class ProductRetriever:
    """Indexes texts in a temporary index, as passages of one document, and searches them as the product does.

    Vectors are kept in `data`, so that measuring again costs only the searching.
    """

    def __init__(self, embedder: Embedder, data: Path) -> None:
        self._embedder, self._data = embedder, data
        self._folder = tempfile.TemporaryDirectory(prefix="trygg-beir-")
        self._search: ProductSearch | None = None
        self._own: dict[PassageId, str] = {}

    def index(self, documents: Sequence[BeirDocument]) -> None:
        """Write and open the temporary index."""
        passages = [passage for document in documents for passage in self._passages(document)]
        library = Library((_document(tuple(passages)),), ())
        folder = Path(self._folder.name) / "index"
        folder.mkdir()
        cache = VectorCache(self._embedder, self._data / "vectors.sqlite")
        write_index(folder, library, cache, self._embedder.name, inputs="", made="")
        cache.close()
        index: Index = open_index(folder, self._embedder)
        self._search = ProductSearch(index, self._embedder, RetrievalSettings())

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        """The best `k` texts with their scores, best first."""
        if self._search is None:
            raise RuntimeError("index() comes first")
        found: dict[str, float] = {}
        for hit in self._search.retrieve(query, Audience.RESIDENT, detect(query)).hits:
            if isinstance(hit.target, Passage):
                found.setdefault(self._own[hit.target.id], hit.score)
        return list(found.items())[:k]

    def _passages(self, document: BeirDocument) -> list[Passage]:
        section = (document.title,) if document.title else ()
        made = []
        for number, piece in enumerate(_pieces(document.text)):
            identity = PassageId(f"{document.id}#{number}")
            self._own[identity] = document.id
            made.append(Passage(identity, _DOCUMENT, section, piece, 1, 1, ()))
        return made


def _pieces(text: str) -> list[str]:
    """A text in pieces that the embedder sees whole, cut between sentences."""
    pieces = [""]
    for sentence in sentences(text) or ("",):
        if pieces[-1] and len(pieces[-1]) + len(sentence) > _PIECE:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {sentence}".strip()
    return pieces


def _document(passages: tuple[Passage, ...]) -> Document:
    registration = Registration(
        _DOCUMENT, "BEIR", "mätning", "", "", "", Status.UNKNOWN, Audience.RESIDENT, "", (), True
    )
    return Document(registration, Edition.OFFICIAL, 1, (), (), passages, (), Records())
