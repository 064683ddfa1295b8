"""Personal data in a question: recognised so that nothing is done with it, and private matters of a person."""

import re
from collections.abc import Iterator

_IDENTITY = re.compile(r"(?<!\d)(?:19|20)?\d{2}(0[1-9]|1[0-2])(\d{2})(?: ?[-–+] ?| )?\d{4}(?!\d)")
_LOOSELY = re.compile(
    r"(?<!\d)(?:(?:18|19|20) ?)?\d{2}[ ./-]?(?:0[1-9]|1[0-2])[ ./-]?(?P<day>\d{2}) ?[-+./]? ?"
    r"(?:[\dTRSUWXJKLMN]\d{3}|\d{2} \d{2})(?!\d)"
)
_CARD = re.compile(r"(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)")
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
    """Whether a personnummer, samordningsnummer (day + 60) or card number stands in the text."""
    for match in _IDENTITY.finditer(text):
        day = int(match[2])
        if 1 <= day <= 31 or 61 <= day <= 91:
            return True
    return any(_luhn(match[0]) for match in _CARD.finditer(text))


def identities(text: str) -> Iterator[tuple[int, int, str]]:
    """Begin, end and kind of whatever could be such a number, however it is spaced: for text that is to be kept.

    Example: "är 90 01 01 - 1234?" -> (3, 18, "personnummer")
    """
    for match in _LOOSELY.finditer(text):
        if 1 <= int(match["day"]) <= 31 or 61 <= int(match["day"]) <= 91:
            yield (*match.span(), "personnummer")
    for match in _CARD.finditer(text):
        if _luhn(match[0]):
            yield (*match.span(), "kortnummer")


def asks_of_person(text: str) -> bool:
    """Whether somebody's private affairs are asked for: an address or number of a named person, a register."""
    named = _PERSON.search(text[1:] if text[:1].isupper() else text) is not None
    return (named and _PRIVATE.search(text) is not None) or (
        _REGISTER.search(text) is not None
        and re.search(r"\b(?:jag|min|han|hon|granne\w*|min chef)\b", text.lower()) is not None
    )


def _luhn(digits: str) -> bool:
    numbers = [int(character) for character in digits if character.isdigit()]
    doubled = [sum(divmod(2 * number, 10)) if i % 2 == 0 else number for i, number in enumerate(numbers)]
    return sum(doubled) % 10 == 0
