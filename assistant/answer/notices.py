"""Claims and citations → the same citations with what time has changed, and at most two sentences that say so.

A notice hangs on a citation when its quote, or a claim that stands on it, names the thing. It is said in the
answer when a claim itself names it, or the question is about it; never what only stands on the same page.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from assistant.answer.compose import Claim
from assistant.model import Citation, Notice
from assistant.search.validity import Validity
from corpus.currency.changes import Change, Clock, Currency
from corpus.model import Registration
from corpus.swedish.fold import fold
from corpus.swedish.sentence_ends import sentences
from corpus.swedish.words import content_words

_MOST_SAID = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A notice of one citation; `asked` and `claimed` tell whether the question or a claim names the thing."""

    marker: int
    notice: Notice
    asked: bool
    claimed: bool
    unasked: bool

    @property
    def said(self) -> bool:
        """Whether the answer should say it."""
        return self.asked or (self.claimed and self.unasked)

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Greater is more important."""
        return (self.asked, self.claimed, self.unasked)


class Notices:
    """What has changed, looked up for answers."""

    def __init__(
        self, currency: Currency, validity: Validity, clock: Clock, names: AbstractSet[str] = frozenset()
    ) -> None:
        self._currency, self._validity, self._clock, self._names = currency, validity, clock, names

    def added(
        self, answer: str, citations: Sequence[Citation], claims: Sequence[Claim], question: str
    ) -> tuple[str, tuple[Citation, ...]]:
        """The answer with its notices said after it, and its citations with theirs."""
        found: list[_Found] = []
        noted = []
        quoted = {change.id for citation in citations for change in self._touching(citation, citation.quote)}
        for citation in citations:
            mine = list(self._of(citation, _claimed(citation, claims), question, quoted))
            of_document = self._validity.notices(citation.document_id)
            noted.append(replace(citation, notices=(*(f.notice for f in mine), *of_document)))
            found += mine
        return " ".join((answer, *_said(found))), tuple(noted)

    def _touching(self, citation: Citation, text: str) -> tuple[Change, ...]:
        return self._currency.notices_for(citation.document_id, citation.page, text)

    def _of(
        self, citation: Citation, claimed: str, question: str, quoted: AbstractSet[str]
    ) -> Iterable[_Found]:
        """What a citation's quote names, and what only a claim on it names where no quote does (`quoted`)."""
        text = f"{citation.quote} {claimed}"
        own = self._touching(citation, citation.quote)
        for change in (*own, *(c for c in self._touching(citation, claimed) if c.id not in quoted)):
            asked, named = (self._currency.named(change, words) for words in (question, claimed))
            yield _Found(citation.marker, self._notice(change), asked, named, change.unasked)
        for gone in self._validity.gone:
            if gone.id != citation.document_id and fold(gone.title) in fold(text):
                notice = self._validity.repeal(gone)
                yield _Found(citation.marker, notice, _asks_for(gone, question, self._names), True, False)

    def _notice(self, change: Change) -> Notice:
        return Notice(change.said(self._clock()), change.since, change.source_url, change.checked)


def _said(found: Sequence[_Found]) -> tuple[str, ...]:
    """The most important notice in one sentence, and a second one that is as important."""
    ranked = sorted((f for f in found if f.said), key=lambda f: f.rank, reverse=True)
    unique = list({f.notice.text: f for f in reversed(ranked)}.values())[::-1]
    chosen = [f for f in unique if f.rank == unique[0].rank][:_MOST_SAID]
    return tuple(f"Obs: {sentences(f.notice.text)[0]} [{f.marker}]" for f in chosen)


def _claimed(citation: Citation, claims: Sequence[Claim]) -> str:
    """What the claims say that stand on a citation."""
    key = (citation.document_id, citation.page, citation.quote)
    on_it = (c.text for c in claims if any((s.document_id, s.page, s.quote) == key for s in c.sources))
    return " ".join(on_it)


def _asks_for(gone: Registration, question: str, names: AbstractSet[str]) -> bool:
    """Whether a question names a document by the words of its title."""
    asked = fold(question)
    words = content_words(gone.title, names)
    return bool(words) and all(word[:6] in asked for word in words)
