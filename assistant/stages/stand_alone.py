"""A follow-up → a question that stands alone, its spelling mended; what the tables of records say of it."""

import re
from dataclasses import dataclass, replace

from assistant.answer.compose import Claim
from assistant.answer.law_records import LawRecords
from assistant.answer.scope import within
from assistant.checklists.chat_order import Orders
from assistant.model import AnswerStatus
from assistant.question.clean import clean
from assistant.question.followup import leans, standalone
from assistant.question.spelling import Speller
from assistant.search.retrieve import Retrieval
from assistant.search.search_in_force import SearchInForce
from assistant.stages.making import Making
from corpus.municipality import Municipality
from corpus.swedish.words import content_words

_OF_DOCUMENT = re.compile(r"\b(?:strategi|polic|dokument|handlingsprogram|styrdokument)\w*")
"""So common that they tell no question from another, but a question of nothing else is about the document itself."""


@dataclass(frozen=True, slots=True)
class StandAlone:
    """Puts what a question leans on in front of it, unless it is nearer to something by itself."""

    speller: Speller
    orders: Orders
    records: LawRecords
    search: SearchInForce
    municipality: Municipality

    def __call__(self, making: Making) -> Making:
        """Sets `alone`, `leaning`, `offer`, `recorded`; ends where nothing is asked."""
        names = self.municipality.names
        earlier = self.orders.questions(making.question.history)
        own = self._corrected(making.text, making)
        alone = self._corrected(standalone(making.text, earlier, names), making)
        found: tuple[Retrieval, ...] = ()
        if alone != own and not leans(making.text):
            # What the records answer by itself needs no comparing.
            if not self._recorded(own, making):
                found = tuple(self.search(text, making.question, making.language) for text in (own, alone))
            if not found or _nearer(found):
                alone = own
        if (
            not content_words(alone, names)
            and making.language == "sv"
            and not _OF_DOCUMENT.search(alone.lower())
        ):
            return making.end(AnswerStatus.OUT_OF_SCOPE, self.municipality.greeting(making.language))
        return replace(
            making,
            alone=alone,
            leaning=alone != own,
            offer=self.orders.offer(alone),
            found=found,
            recorded=self._recorded(alone, making),
        )

    def _corrected(self, question: str, making: Making) -> str:
        cleaned = clean(question)
        return self.speller.correct(cleaned) if making.language == "sv" else cleaned

    def _recorded(self, text: str, making: Making) -> tuple[Claim, ...]:
        asked = making.question
        claims = self.records.claims(text, asked.audience)
        return within(claims, asked.scope, self.search.left_out(text, asked))


def _nearer(found: tuple[Retrieval, ...]) -> bool:
    """Whether a short question that doesn't point back is nearer to something by itself: a new subject."""
    if not all(each.hits for each in found):
        return False
    by_itself, behind = (each.hits[0].cosine for each in found)
    return by_itself > behind
