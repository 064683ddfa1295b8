"""What is said where the documents give no answer: who answers instead, else the nearest statement."""

from dataclasses import dataclass

from assistant.answer.check import Checker
from assistant.answer.cite import SourceFinder
from assistant.answer.compose import Claim
from assistant.answer.signpost import signpost
from assistant.fixed_texts import text
from assistant.search.retrieve import Retrieval
from corpus.model import Statement


@dataclass(frozen=True, slots=True)
class NotFound:
    """`contact` is whom to turn to; the nearest statement is shown only where it can be traced."""

    checker: Checker
    finder: SourceFinder
    contact: str

    def said(self, retrieval: Retrieval, language: str, *, instead: str = "", near: bool = True) -> str:
        """The text: with `instead` where that is known, else with the nearest statement where it is `near`."""
        said = text("not_found", language, contact=self.contact)
        nearest = self._nearest(retrieval) if near and not instead else None
        if nearest is None:
            return f"{said} {instead}".strip()
        page = f"{nearest.text} (s. {nearest.pages[0]})"
        return f"{said} {text('nearest', language, statement=page)}"

    def _nearest(self, retrieval: Retrieval) -> Statement | None:
        found = next((hit.target for hit in retrieval.hits if isinstance(hit.target, Statement)), None)
        if found is None or not self.checker.traces(Claim(found.text, self.finder.sources(found))):
            return None
        return found


def elsewhere(question: str, alone: str, language: str) -> str:
    """Whom to turn to instead, by what was asked; what came before it in a conversation counts too."""
    return signpost(question, language) or signpost(alone, language)
