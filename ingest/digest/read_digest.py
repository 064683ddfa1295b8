"""Digest files → statements and records: the project's own restatement of an official document.

A digest file is Markdown that an editor writes by hand (docs/digest.md): front matter that names the
document, headings as in the official text, one list item a statement with its page last, the questions it
answers nested below, and pipe tables for laws and indicators. A malformed line is named with file and line.
A file marked `utkast: ja` is a draft: counted, but nothing of it is read, so that none of it can answer anyone.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import RegisterError
from corpus.model import (
    Audience,
    DocumentId,
    Indicator,
    Law,
    Place,
    Records,
    SectionPath,
    Series,
    Statement,
    StatementId,
    Term,
)
from ingest.digest.read_voices import read_voices, voices_beside

_STATEMENT = re.compile(r"^- (?P<text>\S.*) \(s\. (?P<pages>[\d ,–-]+)(?:; (?P<audience>\w+))?\)$")
_HEADING = re.compile(r"^(#{1,4}) (\S.*)$")
_AUDIENCES = {"medarbetare": Audience.STAFF, "invånare": Audience.RESIDENT}
_LAW_COLUMNS = ["Typ", "Benämning", "Beteckning", "Sida"]
_INDICATOR_COLUMNS = [
    "Fokusområde", "Nyckeltal", "Enhet", "Grupp", "Nuläge", "Värde", "Målår", "Mål", "Källa", "Sida",
]  # fmt: skip
QUESTIONS_FEWEST, QUESTIONS_MOST = 2, 6


@dataclass(frozen=True, slots=True)
class DigestFile:
    """What one digest file holds; a draft holds nothing but its count of statements filled in and in all."""

    name: str
    document_id: DocumentId
    part: str
    statements: tuple[Statement, ...]
    records: Records
    draft: bool = False
    filled: int = 0
    forms: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def read_digest(path: Path) -> DigestFile:
    """Read a digest file; raises RegisterError with the line that is malformed."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise RegisterError(path.name, 0, "filen måste sparas som UTF-8.") from error
    head, start = _front_matter(path.name, lines)
    body = [_Line(n, line.rstrip()) for n, line in enumerate(lines[start:], start=start + 1)]
    document = DocumentId(head["dokument"])
    if _is_draft(path.name, head):
        forms = [line.text for line in body if line.text.startswith("- ")]
        filled = sum(_STATEMENT.match(text) is not None for text in forms)
        return DigestFile(
            path.name, document, head.get("del", path.stem), (), Records(), True, filled, len(forms)
        )
    statements = _with_voices(path, tuple(_statements(path.name, document, body)))
    tables = _tables(path.name, body)
    return DigestFile(
        path.name,
        document,
        head.get("del", path.stem),
        statements,
        Records(
            _laws(path.name, document, tables),
            _indicators(path.name, document, tables),
            _terms(document, statements) if head.get("typ") == "begrepp" else (),
        ),
    )


def _with_voices(path: Path, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements with the questions of the file beside; raises RegisterError for one that the digest hasn't."""
    voices = read_voices(path)
    if unknown := voices.keys() - {statement.text for statement in statements}:
        name = voices_beside(path).name
        raise RegisterError(name, 0, f"påståendet finns inte i {path.name}: «{sorted(unknown)[0][:80]}».")
    return tuple(
        replace(each, questions=tuple(dict.fromkeys((*each.questions, *voices.get(each.text, ())))))
        for each in statements
    )


def _is_draft(name: str, head: dict[str, str]) -> bool:
    value = head.get("utkast", "nej")
    if value not in ("ja", "nej"):
        raise RegisterError(name, 1, f"utkast: ska vara ja eller nej, inte «{value}».")
    return value == "ja"


def _front_matter(name: str, lines: list[str]) -> tuple[dict[str, str], int]:
    """The keys between two lines of `---`, and the index of the line after them."""
    if not lines or lines[0].strip() != "---":
        raise RegisterError(name, 1, "filen ska börja med --- och en rad dokument: …")
    head: dict[str, str] = {}
    for index, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            if "dokument" not in head:
                raise RegisterError(name, index + 1, "dokument: saknas mellan raderna med ---.")
            return head, index + 1
        key, colon, value = line.partition(":")
        if not colon:
            raise RegisterError(name, index + 1, f"väntade «nyckel: värde», fann «{line[:40]}».")
        head[key.strip()] = value.strip()
    raise RegisterError(name, len(lines), "den avslutande raden --- saknas.")


def _statements(name: str, document: DocumentId, body: list[_Line]) -> Iterator[Statement]:
    path: list[str] = []
    current: tuple[_Line, re.Match[str], SectionPath] | None = None
    questions: list[str] = []
    for line in body:
        if heading := _HEADING.match(line.text):
            if current:
                yield _statement(name, document, *current, questions)
            current, questions = None, []
            path = [*path[: len(heading[1]) - 1], heading[2].strip()]
        elif line.text.startswith("- "):
            if current:
                yield _statement(name, document, *current, questions)
            match = _STATEMENT.match(line.text)
            if match is None:
                raise RegisterError(name, line.number, "ett påstående ska sluta med sidan, t.ex. «(s. 28)».")
            current, questions = (line, match, tuple(path)), []
        elif line.text.startswith("  - "):
            if current is None:
                raise RegisterError(name, line.number, "frågan står inte under något påstående.")
            questions.append(line.text[4:].strip())
        elif line.text.strip() and not line.text.startswith(("|", ">", "<!--")):
            raise RegisterError(name, line.number, f"okänd rad: «{line.text[:50]}».")
    if current:
        yield _statement(name, document, *current, questions)


def _statement(
    name: str,
    document: DocumentId,
    line: _Line,
    match: re.Match[str],
    section: SectionPath,
    questions: list[str],
) -> Statement:
    if not QUESTIONS_FEWEST <= len(questions) <= QUESTIONS_MOST:
        reason = f"påståendet har {len(questions)} frågor; {QUESTIONS_FEWEST} till {QUESTIONS_MOST} behövs."
        raise RegisterError(name, line.number, reason)
    audience = _AUDIENCES.get(match["audience"] or "invånare")
    if audience is None:
        raise RegisterError(name, line.number, f"målgruppen «{match['audience']}» finns inte.")
    stamp = hashlib.sha256(f"{document}\x1f{match['text']}\x1f{match['pages']}".encode()).hexdigest()[:10]
    return Statement(
        StatementId(f"{document}:{stamp}"),
        document,
        match["text"],
        _pages(name, line.number, match["pages"]),
        section,
        audience,
        tuple(questions),
        f"{name}:{line.number}",
        (),
    )


def _pages(name: str, line: int, text: str) -> tuple[int, ...]:
    """The pages of "9, 19–21": (9, 19, 20, 21)."""
    pages: list[int] = []
    for part in text.split(","):
        ends = re.findall(r"\d+", part)
        if not 1 <= len(ends) <= 2 or int(ends[-1]) < int(ends[0]) or int(ends[0]) < 1:
            raise RegisterError(name, line, f"sidan «{text}» går inte att tyda.")
        pages += range(int(ends[0]), int(ends[-1]) + 1)
    return tuple(dict.fromkeys(pages))


def _tables(name: str, body: list[_Line]) -> list[tuple[list[str], list[tuple[int, list[str]]]]]:
    """Pipe tables as (column names, rows of (line number, cells))."""
    tables: list[tuple[list[str], list[tuple[int, list[str]]]]] = []
    inside = False
    for line in body:
        if not line.text.startswith("|"):
            inside = False
            continue
        cells = [cell.strip() for cell in line.text.strip("|").split("|")]
        if not inside:
            if cells not in (_LAW_COLUMNS, _INDICATOR_COLUMNS):
                known = " eller ".join(", ".join(columns) for columns in (_LAW_COLUMNS, _INDICATOR_COLUMNS))
                raise RegisterError(name, line.number, f"tabellens kolumner ska vara {known}.")
            tables.append((cells, []))
            inside = True
        elif not set(line.text) <= set("|-: "):
            if len(cells) != len(tables[-1][0]):
                raise RegisterError(name, line.number, "raden har inte lika många kolumner som tabellen.")
            tables[-1][1].append((line.number, cells))
    return tables


_Tables = list[tuple[list[str], list[tuple[int, list[str]]]]]


def _laws(name: str, document: DocumentId, tables: _Tables) -> tuple[Law, ...]:
    return tuple(
        Law(document, kind, title, designation, "", tuple(Place(p, "") for p in _pages(name, line, page)))
        for columns, rows in tables
        if columns == _LAW_COLUMNS
        for line, (kind, title, designation, page) in rows
    )


def _indicators(name: str, document: DocumentId, tables: _Tables) -> tuple[Indicator, ...]:
    found: dict[str, Indicator] = {}
    for columns, rows in tables:
        if columns != _INDICATOR_COLUMNS:
            continue
        for line, (area, title, unit, group, year, value, target_year, target, source, page) in rows:
            series = (*(found[title].series if title in found else ()), Series(group, value, target))
            places = tuple(Place(p, "") for p in _pages(name, line, page))
            years = _year(name, line, year), _year(name, line, target_year)
            found[title] = Indicator(document, area, title, unit, *years, series, source, places)
    return tuple(found.values())


def _year(name: str, line: int, text: str) -> int:
    if not re.fullmatch(r"\d{4}", text):
        raise RegisterError(name, line, f"året «{text}» ska ha fyra siffror.")
    return int(text)


def _terms(document: DocumentId, statements: tuple[Statement, ...]) -> tuple[Term, ...]:
    """In a glossary file each heading of the second level is a term, the statement right below defines it."""
    found: dict[str, Term] = {}
    for statement in statements:
        if len(statement.section) == 2 and statement.section[1] not in found:
            name = statement.section[1]
            found[name] = Term(document, name, statement.text, (Place(statement.pages[0], ""),))
    return tuple(found.values())
