"""A folder in BEIR's layout → documents, queries and grades.

corpus.jsonl {_id, title, text}, queries.jsonl {_id, text}, qrels/test.tsv (query, document, grade; with or
without a header). Source of the layout: github.com/beir-cellar/beir.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from evals import rows
from evals.errors import EvaluationError, RowError
from evals.rows import OptionalText, Text

QRELS = Path("qrels") / "test.tsv"
_Id = Annotated[
    Text, BeforeValidator(lambda id: str(id) if isinstance(id, int) else id), Field(validation_alias="_id")
]


@dataclass(frozen=True, slots=True)
class BeirDocument:
    """A text to be found; `title` is "" where it has none."""

    id: _Id
    title: OptionalText = ""
    text: OptionalText = ""


@dataclass(frozen=True, slots=True)
class _Question:
    id: _Id
    text: Text


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
    documents = rows.read(folder / "corpus.jsonl", BeirDocument, "_id")
    if not documents:
        raise EvaluationError("corpus.jsonl har inga dokument.")
    questions = rows.read(folder / "queries.jsonl", _Question, "_id")
    grades = _grades(folder / QRELS)
    queries = tuple(
        Query(name, question.text, grades[name])
        for name, question in questions.items()
        if any(grade > 0 for grade in grades.get(name, {}).values())
    )
    if not queries:
        raise EvaluationError(f"Ingen fråga i queries.jsonl har ett relevant dokument i {QRELS}.")
    return BeirSet(tuple(documents.values()), queries, len(questions) - len(queries))


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
