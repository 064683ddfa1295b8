"""Targets → sources: the verbatim words, page and address that stand behind a statement."""

from dataclasses import dataclass

from assistant.answer.page_url import page_url
from assistant.model import Citation, Notice
from corpus.index.search_index import Index
from corpus.model import DocumentId, Edition, Kind, Registration, SectionPath, Sentence, SentenceId, Statement
from corpus.swedish.figures import figures_in

_MOST_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Source:
    """One place that supports a claim; `words` is the reading text of what stands there."""

    document_id: DocumentId
    page: int
    section: SectionPath
    quote: str
    words: str
    edition: Edition


class SourceFinder:
    """Finds the sources of statements and sentences in one index."""

    def __init__(self, index: Index) -> None:
        self._documents = index.documents
        self._sentences: dict[SentenceId, Sentence] = {
            sentence.id: sentence for document in index.documents.values() for sentence in document.sentences
        }

    def sentence(self, identity: SentenceId) -> Sentence | None:
        """A sentence of the preferred edition."""
        return self._sentences.get(identity)

    def sources(self, statement: Statement) -> tuple[Source, ...]:
        """Official sentences that carry the statement, the best first, as many as its figures need.

        Where the official edition isn't there, the statement itself on its first page.
        """
        found = [self._sentences[s] for s in statement.restates if s in self._sentences]
        found.sort(key=lambda sentence: sentence.kind is Kind.FOOTNOTE)
        if not found:
            return (self._own(statement),)
        chosen = [found[0]]
        missing = figures_in(statement.text) - figures_in(found[0].text)
        for sentence in found[1:]:
            held = missing & figures_in(sentence.text)
            if held and len(chosen) < _MOST_SOURCES:
                chosen.append(sentence)
                missing -= held
        return tuple(of_sentence(sentence, statement.pages) for sentence in chosen)

    def citation(self, marker: int, source: Source) -> Citation:
        """The citation as it is shown."""
        return citation_of(marker, source, self._documents[source.document_id].registration)

    def _own(self, statement: Statement) -> Source:
        page = statement.pages[0]
        return Source(
            statement.document_id, page, statement.section, statement.text, statement.text, Edition.DIGEST
        )


def of_sentence(sentence: Sentence, pages: tuple[int, ...] = ()) -> Source:
    """A sentence as a source: of its parts the longest, on one of `pages` where they are given."""
    fitting = [part for part in sentence.quotes if part.page in pages] or list(sentence.quotes)
    part = max(fitting, key=lambda quote: len(quote.text))
    return Source(
        sentence.document_id, part.page, sentence.section, part.text, sentence.text, Edition.OFFICIAL
    )


def citation_of(
    marker: int, source: Source, registration: Registration, notices: tuple[Notice, ...] = ()
) -> Citation:
    """A source as it is shown, with what the register knows of its document."""
    return Citation(
        marker,
        source.document_id,
        registration.title,
        source.section,
        source.page,
        source.quote,
        page_url(source.document_id, source.page, source.quote),
        source.edition,
        registration.status,
        registration.dnr,
        notices,
    )
