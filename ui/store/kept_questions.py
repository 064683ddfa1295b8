"""Questions kept for improvement, where the operator has switched it on; cleaned before they are written.

Writing is done by ui/store/background_writer.py, off the answer's way. A question is never kept together with who asked
it, and its time is kept to the hour. What held a personnummer is counted without a word of it, as its answer
promises.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from sqlalchemy import Boolean, Column, Float, Row, String, Table, Text, delete, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from assistant.guard.mask import masked
from assistant.model import Answer, AnswerStatus, Question
from corpus.settings import Settings
from ui.store.background_writer import Writer
from ui.store.database import TABLES, Database

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
class Kept:
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


class Questions:
    """The question log; does nothing at all unless `on`."""

    def __init__(self, database: Database, settings: Settings, writer: Writer) -> None:
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

    def rows(self, since: date | None = None, until: date | None = None) -> tuple[Kept, ...]:
        """What is kept from one day to another, both included, oldest first."""
        if not self._database.exists:
            return ()
        wanted = select(questions).order_by(questions.c.at, questions.c.answer_id)
        if since is not None:
            wanted = wanted.where(questions.c.at >= since.isoformat())
        if until is not None:
            wanted = wanted.where(questions.c.at < (until + timedelta(days=1)).isoformat())
        with self._database.reading() as connection:
            return tuple(_kept(row) for row in connection.execute(wanted))

    def erase(self, *, before: datetime | None = None, ids: Iterable[str] = ()) -> int:
        """Erase what is older than `before`, or these, or, where neither is given, all; returns how many rows."""
        named = list(ids)
        if named:
            return self._erase(questions.c.answer_id.in_(named))
        return self._erase(questions.c.at < before.isoformat() if before else questions.c.at != "")

    def tidy(self) -> int:
        """Erase what has been kept for as many days as it may; returns how many rows."""
        if not self._database.exists:
            return 0
        self._tidied = datetime.now(UTC).date()
        gone = self.erase(before=datetime.now(UTC) - timedelta(days=self._days))
        if gone:
            self._database.scrub()
        return gone

    def _erase(self, which: ColumnElement[bool]) -> int:
        if not self._database.exists:
            return 0
        with self._database.writing() as connection:
            return connection.execute(delete(questions).where(which)).rowcount

    def _write(self, question: Question, answer: Answer) -> None:
        if self._tidied != datetime.now(UTC).date():
            self.tidy()
        with self._database.writing() as connection:
            connection.execute(insert(questions).values(_values(question, answer)))

    def _join(self, answer_id: str, helpful: bool, comment: str) -> None:
        told = {"helpful": helpful, "comment": masked(comment)}
        which = (questions.c.answer_id == answer_id) & (questions.c.status != HIDDEN)
        with self._database.writing() as connection:
            connection.execute(update(questions).where(which).values(told))


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


def _kept(row: Row[tuple[object, ...]]) -> Kept:
    return Kept(
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
