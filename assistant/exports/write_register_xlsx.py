"""The register of requirements → Excel file: what is required, what differs, documents."""

from collections.abc import Sequence

from assistant.checklists.wording import STATUSES
from assistant.exports.xlsx_sheets import (
    COMMENT,
    STATUS,
    Column,
    Value,
    facts_below,
    new_book,
    print_lying,
    saved,
    table_on,
)
from assistant.requirements.contradictions import Pair, Side
from assistant.requirements.requirement_register import NOBODY, Duties, Entry, Register
from corpus.model import Document, Edition

_REGISTER = tuple(
    Column(*each)
    for each in (
        ("Ansvarig", 24), ("Krav", 60), ("Styrka", 9), ("Tid", 16), (STATUS, 13), (COMMENT, 26),
        ("Fokusområde", 24), ("Avsnitt", 30), ("Dokument", 26), ("Sida", 6), ("Diarienummer", 14),
    )
)  # fmt: skip
_PAIRS = tuple(
    Column(*each)
    for each in (
        ("Skillnad", 16), ("Det ena", 60), ("Styrka ", 10), ("Tid ", 18), ("Källa ", 34),
        ("Det andra", 60), ("Styrka", 10), ("Tid", 18), ("Källa", 34), ("Vår bedömning", 34),
    )
)  # fmt: skip


def register_to_xlsx(register: Register, date: str) -> bytes:
    """The register of requirements as an Excel file: requirements, pairs side by side, and documents."""
    book = new_book("Kravregister")
    sheet = book.create_sheet("Krav")
    table_on(sheet, _REGISTER, [_entry(group, entry) for group in register.groups for entry in group.entries])
    print_lying(sheet, f"Kravregister · {date}")
    if register.mentioned:
        named = book.create_sheet("Nämns också")
        table_on(
            named,
            (Column("Text", 90), Column("Källa", 40)),
            [(_said(v), _where(v)) for v in register.mentioned],
        )
    if register.pairs:
        beside = book.create_sheet("Sida vid sida")
        table_on(beside, _PAIRS, [_pair(pair) for pair in register.pairs])
        print_lying(beside, f"Kravregister, sida vid sida · {date}")
    facts_sheet = book.create_sheet("Dokument")
    facts_below(facts_sheet, [("Kravregister", date), ("Antal krav", register.count)])
    facts_below(facts_sheet, [(d.registration.title, _document(d)) for d in register.documents])
    return saved(book)


def _entry(group: Duties, entry: Entry) -> Sequence[Value]:
    requirement, known = entry.requirement, entry.document.registration
    section = " › ".join(requirement.section)
    return (
        group.responsible if group.responsible != NOBODY else f"({NOBODY})",
        requirement.text, requirement.modality.value, requirement.deadline, STATUSES[0], "",
        entry.area, section, known.title, entry.page, known.dnr,
    )  # fmt: skip


def _pair(pair: Pair) -> Sequence[Value]:
    both = [
        (_said(voice), voice.modality, voice.deadline, _where(voice)) for voice in (pair.first, pair.second)
    ]
    return (", ".join(difference.value for difference in pair.differences), *both[0], *both[1], "")


def _said(voice: Side) -> str:
    return voice.sentence.text


def _where(voice: Side) -> str:
    return f"{voice.document.registration.title}, s. {voice.sentence.page}"


def _document(document: Document) -> str:
    known = document.registration
    edition = "" if document.edition is Edition.OFFICIAL else "återgivet med egna ord"
    return " · ".join(part for part in (known.dnr, known.date, known.status.value, edition) if part)
