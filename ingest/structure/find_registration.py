"""A document that no register names is registered from what it says itself, for a person to confirm."""

import re

from corpus.model import Audience, Registration, Status
from corpus.swedish.figures import ISO_DATE, WRITTEN_DATE, iso_date
from ingest.errors import RefusedDocument
from ingest.files.source import Source

_DNR_LABEL = re.compile(
    r"(?:[Dd]nr|[Dd]iarienummer|[Dd]iarienr)[.:]?\s*((?:[A-ZÅÄÖ]{2,5}[ -])?\d{4}[-/:]\d{2,6})"
)
_VALID = re.compile(r"(?:gäller|giltig\w*|avser)[^.\n]{0,30}?(20\d\d)\s?[-–]\s?(20\d\d)", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:gäller|giltig\w*)[^.\n]{0,30}?(?:till|t\.o\.m\.)(?: och med)? (20\d\d(?:-\d\d-\d\d)?)", re.IGNORECASE
)
_REPLACES = re.compile(r"\b[Ee]rsätter:? ([^.\n]{5,90})")
_CLASS = re.compile(
    r"(?i:informationssäkerhetsklass\w*)\W{0,3}(ÖPPEN|INTERN|KÄNSLIG|HEMLIG)|"
    r"^\W*(?i:informationssäkerhetsklass\w*\W{0,3}(öppen|intern|känslig|hemlig))\W*$|"
    r"^\W*(INTERN|KÄNSLIG|HEMLIG)\W*$",
    re.MULTILINE,
)
_KINDS = {
    "protokoll": "protokoll", "tjänsteutlåtande": "tjänsteutlåtande", "handlingsprogram": "handlingsprogram",
    "handlingsplan": "handlingsplan", "policy": "policy", "riktlinje": "riktlinje", "strategi": "strategi",
    "reglemente": "reglemente", "plan": "plan",
}  # fmt: skip


def register_from(source: Source) -> Registration:
    """Read title, date, dnr, period, what it replaces and its class off the first pages.

    Raises RefusedDocument for a document that calls itself KÄNSLIG or HEMLIG.
    """
    head = "\n".join(line.text.strip() for page in source.pages[:2] for line in page if line.text.strip())
    title = _title(source)
    kind = next((kind for word, kind in _KINDS.items() if word in f"{title} {source.id}".lower()), "dokument")
    return Registration(
        id=source.id,
        title=title,
        kind=kind,
        date=_date(head),
        dnr=_dnr(head),
        decision="",
        status=Status.RECORD if kind in {"protokoll", "tjänsteutlåtande"} else Status.UNKNOWN,
        audience=_audience(source.name, head),
        valid_to=_valid_to(head),
        supersedes=tuple(match.strip() for match in _REPLACES.findall(head)[:3]),
        confirmed=False,
    )


_NO_TITLES = ("untitled", "unspecified", "anonymous", "namnlös", "dokument1", "document1", "titel")
"""What programs write where nobody has given a title."""


def _title(source: Source) -> str:
    """The file's own title unless it is just its name, else the first heading or line."""
    if source.title and source.title.casefold() not in {source.id.casefold(), *_NO_TITLES}:
        return source.title
    lines = [line for page in source.pages[:1] for line in page if line.text.strip()]
    marked = next((line.text.strip() for line in lines if line.heading), "")
    first = marked or next((line.text.strip() for line in lines if len(line.text.strip()) > 3), "")
    return re.sub(r"^\d+(?:\.\d+)* ", "", first)[:120] or str(source.id)


def _date(head: str) -> str:
    if match := ISO_DATE.search(head):
        return match[0]
    if match := WRITTEN_DATE.search(head):
        return iso_date(match)
    return ""


def _dnr(head: str) -> str:
    if match := _DNR_LABEL.search(head):
        return match[1]
    match = re.search(r"\b([A-ZÅÄÖ]{2,5} 20\d\d[-/:]\d{2,6})\b(?!-\d)", head)
    return match[1] if match else ""


def _valid_to(head: str) -> str:
    if match := _UNTIL.search(head):
        return match[1] if len(match[1]) == 10 else f"{match[1]}-12-31"
    match = _VALID.search(head)
    return f"{match[2]}-12-31" if match else ""


def _audience(name: str, head: str) -> Audience:
    """INTERN keeps a document from residents; KÄNSLIG and HEMLIG keep it out altogether."""
    match = _CLASS.search(head)
    label = next((group.upper() for group in match.groups() if group), "") if match else ""
    if label in {"KÄNSLIG", "HEMLIG"}:
        raise RefusedDocument(name, f"dokumentet är märkt {label} och får inte läsas in här.")
    return Audience.STAFF if label == "INTERN" else Audience.RESIDENT
