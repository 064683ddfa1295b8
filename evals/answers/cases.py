"""A file of cases → cases that have been checked; how one is judged is `score.py`'s."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.model import DocumentId
from evals import rows
from evals.errors import EvaluationError
from evals.rows import Row


class Asker(StrEnum):
    """Who types the question; a planner is asked for as staff."""

    RESIDENT = "resident"
    STAFF = "staff"
    PLANNER = "planner"


class Need(StrEnum):
    """Whether one span of evidence is enough or all are needed."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Gold:
    """Evidence: words that stand on a page, counted from 1."""

    document_id: DocumentId
    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a right answer holds.

    `type` is free ("fact", "list", …), `history` is oldest first, `facts` has for each fact its alternative
    wordings. `gold` and `facts` are empty exactly when the documents don't answer.
    """

    id: str
    type: str
    audience: Asker
    question: str
    answerable: bool
    gold: tuple[Gold, ...]
    need: Need
    facts: tuple[tuple[str, ...], ...]
    forbid: tuple[str, ...] = ()
    history: tuple[str, ...] = ()


def load(path: Path) -> tuple[Case, ...]:
    """The cases of a file of JSON Lines, in its order; raises EvaluationError with line and field."""
    cases: dict[str, Case] = {}
    for row in rows.read(path):
        case = _case(row)
        if case.id in cases:
            raise row.error("id", f"{case.id} finns redan på en tidigare rad.")
        cases[case.id] = case
    if not cases:
        raise EvaluationError(f"{path.name} har inga frågor.")
    return tuple(cases.values())


def _case(row: Row) -> Case:
    case = Case(
        id=row.text("id"),
        type=row.text("type"),
        audience=Asker(_choice(row, "audience", tuple(Asker), Asker.RESIDENT)),
        question=row.text("question"),
        answerable=row.flag("answerable"),
        gold=tuple(_gold(gold) for gold in row.rows("gold")),
        need=Need(_choice(row, "need", tuple(Need), Need.ANY)),
        facts=tuple(_alternatives(row, place, fact) for place, fact in enumerate(row.items("facts"))),
        forbid=row.texts("forbid"),
        history=row.texts("history"),
    )
    for field, given in (("gold", case.gold), ("facts", case.facts)):
        if case.answerable and not given:
            raise row.error(field, "får inte vara tom när answerable är true.")
        if given and not case.answerable:
            raise row.error(field, "ska vara tom när answerable är false.")
    return case


def _choice(row: Row, field: str, allowed: tuple[str, ...], default: str) -> str:
    value = row.text(field, default)
    if value not in allowed:
        raise row.error(field, f"ska vara {' eller '.join(allowed)}, inte {value}.")
    return value


def _gold(row: Row) -> Gold:
    return Gold(DocumentId(row.text("doc")), row.whole("page", least=1), row.text("quote"))


def _alternatives(row: Row, place: int, fact: object) -> tuple[str, ...]:
    field = f"facts[{place}]"
    if not isinstance(fact, list) or not fact:
        raise row.error(field, "ska vara en lista med minst en text.")
    return rows.strings(row, field, tuple(fact))
