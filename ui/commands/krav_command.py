"""`trygg krav`: what the documents demand, grouped by who is to act, on the screen or in a file."""

import argparse
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from assistant.exports.write_register_xlsx import register_to_xlsx
from assistant.requirements.contradictions import Side
from assistant.requirements.requirement_register import (
    NOBODY,
    Entry,
    Register,
    Wanted,
    entries_of,
    grouped,
    register,
)
from corpus.currency.changes import Clock
from corpus.errors import KnowledgeError
from corpus.index.generations import require_current
from corpus.index.open_library import open_library
from corpus.model import Document, Edition, Modality
from corpus.settings import Settings
from ui.api.requirement_endpoints import register_out
from ui.api.visible_library import VisibleLibrary

_WIDTH = 92
_MENTIONED = 20
"""Sentences that only name a party are shown up to this number on the screen."""


def run(options: argparse.Namespace, settings: Settings, clock: Clock = date.today) -> int:
    """Returns 0 whatever was found; the command line sees what staff see."""
    documents = VisibleLibrary(open_library(require_current(settings.data)), staff=True).documents
    made = register(documents, _wanted(options, documents))
    today = clock().isoformat()
    if options.format == "xlsx":
        if options.out is None:
            raise KnowledgeError("--format xlsx kräver --out FIL.xlsx.")
        _write(options.out, register_to_xlsx(made, today))
        return 0
    shown = {
        "text": lambda: as_text(made, documents),
        "md": lambda: as_markdown(made, documents, today),
        "json": lambda: register_out(made).model_dump_json(indent=2),
    }[options.format]()
    if options.out is None:
        print(shown)
    else:
        _write(options.out, (shown + "\n").encode())
    return 0


def as_text(made: Register, documents: tuple[Document, ...]) -> str:
    """The register for a terminal."""
    parts = [_summary(made)]
    for group in made.groups:
        parts.append(f"{group.responsible.upper()} ({len(group.entries)})")
        parts += [
            _paragraph(f"{_marks(entry)} {entry.requirement.text}", _place(entry)) for entry in group.entries
        ]
    if made.mentioned:
        parts.append(f"NÄMNS OCKSÅ ({len(made.mentioned)})")
        parts += [_paragraph(f"  {side.sentence.text}", _where(side)) for side in made.mentioned[:_MENTIONED]]
    if made.pairs:
        parts.append("SIDA VID SIDA: verkar säga olika saker om samma sak")
        for pair in made.pairs:
            parts.append("  " + ", ".join(difference.value for difference in pair.differences))
            parts += [_paragraph(f"  – {s.sentence.text}", _where(s)) for s in (pair.first, pair.second)]
    return "\n\n".join([*parts, *_nothing(made, documents)])


def as_markdown(made: Register, documents: tuple[Document, ...], today: str) -> str:
    """The register as Markdown, one list for each responsible and what it stands on last."""
    lines = ["# Kravregister", "", f"{today}. {_summary(made)}"]
    for group in made.groups:
        lines += ["", f"## {_title(group.responsible)}", ""]
        lines += [
            f"- **{e.requirement.modality}** {_escaped(e.requirement.text)} ({_place(e)})"
            for e in group.entries
        ]
    lines += _section("Nämns också", (f"{_escaped(s.sentence.text)} ({_where(s)})" for s in made.mentioned))
    beside = [
        f"{', '.join(d.value for d in pair.differences)}: {_escaped(pair.first.sentence.text)} ({_where(pair.first)}) "
        f"↔ {_escaped(pair.second.sentence.text)} ({_where(pair.second)})"
        for pair in made.pairs
    ]
    lines += _section("Sida vid sida: verkar säga olika saker om samma sak", beside)
    lines += _section("Dokument", (_document(document) for document in made.documents))
    return "\n".join([*lines, *_nothing(made, documents)])


def _wanted(options: argparse.Namespace, documents: tuple[Document, ...]) -> Wanted:
    """The filters; raises KnowledgeError for a document or a page that can't be."""
    ids = [document.id for document in documents]
    if options.dokument and options.dokument not in ids:
        raise KnowledgeError(f"Det finns inget dokument «{options.dokument}». Kända: {', '.join(ids)}.")
    if options.sida < 0:
        raise KnowledgeError("--sida räknas från 1.")
    modality = Modality(options.modalitet) if options.modalitet else None
    return Wanted(modality, options.aktor, options.omrade, options.dokument, options.sida, options.ord)


def _summary(made: Register) -> str:
    return f"{made.count} krav." if made.count else "Inga krav stämmer med det du sökte."


def _nothing(made: Register, documents: tuple[Document, ...]) -> Iterator[str]:
    """Whom one could have asked for, where nothing was found."""
    if made.wanted.actor and not made.count:
        named = [g.responsible for g in grouped(entries_of(documents)) if g.responsible != NOBODY]
        yield textwrap.fill(f"Ansvariga som texterna nämner: {', '.join(named)}.", _WIDTH)


def _section(title: str, rows: Iterable[str]) -> list[str]:
    lines = [f"- {row}" for row in rows]
    return ["", f"## {title}", "", *lines] if lines else []


def _marks(entry: Entry) -> str:
    return f"  [{entry.requirement.modality}]"


def _place(entry: Entry) -> str:
    known, requirement = entry.document.registration, entry.requirement
    facts = (f"{known.title}, s. {entry.page}", known.dnr, requirement.deadline, _edition(entry.document))
    return " · ".join(fact for fact in facts if fact)


def _where(side: Side) -> str:
    return f"{side.document.registration.title}, s. {side.sentence.page}"


def _edition(document: Document) -> str:
    return "" if document.edition is Edition.OFFICIAL else "återgivet"


def _document(document: Document) -> str:
    known = document.registration
    facts = (known.title, known.dnr, known.date, known.status.value, _edition(document))
    return " · ".join(fact for fact in facts if fact)


def _paragraph(text: str, place: str) -> str:
    body = textwrap.fill(text, _WIDTH, subsequent_indent="    ")
    return body + "\n" + textwrap.fill(place, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]


def _escaped(text: str) -> str:
    """A sentence whose signs Markdown doesn't take for its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise KnowledgeError(f"{path.name} går inte att skriva: {error.strerror}.") from error
