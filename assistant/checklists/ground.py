"""What an item stands on → its sources as they are shown: the page with its words, or the national source."""

from assistant.answer.cite import Source, of_sentence
from assistant.answer.page_url import page_url
from assistant.checklists.checklist import ItemSource
from assistant.checklists.definition import ItemRule
from assistant.checklists.definition_sources import Cite, National
from corpus.currency.changes import Change, Clock, Currency
from corpus.model import Document, DocumentId, Edition, Library, Sentence, SentenceId, Statement
from corpus.swedish.fold import grams


class Grounds:
    """Finds what stands on the pages that definitions cite, in one library."""

    def __init__(self, library: Library, currency: Currency, clock: Clock) -> None:
        self._documents: dict[DocumentId, Document] = {}
        for document in library.documents:
            self._documents.setdefault(document.id, document)
        self._sentences: dict[SentenceId, Sentence] = {
            sentence.id: sentence for document in self._documents.values() for sentence in document.sentences
        }
        self._statements: dict[tuple[DocumentId, int], list[Statement]] = {}
        for statement in library.statements:
            for page in statement.pages:
                self._statements.setdefault((statement.document_id, page), []).append(statement)
        self._currency, self._clock = currency, clock
        self._changes: dict[str, Change] = {change.id: change for change in currency.changes}
        self._found: dict[Cite, Source] = {}
        self._noted: dict[str, tuple[str, ...]] = {}

    def document(self, identity: DocumentId) -> Document:
        """The preferred edition of a document."""
        return self._documents[identity]

    def source(self, cite: Cite) -> Source:
        """The statement that a cite picks, in the official words where they are there."""
        if cite not in self._found:
            self._found[cite] = self._source(cite)
        return self._found[cite]

    def shown(self, source: Source) -> ItemSource:
        """A page as an item shows it; without a quote where the official edition isn't there."""
        registration = self._documents[source.document_id].registration
        official = source.edition is Edition.OFFICIAL
        return ItemSource(
            registration.title,
            source.document_id,
            source.page,
            source.quote if official else "",
            page_url(source.document_id, source.page, source.quote),
            "",
            registration.dnr,
            registration.date,
            source.edition,
        )

    def sources(self, item: ItemRule) -> tuple[ItemSource, ...]:
        """All that an item stands on: pages first, then national sources."""
        pages = tuple(self.shown(self.source(cite)) for cite in item.cites)
        return (*pages, *map(national, item.national))

    def notices(self, item: ItemRule) -> tuple[str, ...]:
        """What has changed since: what the item or its quotes name, and what its definition points at."""
        if item.id not in self._noted:
            found = {name: self._changes[name] for name in item.changes if name in self._changes}
            for cite in item.cites:
                text = f"{item.text} {self.source(cite).quote}"
                touched = self._currency.notices_for(cite.document, cite.page, text)
                found |= {change.id: change for change in touched}
            said = (
                f"{c.said(self._clock())} ({c.source_title}, {c.checked})"
                for c in found.values()
                if c.verified
            )
            self._noted[item.id] = tuple(dict.fromkeys(said))
        return self._noted[item.id]

    def _source(self, cite: Cite) -> Source:
        found = self._statements.get((cite.document, cite.page), [])
        chosen = next((s for s in found if cite.words.casefold() in s.text.casefold()), None)
        if chosen is None or not cite.words:
            return Source(cite.document, cite.page, (), "", "", self._documents[cite.document].edition)
        restated = [self._sentences[name] for name in chosen.restates if name in self._sentences]
        there = [each for each in restated if any(quote.page == cite.page for quote in each.quotes)]
        if there:
            # A statement may gather a whole list; the cite's words tell which of its sentences is meant.
            return of_sentence(max(there, key=lambda each: _shared(cite.words, each.text)), (cite.page,))
        return Source(cite.document, cite.page, chosen.section, chosen.text, chosen.text, Edition.DIGEST)


def _shared(words: str, text: str) -> int:
    """How many of the n-grams of some words a text has: "hållbar takt", "i en hållbar takt" -> all."""
    return len(set(grams(words)) & set(grams(text)))


def national(source: National) -> ItemSource:
    """A national source as an item shows it."""
    return ItemSource(source.title, "", 0, "", source.url, source.checked, "", "", "")
