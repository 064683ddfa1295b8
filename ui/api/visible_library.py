"""The library as one reader may see it: a document for staff doesn't exist for anyone else."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from corpus.model import Audience, Document, Edition, Library, Requirement, Sentence, Statement


class VisibleLibrary:
    """One entry per document, the official edition where there is one."""

    def __init__(self, library: Library, *, staff: bool) -> None:
        self._staff = staff
        self._statements = library.statements
        self._editions: dict[str, tuple[Edition, ...]] = {}
        chosen: dict[str, Document] = {}
        hidden = set() if staff else {document.id for document in library.documents if _is_internal(document)}
        for document in library.documents:
            if document.id not in hidden:
                chosen.setdefault(document.id, document if staff else self._open(document))
                self._editions[document.id] = (*self._editions.get(document.id, ()), document.edition)
        self._documents = chosen

    def _open(self, document: Document) -> Document:
        """A document without the sentences and requirements that only staff may read; those are a digest's."""
        own = [s for s in self._statements if s.document_id == document.id]
        closed = [s.text for s in own if s.audience is Audience.STAFF]
        if not closed or document.edition is not Edition.DIGEST:
            return document
        # What a resident's statement says too is open.
        seen = [s.text for s in own if s.audience is not Audience.STAFF]
        shown = partial(_is_open, closed=closed, seen=seen)
        requirements = tuple(filter(shown, document.records.requirements))
        return replace(
            document,
            sentences=tuple(filter(shown, document.sentences)),
            records=replace(document.records, requirements=requirements),
        )

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents in the library's order."""
        return tuple(self._documents.values())

    def document(self, document_id: str) -> Document | None:
        """The document with that id, None where there is none that this reader may see."""
        return self._documents.get(unicodedata.normalize("NFC", document_id))

    def editions(self, document: Document) -> tuple[Edition, ...]:
        """The editions that the library has of a document."""
        return self._editions[document.id]

    def statements(self, document: Document, page: int = 0) -> tuple[Statement, ...]:
        """The digest's statements of a document, or of one page of it."""
        return tuple(
            statement
            for statement in self._statements
            if statement.document_id == document.id
            and (not page or page in statement.pages)
            and (self._staff or statement.audience is not Audience.STAFF)
        )

    def pages(self, document: Document) -> int:
        """How many pages a document has; of a digest, as many as are known of."""
        return max((document.pages, *_pages(self.statements(document))))


def _is_internal(document: Document) -> bool:
    return document.registration.audience is Audience.STAFF


def _is_open(one: Sentence | Requirement, closed: Iterable[str], seen: Iterable[str]) -> bool:
    return any(one.text in text for text in seen) or not any(one.text in text for text in closed)


def _pages(statements: Iterable[Statement]) -> list[int]:
    return [page for statement in statements for page in statement.pages]
