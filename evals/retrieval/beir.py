"""A folder in BEIR's layout → documents, queries and grades.

corpus.jsonl {_id, title, text}, queries.jsonl {_id, text}, qrels/test.tsv (query, document, grade; with or
without a header). Source of the layout: github.com/beir-cellar/beir.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evals import rows
from evals.errors import EvaluationError, RowError
from evals.rows import Row

QRELS = Path("qrels") / "test.tsv"


@dataclass(frozen=True, slots=True)
class BeirDocument:
    """A text to be found; `title` is "" where it has none."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query with the grade of each document judged for it; at least one grade is above 0."""

    id: str
    text: str
    relevance: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BeirSet:
    """A retrieval set; `skipped` counts queries for which no document is relevant."""

    documents: tuple[BeirDocument, ...]
    queries: tuple[Query, ...]
    skipped: int


def load(folder: Path) -> BeirSet:
    """Read a set; raises EvaluationError with the file, line and field that is wrong."""
    documents = _documents(folder / "corpus.jsonl")
    texts = _queries(folder / "queries.jsonl")
    grades = _grades(folder / QRELS)
    queries = tuple(
        Query(name, text, grades[name])
        for name, text in texts.items()
        if any(grade > 0 for grade in grades.get(name, {}).values())
    )
    if not queries:
        raise EvaluationError(f"Ingen fråga i queries.jsonl har ett relevant dokument i {QRELS}.")
    return BeirSet(documents, queries, len(texts) - len(queries))


def _documents(path: Path) -> tuple[BeirDocument, ...]:
    found: dict[str, BeirDocument] = {}
    for row in rows.read(path):
        name = _new_id(row, found)
        found[name] = BeirDocument(name, row.text("title", default=""), row.text("text", default=""))
    if not found:
        raise EvaluationError(f"{path.name} har inga dokument.")
    return tuple(found.values())


def _queries(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows.read(path):
        found[_new_id(row, found)] = row.text("text")
    return found


def _new_id(row: Row, known: Mapping[str, object]) -> str:
    value = row.values.get("_id")
    name = str(value) if isinstance(value, int) else row.text("_id")
    if name in known:
        raise row.error("_id", f"{name} finns redan på en tidigare rad.")
    return name


def _grades(path: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    for place, (line, content) in enumerate(rows.lines(path)):
        parts = [part.strip() for part in content.split("\t")]
        if len(parts) != 3:
            raise RowError(path.name, line, "", f"ska ha tre kolumner med tabb emellan, inte {len(parts)}.")
        query, document, grade = parts
        if not _is_whole(grade):
            if place == 0:
                continue
            raise RowError(path.name, line, "score", f"ska vara ett heltal, inte {grade}.")
        grades.setdefault(query, {})[document] = int(grade)
    return grades


def _is_whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
