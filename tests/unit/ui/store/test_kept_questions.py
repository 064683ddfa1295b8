"""Nothing is kept unless switched on; then it is cleaned, joined with its thumb, and gone in time."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from assistant.model import Answer, AnswerStatus, Question, RankedPassage
from corpus.model import Audience, DocumentId
from tests.integration.ui.fakes import citation
from ui.store.kept_questions import Place, questions
from ui.store.store import Store

SECRETS = ("900101-1234", "070-123 45 67", "hemlig@exempel.se", "Påhittad")
TEXT = f"Jag heter Anna {SECRETS[3]}, {SECRETS[0]}, {SECRETS[1]}, {SECRETS[2]}: hur snabbt saneras klotter?"


def an_answer(name: str = "a1", status: AnswerStatus = AnswerStatus.ANSWERED) -> Answer:
    passages = (RankedPassage(DocumentId("plan"), 2, 2, ("Skräp",), "…", 0.83),)
    cited = (citation(),) if status is AnswerStatus.ANSWERED else ()
    return Answer(name, status, "sv", "Svar", cited, passages)


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def aged(store: Store, name: str, days: int) -> None:
    at = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    with store.database.writing() as connection:
        connection.execute(update(questions).where(questions.c.answer_id == name).values(at=at))


def test_off_keeps_nothing(make: Callable[..., Store], tmp_path: Path) -> None:
    store = make(keep_questions=False)
    store.questions.keep(Question(TEXT), an_answer())
    store.questions.thumb("a1", helpful=False, comment="hemligt")
    store.tidy()
    store.close()
    assert list(tmp_path.iterdir()) == []
    assert store.questions.rows() == ()


def test_off_writes_no_row_where_there_is_a_database_already(
    make: Callable[..., Store], tmp_path: Path
) -> None:
    store = make(keep_questions=False)
    store.audit.record("p", "publicera")
    store.questions.keep(Question(TEXT), an_answer())
    store.questions.thumb("a1", helpful=True, comment="hemligt")
    store.close()
    assert store.questions.rows() == ()
    assert b"klotter" not in bytes_of(tmp_path)
    assert b"hemligt" not in bytes_of(tmp_path)


def test_on_keeps_the_cleaned_question(store: Store, tmp_path: Path) -> None:
    store.questions.keep(Question(TEXT, Audience.STAFF), an_answer())
    store.questions.thumb("a1", helpful=False, comment=f"Ring {SECRETS[1]}")
    assert store.writer.flush()
    (kept,) = store.questions.rows()
    assert kept.question == (
        "Jag heter [namn], [personnummer], [telefon], [e-post]: hur snabbt saneras klotter?"
    )
    assert (kept.status, kept.audience, kept.language, kept.score) == ("answered", "staff", "sv", 0.83)
    assert kept.sources == (Place("plan", 2),)
    assert (kept.helpful, kept.comment) == (False, "Ring [telefon]")
    assert (kept.at.minute, kept.at.second, kept.at.utcoffset()) == (0, 0, timedelta())
    assert not [secret for secret in SECRETS if secret.encode() in bytes_of(tmp_path)]
    assert b"klotter" in bytes_of(tmp_path)


def test_what_held_a_personal_number_is_only_counted(store: Store, tmp_path: Path) -> None:
    store.questions.keep(Question(TEXT), an_answer(status=AnswerStatus.PERSONAL_DATA))
    store.questions.thumb("a1", helpful=False, comment="men jag behöver svar")
    store.writer.flush()
    (kept,) = store.questions.rows()
    assert (kept.question, kept.comment, kept.status) == ("", "", AnswerStatus.PERSONAL_DATA)
    assert b"klotter" not in bytes_of(tmp_path)
    assert "behöver" not in bytes_of(tmp_path).decode(errors="replace")


def test_an_unanswered_question_names_the_nearest_page(store: Store) -> None:
    store.questions.keep(Question("Öppettider?"), an_answer(status=AnswerStatus.NOT_FOUND))
    store.writer.flush()
    assert store.questions.rows()[0].sources == (Place("plan", 2),)


def test_a_thumb_for_no_question_is_let_be(store: Store) -> None:
    store.questions.thumb("finns inte", helpful=True, comment="x")
    store.writer.flush()
    assert store.questions.rows() == ()


def test_days(store: Store) -> None:
    for name in ("a1", "a2", "a3"):
        store.questions.keep(Question(name), an_answer(name))
    store.writer.flush()
    aged(store, "a1", 40)
    aged(store, "a2", 10)
    today = datetime.now(UTC).date()
    assert [kept.answer_id for kept in store.questions.rows()] == ["a1", "a2", "a3"]
    assert [kept.answer_id for kept in store.questions.rows(today, today)] == ["a3"]
    assert [kept.answer_id for kept in store.questions.rows(until=today - timedelta(days=10))] == ["a1", "a2"]
    assert store.questions.rows(date(2000, 1, 1), date(2000, 1, 2)) == ()


@pytest.mark.parametrize("way", ["at the start", "at a write", "though no longer on"])
def test_kept_for_so_many_days(make: Callable[..., Store], tmp_path: Path, way: str) -> None:
    first = make()
    for name in ("gammal", "ny"):
        first.questions.keep(Question(f"unikt{name}"), an_answer(name))
    first.writer.flush()
    aged(first, "gammal", 31)
    aged(first, "ny", 29)
    first.close()
    again = make(keep_questions=way != "though no longer on")
    if way == "at a write":
        again.questions.keep(Question("nyast"), an_answer("nyast"))
        again.writer.flush()
    else:
        again.tidy()
    assert "gammal" not in [kept.answer_id for kept in again.questions.rows()]
    assert "ny" in [kept.answer_id for kept in again.questions.rows()]
    assert b"uniktgammal" not in bytes_of(tmp_path)


def test_erased_text_is_gone_from_the_file(store: Store, tmp_path: Path) -> None:
    for number in range(200):
        store.questions.keep(Question(f"unik{number:03} om klotter"), an_answer(f"a{number}"))
    store.writer.flush()
    assert b"unik007" in bytes_of(tmp_path)
    assert store.questions.erase(ids=["a7", "a8"]) == 2
    store.database.scrub()
    assert b"unik007" not in bytes_of(tmp_path)
    assert b"unik009" in bytes_of(tmp_path)
    assert store.questions.erase() == 198
    store.database.scrub()
    assert b"klotter" not in bytes_of(tmp_path)


def test_a_broken_database_holds_up_no_answer(
    make: Callable[..., Store], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "fil").write_text("ingen mapp")
    store = make(data=tmp_path / "fil" / "data")
    start = time.monotonic()
    store.questions.keep(Question(TEXT), an_answer())
    assert time.monotonic() - start < 0.1
    store.writer.flush()
    assert "StoreError" in caplog.text
    assert not [word for word in (*SECRETS, "klotter") if word in caplog.text]


def test_the_same_answer_twice_is_logged_without_its_words(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        store.questions.keep(Question("unik fråga"), an_answer())
    store.writer.flush()
    assert len(store.questions.rows()) == 1
    assert "unik fråga" not in caplog.text
