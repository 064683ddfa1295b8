"""Personal data in a question: recognised by form, by the words around it, and by what is learnt."""

import re

from assistant.guard.classifier import GuardClass, GuardReading
from assistant.guard.identity_numbers import identities
from assistant.guard.mask import contacts, plain_signs
from assistant.guard.thresholds import PERSONAL, PERSONAL_WITH_FORM

_PRIVATE = re.compile(
    r"\b(?:var bor|vart bor|hemadress\w*|privat\w* (?:adress\w*|mobil\w*|telefon\w*|nummer|mejl\w*)|mobilnum\w* till|"
    r"hur gammal är|dömd\w*|inkomst|tjänar|kriminell bakgrund|sjukskriven|skulder|äger|vem (?:kör|bor))\b",
    re.IGNORECASE,
)


def holds_identity(text: str) -> bool:
    """Whether an identity, card or account number stands in the text, however it is written."""
    return next(identities(plain_signs(text)), None) is not None


def personal_reason(text: str, reading: GuardReading) -> str:
    """Why nothing is done with a text: "personal_data", "private_person" for questions about somebody, "" for neither.

    A telephone number or an address alone is no reason: authorities have such too.
    """
    if holds_identity(text):
        return "personal_data"
    limit = PERSONAL_WITH_FORM if next(contacts(text), None) is not None else PERSONAL
    if reading.chance(GuardClass.PERSONAL) < limit:
        return ""
    return "private_person" if _PRIVATE.search(text) else "personal_data"
