"""Records before prose: a law that a question names is answered from its row in the legal table.

What is found comes first in the answer and needs no judging; statements may follow. Words and rows, no
vectors. Figures and definitions need no desk of their own: their statements restate single rows already.
"""

import re
from collections.abc import Sequence

from assistant.answer.cite import Source
from assistant.answer.compose import Claim
from corpus.index.search_index import Index
from corpus.model import Audience, Law, Status
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


class RecordDesk:
    """The records of the documents that apply."""

    def __init__(self, index: Index) -> None:
        documents = [d for d in index.documents.values() if d.registration.status is not Status.REPEALED]
        self._edition = {d.id: d.edition for d in documents}
        self._laws = [law for d in documents for law in d.records.laws]
        self._internal = {d.id for d in documents if d.registration.audience is Audience.STAFF}

    def claims(self, question: str, audience: Audience) -> tuple[Claim, ...]:
        """A claim for each law, of those the asker may see, that is named; none where none or too many are."""
        folded = fold(question)
        if not _OF_LAW.search(folded):
            return ()
        words = [word for word in content_words(question) if not _LAW_WORDS.match(word)]
        seen = [
            law for law in self._laws if audience is Audience.STAFF or law.document_id not in self._internal
        ]
        found = [law for law in seen if words and all(_names(law.name, word) for word in words)]
        found = found or [law for law in seen if law.designation.lower() in question.lower()]
        if not found or len(found) > _MOST_LAWS:
            return ()
        return tuple(Claim(_told(law), self._sources(law)) for law in found)

    def _sources(self, law: Law) -> tuple[Source, ...]:
        words = f"{law.kind} {law.name} {law.designation}"
        edition = self._edition[law.document_id]
        return tuple(
            Source(law.document_id, place.page, ("Lagkrav",), place.quote or words, words, edition)
            for place in law.places[:1]
        )


def _names(name: str, word: str) -> bool:
    stem = word[: max(_STEM, len(word) - _ENDING)]
    return len(stem) >= _STEM and any(part.startswith(stem) for part in fold(name).split())


def _told(law: Law) -> str:
    return f"{law.name} ({law.designation}) finns i strategins tabell över lagar och regler."


def repeats(claim: Claim, said: str) -> bool:
    """Whether a law's designation stands in what is said already."""
    designation = re.search(r"\(([^()]+)\) finns", claim.text)
    return designation is not None and designation[1] in said


def recorded_first(recorded: Sequence[Claim], rest: Sequence[Claim]) -> tuple[Claim, ...]:
    """What records say before everything else; where a claim says the same in better words, that one instead."""
    better = [claim for claim in rest if any(repeats(each, claim.text) for each in recorded)]
    said = " ".join(claim.text for claim in better)
    own = [claim for claim in recorded if not repeats(claim, said)]
    return (*own, *better, *(claim for claim in rest if claim not in better))
