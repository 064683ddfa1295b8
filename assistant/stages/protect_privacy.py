"""Personal data in the question, or questions about a private person: said why nothing is done with it."""

from dataclasses import dataclass

from assistant.fixed_texts import text
from assistant.guard.personal_data import personal_reason
from assistant.model import AnswerStatus
from assistant.stages.making import Making


@dataclass(frozen=True, slots=True)
class ProtectPrivacy:
    """`contact` is whom to turn to instead."""

    contact: str

    def __call__(self, making: Making) -> Making:
        """Ends where a personal number stands in the text, or somebody's private affairs are asked for."""
        reason = personal_reason(making.text, making.guard)
        if not reason:
            return making
        return making.end(AnswerStatus.PERSONAL_DATA, text(reason, making.language, contact=self.contact))
