"""Identity, card and account numbers, however they are written: where form decides, nothing is learnt.

Swedish personnummer, samordningsnummer (day + 60) and reservnummer (a letter among the last four), Finnish, Norwegian
and Danish numbers, payment cards and IBAN. A date, a dnr, a law's or an organisation's number is none of them.
"""

import re
from collections.abc import Iterator

_GAP = r"[ \u00a0]?[-–—+./:]?[ \u00a0]?"
_SWEDISH = re.compile(
    rf"(?<![\d/:.-])(?P<year>(?:(?:18|19|20)[ ]?)?\d{{2}}){_GAP}(?P<month>\d{{2}}){_GAP}(?P<day>\d{{2}})"
    r"[ ]{0,2}[-–—+./:]?[ ]{0,2}"
    r"(?P<last>[\dTRSUWXJKLMNtrsuwxjklmn]\d{3}|\d \d{3}|\d{2} \d{2}|\d \d \d \d)(?![\d/]|[-.:]\d)"
)
_MOBILE = re.compile(r"07\d{8}$|07\d{1,2}[ ./-]")
_WHOLE = re.compile(r"(?:19|20)\d{6}[-+]\d{4}")
"""Written so, with its century and its dash, it is one whatever its check digit."""
_FINNISH = re.compile(r"(?<![\w])(?P<date>\d{6})[ ]?[-+A-FYXWVUa-fyxwvu][ ]?\d{3}[ ]?[0-9A-Ya-y](?!\w)")
_NORDIC = re.compile(r"(?<![\d/:.-])(?P<date>\d{6})[ -]?(?P<number>\d{5})(?!\d)")
_DANISH = re.compile(r"(?<![\d/:.-])(?P<date>\d{6})-(?P<number>\d{4})(?!\d)")
_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b")
_ACCOUNT = re.compile(
    r"\b(?:konto\w*|clearing\w*|account)\b[^\d\n]{0,20}(\d{4}[- ,]{0,3}\d(?:[ -]?\d){5,9})(?!\d)",
    re.IGNORECASE,
)
_WORDS = (
    "noll ett två tre fyra fem sex sju åtta nio nolla etta tvåa trea femma sexa sjua nia "
    "zero one two three four five six seven eight nine"
).split()
_SPELLED = re.compile(rf"\b(?:(?:{'|'.join(_WORDS)})\b[\s,-]*){{10,}}", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:person\w*(?:nr|nummer|nummret|numret)|p(?:ers)?\.?n(?:umme)?r|samordnings\w*|reserv(?:nummer|nr)|födelsenummer\w*"
    r"|fødselsnummer|cpr\w*|henkilötunnus\w*|hetu|personal (?:identity )?number|ssn|pesel)\b",
    re.IGNORECASE,
)
_AFTER_SAID = re.compile(r"[^\d]{0,25}(\d[\d \u00a0./:–—+-]{4,18}\d)")


def identities(text: str) -> Iterator[tuple[int, int, str]]:
    """Begin, end and kind of whatever may be such a number; `text` has its digits as 0–9 and its dashes as hyphens.

    Example: "är 90 01 01 - 1234?" -> (3, 18, "personnummer")
    """
    for pattern, kind, holds in (
        (_SWEDISH, "personnummer", _swedish),
        (_FINNISH, "personnummer", _day_first),
        (_NORDIC, "personnummer", _day_first),
        (_DANISH, "personnummer", _day_first),
        (_CARD, "kortnummer", _luhn),
        (_IBAN, "kontonummer", _iban),
    ):
        for match in pattern.finditer(text):
            if holds(match):
                yield (*match.span(), kind)
    yield from ((*match.span(1), "kontonummer") for match in _ACCOUNT.finditer(text))
    yield from ((*match.span(), "personnummer") for match in _SPELLED.finditer(text))
    for said in _SAID.finditer(text):
        if (number := _AFTER_SAID.match(text, said.end())) and 6 <= sum(map(str.isdigit, number[1])) <= 14:
            yield (*number.span(1), "personnummer")


def surely_identities(text: str) -> Iterator[tuple[int, int, str]]:
    """Those of `identities` whose check digit is right, or that can't be anything else."""
    for start, end, kind in identities(text):
        figures = re.sub(r"\D", "", text[start:end])
        checked = figures[-10:] if kind == "personnummer" else figures
        free = kind == "kontonummer" or len(figures) not in (10, 12, 16)
        if free or _WHOLE.fullmatch(text[start:end]) or _said_before(text, start) or _sum(checked) % 10 == 0:
            yield start, end, kind


def _said_before(text: str, start: int) -> bool:
    return any(0 <= start - said.end() <= 25 for said in _SAID.finditer(text))


def _swedish(match: re.Match[str]) -> bool:
    """Whether the first six figures are a day somebody can be born, or that day + 60, and nothing else is likelier."""
    month, day = int(match["month"]), int(match["day"])
    born = 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)
    # A day and a time of day look the same; only the check digit tells them apart.
    timed = re.fullmatch(r"\d{4}-\d\d-\d\d \d{4}", match[0]) and _sum(re.sub(r"\D", "", match[0])[2:]) % 10
    return born and not timed and not _MOBILE.match(match[0])


def _day_first(match: re.Match[str]) -> bool:
    day, month = int(match["date"][:2]), int(match["date"][2:4])
    return 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= (month - 40 if month > 40 else month) <= 12


def _luhn(match: re.Match[str]) -> bool:
    return _sum(match[0]) % 10 == 0 or re.fullmatch(r"\d{4}([ -])\d{4}\1\d{4}\1\d{4}", match[0]) is not None


def _iban(match: re.Match[str]) -> bool:
    return len(match[0].replace(" ", "")) >= 15


def _sum(text: str) -> int:
    """Luhn's sum of a text's figures; it ends in 0 where the check digit is right."""
    numbers = [int(sign) for sign in text if sign.isdigit()][::-1]
    return sum(sum(divmod(2 * number, 10)) if place % 2 else number for place, number in enumerate(numbers))
