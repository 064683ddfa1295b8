"""Personal data in a question: recognised by form, by the words around it, and by what is learnt."""

import re

from assistant.guard.classifier import GuardClass, GuardReading
from assistant.guard.identity_numbers import identities, surely_identities
from assistant.guard.mask import contacts, plain_signs
from assistant.guard.thresholds import PERSONAL, PERSONAL_WITH_FORM, PERSONAL_WITH_WORDS

_PRIVATE = re.compile(
    r"\b(?:var bor|hemadress\w*|privat\w* (?:adress\w*|mobil\w*|telefon\w*|nummer|mejl\w*)|mobilnummer till|"
    r"mobilnumret till|personnum\w*|hur gammal är|är .* dömd|inkomst har|tjänar|kriminell bakgrund|"
    r"sjukskriven|skulder)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?")
_REGISTER = re.compile(
    r"\b(?:belastningsregist\w*|polisens register|misstankeregist\w*|folkbokför\w*)\b", re.IGNORECASE
)


def holds_identity(text: str) -> bool:
    """Whether what may be an identity, card or account number stands in the text, however it is written."""
    return next(identities(plain_signs(text)), None) is not None


def personal_reason(text: str, reading: GuardReading) -> str:
    """Why nothing is done with a text: "personal_data", "private_person" for questions about somebody, "" for neither.

    A telephone number, an address or figures that only look like an identity number are no reason by themselves:
    authorities have numbers too, and so have invoices.
    """
    chance = reading.chance(GuardClass.PERSONAL)
    plain = plain_signs(text)
    if next(surely_identities(plain), None) is not None:
        return "personal_data"
    if asks_of_person(text) and chance >= PERSONAL_WITH_WORDS:
        return "private_person"
    by_form = holds_identity(text) or next(contacts(text), None) is not None
    if chance < (PERSONAL_WITH_FORM if by_form else PERSONAL):
        return ""
    return "private_person" if _PRIVATE.search(text) else "personal_data"


def asks_of_person(text: str) -> bool:
    """Whether somebody's private affairs are asked for: an address or number of a named person, a register."""
    named = _PERSON.search(text[1:] if text[:1].isupper() else text) is not None
    return (named and _PRIVATE.search(text) is not None) or (
        _REGISTER.search(text) is not None
        and re.search(r"\b(?:jag|min|han|hon|granne\w*|min chef)\b", text.lower()) is not None
    )
