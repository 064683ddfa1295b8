"""What exports write of a checklist's sources and texts, the same words in every format."""

import re
from collections.abc import Iterable

from assistant.checklists.checklist import Checklist, Item, ItemSource, Mark
from corpus.model import Edition

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
EDITIONS = {Edition.OFFICIAL.value: "kommunens eget dokument", Edition.DIGEST.value: "återgivet med egna ord"}
BOX, TICKED = "☐", "☒"
STATUSES = ("ej påbörjad", "pågår", "klar", "ej aktuellt")


def writable(text: str) -> str:
    r"""A text without the signs that no document format can hold: "a\x00b" gives "ab"."""
    return _UNWRITABLE.sub("", text)


def cited(source: ItemSource) -> str:
    """A source in one line: "Strategi, s. 28", or "MSB, kontrollerad 2026-03-01" for a national one."""
    place = f"s. {source.page}" if source.page else f"kontrollerad {source.checked}" if source.checked else ""
    return ", ".join(part for part in (source.title, place) if part)


def pointed(item: Item) -> tuple[str, ...]:
    """The points of an item in one line each: "Belysning: jämnt ljus (platsen används i mörker)".

    Where they stand on different pages, each names its own: "(s. 29; platsen används i mörker)".
    """
    pages = [tuple(dict.fromkeys(s.page for s in point.sources if s.page)) for point in item.points]
    apart = len(set(pages)) > 1
    told = []
    for point, own in zip(item.points, pages, strict=True):
        where = [f"s.\u00a0{page}" for page in own if apart]
        told.append(f"{point.text} ({'; '.join([*where, point.reason])})")
    return tuple(told)


def filled_in(mark: Mark) -> tuple[str, ...]:
    """What somebody has filled in for an item, a line each: "Status: pågår", "Kommentar: …"."""
    rows = (("Status", mark.status), ("Ansvarig hos oss", mark.responsible), ("Kommentar", mark.comment))
    return tuple(f"{name}: {value}" for name, value in rows if value)


def facts(source: ItemSource) -> str:
    """What a document's or a national source's line says besides its title: dnr, date, edition, check, address."""
    edition = EDITIONS.get(source.edition, source.edition)
    checked = f"kontrollerad {source.checked}" if source.checked else ""
    dated = f"daterad {source.date}" if source.date else ""
    address = source.url if source.url.startswith(("https://", "http://")) else ""
    return " · ".join(fact for fact in (source.dnr, dated, edition, checked, address) if fact)


def documents_of(checklist: Checklist) -> tuple[tuple[ItemSource, tuple[int, ...]], ...]:
    """Each document and national source once, in the order they are cited, with the pages that are cited."""
    pages: dict[tuple[str, str, str], set[int]] = {}
    first: dict[tuple[str, str, str], ItemSource] = {}
    for source in (source for item in items_of(checklist) for source in item.sources):
        key = (source.document_id, source.title, "" if source.document_id else source.url)
        first.setdefault(key, source)
        pages.setdefault(key, set()).update({source.page} - {0})
    return tuple((source, tuple(sorted(pages[key]))) for key, source in first.items())


def items_of(checklist: Checklist) -> Iterable[Item]:
    """All items in their order."""
    return (item for group in checklist.groups for item in group.items)


def place(source: ItemSource) -> str:
    """Where an item stands, in words.

    Example: a page -> "Trygghets- och säkerhetsstrategi, s. 63"; a national source -> its title and check
    """
    if source.document_id:
        return f"{source.title}, s. {source.page}"
    return f"{source.title} (kontrollerad {source.checked})"
