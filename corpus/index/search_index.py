"""A library, made searchable: vectors, n-grams and the entries that point at passages and statements.

An entry is one text that can be found: a passage of an official document (its heading path in front), a
statement of the digest, or one of the everyday questions that a statement answers. Several entries lead to
one target. Nothing here ranks; see assistant/search/retrieve.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexDamaged, IndexMismatch
from corpus.index.codec import encode, shape
from corpus.index.embedding import Embedder
from corpus.index.manifest import Manifest, read_manifest, write_manifest
from corpus.index.ngram_index import LexicalIndex
from corpus.index.open_library import open_library
from corpus.index.vector_cache import VectorCache
from corpus.index.vector_store import VectorStore, open_vector_store, verify, write_vector_store
from corpus.model import Audience, Document, DocumentId, Edition, Library, Passage, Statement

Target = Passage | Statement


class EntryKind(IntEnum):
    """What an entry's text is."""

    PASSAGE = 0
    STATEMENT = 1
    QUESTION = 2


@dataclass(frozen=True, slots=True)
class Entries:
    """Texts to be found; `target` numbers the target of each, `kind` is an EntryKind."""

    texts: tuple[str, ...]
    target: NDArray[np.int32]
    kind: NDArray[np.int8]


class Index:
    """One generation, open for reading."""

    def __init__(
        self,
        library: Library,
        entries: Entries,
        lexical: LexicalIndex,
        vector_store: VectorStore,
        manifest: Manifest,
        name: str,
    ) -> None:
        self.library, self.manifest, self.name = library, manifest, name
        self.entries, self.lexical, self.vector_store = entries, lexical, vector_store
        self.targets = targets_of(library)
        self.documents = _preferred(library)
        internal = {d.id for d in library.documents if d.registration.audience is Audience.STAFF}
        self.internal = np.array([_is_internal(target, internal) for target in self.targets], dtype=bool)

    def close(self) -> None:
        """Let go of the files."""
        self.vector_store.close()


def targets_of(library: Library) -> tuple[Target, ...]:
    """Everything that can be found: passages of official documents, then statements.

    Statements stand for the digest edition, so its own passages are left out.
    """
    official = [d for d in _preferred(library).values() if d.edition is Edition.OFFICIAL]
    passages = [passage for document in official for passage in document.passages]
    return (*passages, *library.statements)


def entries_of(library: Library) -> Entries:
    """The entries of a library, numbered by their targets."""
    texts: list[str] = []
    target: list[int] = []
    kind: list[int] = []
    for number, found in enumerate(targets_of(library)):
        if isinstance(found, Passage):
            texts.append(" – ".join((*found.section, found.text)))
            kind.append(EntryKind.PASSAGE)
            target.append(number)
            continue
        texts += [found.text, *found.questions]
        kind += [EntryKind.STATEMENT, *(EntryKind.QUESTION for _ in found.questions)]
        target += [number] * (1 + len(found.questions))
    return Entries(tuple(texts), np.array(target, dtype=np.int32), np.array(kind, dtype=np.int8))


def lexical_texts(entries: Entries, targets: int) -> list[str]:
    """For each target all its entries in one text: a statement is found by the words of its questions too."""
    parts: list[list[str]] = [[] for _ in range(targets)]
    for text, target in zip(entries.texts, entries.target, strict=True):
        parts[int(target)].append(text)
    return [" ".join(texts) for texts in parts]


def write_index(  # noqa: PLR0913 - all are named at the call
    folder: Path,
    library: Library,
    cache: VectorCache,
    embedder: str,
    *,
    inputs: str,
    made: str,
    municipality: str = "",
    chroma_url: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> Manifest:
    """Write a generation into an empty folder; `progress` is told entries ready and entries in all."""
    entries = entries_of(library)
    vectors = _vectors(entries, cache, progress)
    write_vector_store(vectors, folder / "chroma", chroma_url, folder.name.removesuffix(".tmp"))
    LexicalIndex.build(lexical_texts(entries, len(targets_of(library)))).save(folder / "lexical.npz")
    np.savez(folder / "samples.npz", vectors=vectors[_samples(len(vectors))])
    (folder / "library.json").write_bytes(encode(library))
    manifest = Manifest(
        embedder, len(entries.texts), len(targets_of(library)), inputs, shape(Library), made, municipality
    )
    write_manifest(folder, manifest)
    return manifest


def open_index(folder: Path, embedder: Embedder, chroma_url: str = "", *, municipality: str = "") -> Index:
    """Open and verify a generation.

    Raises IndexMismatch for another embedder's, or where one is named another municipality's, IndexDamaged for a
    broken one.
    """
    manifest = read_manifest(folder)
    if manifest.embedder != embedder.name:
        raise IndexMismatch(
            f"Indexet är gjort med {manifest.embedder}, men {embedder.name} är inställd. "
            "Kör «trygg ingest» för att göra om det, eller ställ tillbaka TRYGG_EMBEDDER."
        )
    if municipality and manifest.municipality not in ("", municipality):
        raise IndexMismatch(
            f"Indexet är gjort för {manifest.municipality}, men {municipality} är inställd. "
            "Kör «trygg ingest», eller ändra TRYGG_MUNICIPALITY eller TRYGG_DATA."
        )
    library = open_library(folder)
    try:
        lexical = LexicalIndex.open(folder / "lexical.npz")
        with np.load(folder / "samples.npz", allow_pickle=False) as data:
            samples = data["vectors"]
        sampled = list(zip(_samples(manifest.entries), samples, strict=True))
    except (OSError, EOFError, BadZipFile, ValueError, KeyError) as error:
        raise IndexDamaged("Indexet är skadat. Kör «trygg ingest» på nytt.") from error
    vector_store = open_vector_store(folder / "chroma", chroma_url, folder.name)
    try:
        verify(vector_store, manifest.entries, sampled)
    except IndexDamaged:
        vector_store.close()
        raise
    return Index(library, entries_of(library), lexical, vector_store, manifest, folder.name)


def _preferred(library: Library) -> dict[DocumentId, Document]:
    """Each document once, in its official edition where that is present."""
    chosen: dict[DocumentId, Document] = {}
    for document in library.documents:
        if document.id not in chosen or document.edition is Edition.OFFICIAL:
            chosen[document.id] = document
    return chosen


def _is_internal(target: Target, internal: set[DocumentId]) -> bool:
    own = isinstance(target, Statement) and target.audience is Audience.STAFF
    return own or target.document_id in internal


def _vectors(
    entries: Entries, cache: VectorCache, progress: Callable[[int, int], None] | None
) -> NDArray[np.float32]:
    """Questions are embedded as questions, all else as passages."""
    asks = entries.kind == EntryKind.QUESTION
    total = len(entries.texts)

    def told(offset: int) -> Callable[[int], None]:
        return lambda done: progress(offset + done, total) if progress else None

    passages = [text for text, asking in zip(entries.texts, asks, strict=True) if not asking]
    questions = [text for text, asking in zip(entries.texts, asks, strict=True) if asking]
    first = cache.vectors(passages, False, told(0))
    second = cache.vectors(questions, True, told(len(passages)))
    dimensions = max(first.shape[1] if len(first) else 0, second.shape[1] if len(second) else 0)
    vectors = np.zeros((total, dimensions), dtype=np.float32)
    if len(first):
        vectors[~asks] = first
    if len(second):
        vectors[asks] = second
    return vectors


def _samples(count: int) -> Sequence[int]:
    """Which vectors are looked up on opening: the first, the middle and the last."""
    return sorted({0, count // 2, count - 1}) if count else []
