"""What sort of thing a question asks for, and whether a text holds a thing of that sort.

"Vad kostar …?" asks for an amount, "Vad heter …?" for a name, "Hur många …?" for a number. A text about the
right subject without a thing of the right sort is not an answer. Rules of Swedish, none of one document.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_NUMBER = (
    r"\b\d+(?:[.,/:]\d+)?\b|\b(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|hälften|tredjedel\w*|"
    r"femtedel\w*|samtliga|alla|varje|inga|ingen|inget|flera|dubbelt)\b"
)
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
_TIME = (
    rf"\b(?:19|20)\d\d\b|\b\d{{1,2}} {_MONTH}|\b(?:när|innan|före|efter|sedan|samband|start\w*|vår|höst|sommar|vinter|"
    r"årligen|årlig\w*|varje|vartannat|kvartal\w*|omedelbart|direkt|skyndsamt|snabbt|vid)\b|\btimmar\b|\bdygn\b"
)
_NAME = re.compile(r"(?<=[\w,)] )[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)*|\([A-ZÅÄÖ]{1,3}\)|^[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+")


@dataclass(frozen=True, slots=True)
class Expectation:
    """A sort of answer: `asks` recognises it in a folded question, `holds` in a text (question, text)."""

    name: str
    asks: re.Pattern[str]
    holds: Callable[[str, str], bool]


def _has(pattern: str) -> Callable[[str, str], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda question, text: bool(compiled.search(text))


def _new_name(question: str, text: str) -> bool:
    """A proper name that the question doesn't hold itself."""
    return any(name.strip("()").casefold() not in question.casefold() for name in _NAME.findall(text))


_ACTOR = re.compile(
    r"\b\w*(?:chef|chefen|cheferna|styrelsen|kontoret|direktör\w*|nämnd\w*|ordförande\w*|polis\w*|kommun|kommunen|regeringen|avdelning\w*|förvaltning\w*|"
    r"handläggare\w*|huvudman\w*|medarbetare\w*|leverantör\w*|samordnare\w*|förening\w*|politiker\w*|länsstyrelsen|invånar\w*|alla|personal\w*|utskottet|fullmäktige|"
    r"verksamhet\w*|aktör\w*|ungdomar|elever|föräldrar|vårdnadshavare|rådet|förbund\w*|bolag\w*|grupp\w*|nätverk\w*|skola\w*|räddningstjänst\w*|region\w*|sverige)\b",
    re.IGNORECASE,
)


def _someone(question: str, text: str) -> bool:
    """A name that the question doesn't hold, or an office or body that acts."""
    return _new_name(question, text) or _ACTOR.search(text) is not None


def _any_number(question: str, text: str) -> bool:
    return re.search(rf"(?!\b(?:19|20)\d\d\b)(?:{_NUMBER})", text, re.IGNORECASE) is not None


def counted(question: str, text: str) -> bool:
    """A number near the thing that is counted: "hur många brandstationer" wants "tre brandstationer"."""
    match = re.search(r"(?:hur många|antalet?|hur mycket)\s+(?:olika |andra |av |procent av )*([\wåäö]+)", question.lower())
    stem = match[1][:5] if match and len(match[1]) > 3 else ""
    if not stem or re.match(r"proce|perso|gånge|dagar|timma|dygn|år|folk|anmäl|bliv|finns|är$", match[1] if match else ""):
        return bool(re.search(_NUMBER, text, re.IGNORECASE))
    around = rf"(?:{_NUMBER})(?:\W+\w+){{0,4}}?\W+\w*{stem}|\w*{stem}\w*(?:\W+\w+){{0,6}}?\W+(?:{_NUMBER})"
    return bool(re.search(around, text, re.IGNORECASE))


_SORTS = (
    ("phone", r"\b(?:telefonn\w*|telnr|tel|mobiln\w*|nummer till|ringa till)\b", _has(r"\b0\d{1,3}[- ]\d{2}|\b11[2-9] ?\d\d\b|\b1177\b")),
    ("mail", r"\b(?:mejladress\w*|e post\w*|mejl\w*|mail\w*|epost\w*)\b", _has(r"@|e-post|mejl")),
    ("address", r"\b(?:adress\w*|var ligger|vart ligger|närmaste|vilken gata|var bor)\b", _has(r"\b\w+(?:gatan|vägen|torget|gränd)\b")),
    ("clock", r"\b(?:öppettid\w*|öppnar|stänger|klockslag\w*|klockan|vilken tid|vilka tider|vilka kvällar|vilka dagar|vilken dag|har \w+ öppet|öppet)\b",
     _has(r"\b\d{1,2}[.:]\d\d\b|klockan|\b(?:mån|tis|ons|tors|fre|lör|sön)dag")),
    ("money", r"\b(?:kostar|kostade|kosta|kostnad\w*|kronor|kr|pris\w*|budget\w*|pengar|lön|lönen|tjänar|avgift\w*|notan|miljon\w*|anslag\w*|arvode\w*|betalar|betala|bot|bidrag\w*|ersättning\w*|dyrt)\b",
     _has(r"kron\b|kronor|miljon|kostn|ekonomi|budget|pengar|avgift|finans|ersättning|medel\b|resurs")),
    ("penalty", r"\b(?:straff\w*|böter|fängelse|vite|bötfäll\w*)\b", _has(r"straff|böter|fängelse|vite\b|sanktion")),
    ("date", r"\b(?:vilket datum|datum|vilken dag|vilka datum)\b", _has(rf"\b\d{{1,2}} {_MONTH} \d{{4}}|\b20\d\d-\d\d-\d\d")),
    ("age", r"\b(?:hur gammal|hur gamla|vilken ålder|åldersgräns\w*|från vilken ålder)\b", _has(r"\b\d+ år\b|åldern|årskurs|ungdom|barn")),
    ("name", r"\b(?:vad heter|vem är|vilka personer|vilken person|namnen|namnet på|vad hette)\b", _new_name),
    ("count", r"\b(?:hur många|antalet|hur mycket|hur stor|hur stort|hur stora|hur hög|hur högt|hur höga|procent)\b", _any_number),
    ("apply", r"\b(?:ansöka|ansöker|söker jag|boka|bokar|bokad|bokas|beställa|beställer|hyra|begära ut|begär jag|anmäla mig|anmäler jag mig|registrera|logga in|ladda ner)\b",
     _has(r"ansök|bok|beställ|hyr|begär|anmäl|registrer|logga|ladda")),
    ("who", r"^(?:vem|vilken person|vilka personer)\b|\boch vem\b", _someone),
    ("which one", r"^vilken \w+(?: \w+){0,4} (?:är|har) (?:\w+ )?\w+(?:ast|ast e|ste|sta)\b", _new_name),
    ("exactly", r"\b(?:exakt|steg för steg|i detalj)\b", _has(r"exakt|först|därefter|steg")),
    ("often", r"\b(?:hur ofta|hur många gånger)\b", _has(r"varje|årlig|kvartal|vartannat|löpande|vecko|gång|vår och höst|regelbund|kontinuer|ständig|återkomm|omedelbart|dagar|kvällar")),
    ("long", r"\b(?:hur länge|hur lång tid|hur lång|hur snabbt|hur fort|hur snart)\b",
     _has(rf"(?!\b(?:en|ett|alla|varje)\b)(?:{_NUMBER})|omedelbart|skyndsamt|direkt|omgående|långsiktig|tills|sedan|vecka|takt")),
    ("when", r"^(?:när|sen när|sedan när)\b|\b(?:vilket år|och när|från när)\b", _has(_TIME)),
    ("measure", r"\b(?:lux|meter|decibel|kvadratmeter|liter|kilo|frekvens\w*|grader|volt|hastighet\w*)\b",
     _has(r"\b(?:lux|meter|decibel|kvadratmeter|liter|kilo|frekvens|grader|volt|km/h)")),
)  # fmt: skip
SORTS = tuple(Expectation(name, re.compile(asks), holds) for name, asks, holds in _SORTS)
_NOW = re.compile(
    r"\b(?:just nu|förra året|i fjol|förra veckan|förra månaden|i år|nästa år|nästa vecka|nästa månad|nästa möte|"
    r"senaste året|imorgon|i morgon|i natt|ikväll|i kväll|igår|i går|i helgen|den här veckan|det senaste dygnet)\b"
)


def expectations(question: str) -> tuple[Expectation, ...]:
    """The sorts of thing asked for, none for an open question."""
    folded = re.sub(r"[^\w]+", " ", question.lower())
    return tuple(sort for sort in SORTS if sort.asks.search(folded))


def asks_of_now(question: str) -> bool:
    """Whether the question is about a moment that a document can't know ("just nu", "förra året")."""
    return bool(_NOW.search(question.lower()))


def years(text: str) -> frozenset[str]:
    """Years that a text names."""
    return frozenset(re.findall(r"\b(?:19|20)\d\d\b", text))
