"""Personal data in the question, or questions about a private person: said why nothing is done with it."""

from dataclasses import dataclass

from assistant.fixed_texts import text
from assistant.guard.personal_data import asks_of_person, holds_identity
from assistant.model import AnswerStatus
from assistant.stages.making import Making


@dataclass(frozen=True, slots=True)
class ProtectPrivacy:
    """`contact` is whom to turn to instead."""

    contact: str

    def __call__(self, making: Making) -> Making:
        """Ends where a personal number stands in the text, or somebody's private affairs are asked for."""
        reason = (
            "personal_data"
            if holds_identity(making.text)
            else "private_person"
            if asks_of_person(making.text)
            else ""
        )
        if not reason:
            return making
        return making.end(AnswerStatus.PERSONAL_DATA, text(reason, making.language, contact=self.contact))
