"""Questions kept for improvement, where the operator has switched it on; cleaned before they are written.

ui/store/background_writer.py writes them, so that no answer waits. A question is never kept together with who
asked it, and its time is kept to the hour. What held a personnummer is counted without a word of it, as its
answer promises.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Boolean, Column, Float, Row, String, Table, Text, delete, insert, select, update

from assistant.guard.mask import masked
from assistant.model import Answer, AnswerStatus, Question
from corpus.settings import Settings
from ui.store.background_writer import BackgroundWriter
from ui.store.database import TABLES, Database, days

HIDDEN = AnswerStatus.PERSONAL_DATA
"""Whose answer says that nothing was kept of it."""

questions = Table(
    "kept_question",
    TABLES,
    Column("answer_id", String(64), primary_key=True),
    Column("at", String(32), nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("language", String(10), nullable=False),
    Column("audience", String(20), nullable=False),
    Column("sources", Text, nullable=False),
    Column("score", Float),
    Column("helpful", Boolean),
    Column("comment", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a document that the answer cited; of a question without an answer, the page found nearest."""

    document_id: str
    page: int


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question as kept: `at` is the hour in UTC, `score` the best passage's, None where nothing was found.

    `helpful` is None until somebody has pressed a thumb.
    """

    answer_id: str
    at: datetime
    question: str
    status: AnswerStatus
    language: str
    audience: str
    sources: tuple[Place, ...]
    score: float | None
    helpful: bool | None
    comment: str


class KeptQuestions:
    """The question log; does nothing at all unless `on`."""

    def __init__(self, database: Database, settings: Settings, writer: BackgroundWriter) -> None:
        self._database = database
        self._writer = writer
        self.on = settings.keep_questions
        self._days = settings.keep_days
        self._tidied: date | None = None

    def keep(self, question: Question, answer: Answer) -> None:
        """Have a question and what became of it written, soon; never waits, never raises."""
        if self.on:
            self._writer.put(partial(self._write, question, answer))

    def thumb(self, answer_id: str, *, helpful: bool, comment: str = "") -> None:
        """Have what somebody said of an answer joined to its question, soon; never waits, never raises."""
        if self.on:
            self._writer.put(partial(self._join, answer_id, helpful, comment))

    def rows(self, since: date | None = None, until: date | None = None) -> tuple[KeptQuestion, ...]:
        """What is kept from one day to another, both included, oldest first."""
        wanted = select(questions).where(days(questions.c.at, since, until))
        in_order = wanted.order_by(questions.c.at, questions.c.answer_id)
        return tuple(map(_kept, self._database.rows(in_order)))

    def erase(self, *, before: datetime | None = None, ids: Iterable[str] = ()) -> int:
        """Erase what is older than `before`, or these, or, where neither is given, all; returns how many rows."""
        wanted = delete(questions)
        if named := list(ids):
            wanted = wanted.where(questions.c.answer_id.in_(named))
        elif before:
            wanted = wanted.where(questions.c.at < before.isoformat())
        return self._database.write(wanted) if self._database.exists else 0

    def tidy(self) -> int:
        """Erase what has been kept for as many days as it may; returns how many rows."""
        if not self._database.exists:
            return 0
        self._tidied = datetime.now(UTC).date()
        gone = self.erase(before=datetime.now(UTC) - timedelta(days=self._days))
        if gone:
            self._database.scrub()
        return gone

    def _write(self, question: Question, answer: Answer) -> None:
        if self._tidied != datetime.now(UTC).date():
            self.tidy()
        self._database.write(insert(questions).values(_values(question, answer)))

    def _join(self, answer_id: str, helpful: bool, comment: str) -> None:
        wanted = update(questions).where(questions.c.answer_id == answer_id, questions.c.status != HIDDEN)
        self._database.write(wanted.values(helpful=helpful, comment=masked(comment)))


def _values(question: Question, answer: Answer) -> dict[str, object]:
    cited = [(str(each.document_id), each.page) for each in answer.citations]
    nearest = [(str(each.document_id), each.page) for each in answer.passages[:1]]
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    return {
        "answer_id": answer.id,
        "at": hour.isoformat(),
        "question": "" if answer.status is HIDDEN else masked(question.text),
        "status": answer.status.value,
        "language": answer.language,
        "audience": question.audience.value,
        "sources": json.dumps(list(dict.fromkeys(cited or nearest))),
        "score": answer.passages[0].score if answer.passages else None,
        "comment": "",
    }


def _kept(row: Row[Any]) -> KeptQuestion:
    return KeptQuestion(
        row.answer_id,
        datetime.fromisoformat(row.at),
        row.question,
        AnswerStatus(row.status),
        row.language,
        row.audience,
        tuple(Place(*each) for each in json.loads(row.sources)),
        row.score,
        row.helpful,
        row.comment,
    )
