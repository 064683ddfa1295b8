"""What a Swedish sentence says about when: the words themselves, none of them interpreted."""

import re

_DEADLINE = re.compile(
    r"\b(inom \d+ (?:timmar|dygn|dagar|veckor|månader|år)|(?:minst )?(?:vart(?:annat|tredje|fjärde|femte) år)|"
    r"minst (?:en|två|tre|fyra) gånger? (?:per|om) år(?:et)?|varje år|årligen|kvartalsvis|månadsvis|veckovis|"
    r"omgående|omedelbart|skyndsamt|senast (?:år |den )?[\w ]*?\d{4}|(?:till|år|före) 20[2-9]\d|"
    r"under 20\d0-talet|vår och höst|löpande|kontinuerligt)\b",
    re.IGNORECASE,
)


def deadline_of(text: str) -> str:
    """What the sentence says about when: "inom 48 timmar", "minst vartannat år", or ""."""
    match = _DEADLINE.search(text)
    return match[1] if match else ""
