"""Claims → those that can be traced; an answer left with none is not found."""

from dataclasses import dataclass, replace

from assistant.answer.check import Checker
from assistant.answer.not_found import NotFound, elsewhere
from assistant.model import AnswerStatus
from assistant.stages.making import Making


@dataclass(frozen=True, slots=True)
class CheckClaims:
    """Drops what the cited pages don't hold."""

    checker: Checker
    not_found: NotFound

    def __call__(self, making: Making) -> Making:
        """Keeps the claims that hold; ends with not_found where none does, or none speaks of what is counted."""
        kept = self.checker.kept(making.claims)
        if making.offer and not any(making.offer.met_by(claim.text) for claim in kept):
            kept = ()
        if kept:
            return replace(making, claims=kept)
        instead = making.instead or elsewhere(making.text, making.alone, making.language)
        said = self.not_found.said(making.retrievals[0], making.language, instead=instead)
        return making.end(AnswerStatus.NOT_FOUND, said)
