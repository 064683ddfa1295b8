"""Records before prose: a law that a question names is answered from its row in the legal table.

What is found comes first in the answer and needs no judging; statements may follow. Words and rows, no
vectors. Figures and definitions need no lookup of their own: their statements restate single rows already.
"""

import re
from collections.abc import Sequence, Set

from assistant.answer.cite import Source
from assistant.answer.compose import Claim
from corpus.index.search_index import Index
from corpus.model import Audience, Document, Law, SectionPath, Status
from corpus.swedish.fold import fold
from corpus.swedish.words import content_words

_OF_LAW = re.compile(
    r"\b(?:lag|lagar|lagen|lagarna|lagtext\w*|författning\w*|förordning\w*|direktiv\w*|föreskrift\w*)\b"
)
_LAW_WORDS = re.compile(
    r"^(?:lag|författning|förordning|direktiv|föreskrift|styr|regler|gäller|nummer|heter|säger|följ|använd"
    r"|kommun(?:en|ens)?$|arbet(?:e|et|ar)$)"
)
"""Words of a question about laws that don't tell which; settled on the questions about laws in dev and egna."""
_STEM = 5
"""Letters that a question's word and a law's must share at the beginning: "kameror", "Kamerabevakningslag"."""
_ENDING = 4
"""Letters of a longer word that may be its ending; "samhällsplanering" doesn't name what is "samhällsviktig"."""
_MOST_LAWS = 5


class LawRecords:
    """The laws in the tables of the documents that apply; `names` are the place's own words."""

    def __init__(self, index: Index, names: Set[str] = frozenset()) -> None:
        self._names = names
        documents = [d for d in index.documents.values() if d.registration.status is not Status.REPEALED]
        self._documents = {d.id: d for d in documents}
        self._laws = [law for d in documents for law in d.records.laws]
        self._internal = {d.id for d in documents if d.registration.audience is Audience.STAFF}

    def claims(self, question: str, audience: Audience) -> tuple[Claim, ...]:
        """A claim for each law, of those the asker may see, that is named; none where none or too many are."""
        folded = fold(question)
        if not _OF_LAW.search(folded):
            return ()
        words = [word for word in content_words(question, self._names) if not _LAW_WORDS.match(word)]
        seen = [
            law for law in self._laws if audience is Audience.STAFF or law.document_id not in self._internal
        ]
        found = [law for law in seen if words and all(_names(law.name, word) for word in words)]
        found = found or [law for law in seen if law.designation.lower() in question.lower()]
        if not found or len(found) > _MOST_LAWS:
            return ()
        return tuple(Claim(_text(law), self._sources(law), law.designation) for law in found)

    def _sources(self, law: Law) -> tuple[Source, ...]:
        words = f"{law.kind} {law.name} {law.designation}"
        document, place = self._documents[law.document_id], law.places[0]
        section = _section(document, law, place.page)
        return (Source(document.id, place.page, section, place.quote or words, words, document.edition),)


def _names(name: str, word: str) -> bool:
    stem = word[: max(_STEM, len(word) - _ENDING)]
    return len(stem) >= _STEM and any(part.startswith(stem) for part in fold(name).split())


def _text(law: Law) -> str:
    return f"{law.name} ({law.designation}) finns i dokumentets tabell över lagar och regler."


def _section(document: Document, law: Law, page: int) -> SectionPath:
    """Under which headings the law's row stands."""
    on_page = (block for block in document.blocks if block.page <= page <= block.page_end)
    return next((block.section for block in on_page if law.designation in block.text), ())


def recorded_first(recorded: Sequence[Claim], rest: Sequence[Claim]) -> tuple[Claim, ...]:
    """What records say before everything else; where a claim says the same in better words, that one instead."""
    better = [claim for claim in rest if any(each.law in claim.text for each in recorded)]
    own = [claim for claim in recorded if not any(claim.law in each.text for each in better)]
    return (*own, *better, *(claim for claim in rest if claim not in better))
