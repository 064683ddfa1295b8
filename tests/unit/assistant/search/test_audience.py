"""What is for staff never reaches a resident, whatever is asked and whatever becomes of the question."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from assistant.model import Answer, Question, Turn
from assistant.pipeline import Pipeline, pipeline
from corpus.index.search_index import Index
from corpus.model import Audience, Library
from corpus.settings import Settings
from tests.fakes import a_statement
from tests.unit.assistant.made import LAMPS_ASKED, SECRET, WordEmbedder, library, opened, shown, written

SECRETS = (
    # a question, and what staff read
    ("När byts larmkoden?", "fredag"),
    ("Larmkoden till Valvgatan byts varje fredag.", "fredag"),
    ("Vem öppnar nyckelskåpet?", "Berit"),
    ("Vem har nycklarna till skåpet?", "Berit"),
    ("Vilken lag gäller säkerhetsskydd?", "2018:585"),
)

BOATS = "När läggs båtar upp enligt den tidigare planen?"


@pytest.fixture(scope="module")
def stages(made_index: Index) -> Pipeline:
    return pipeline(made_index, WordEmbedder(), Settings())


def ask(stages: Pipeline, text: str, audience: Audience) -> Answer:
    return stages.answer(Question(text, audience))


@pytest.mark.parametrize(("question", "answer"), SECRETS)
def test_staff_are_answered(stages: Pipeline, question: str, answer: str) -> None:
    given = ask(stages, question, Audience.STAFF)
    assert given.answered
    assert answer in given.text
    assert given.citations


@pytest.mark.parametrize(
    "question",
    [
        *(question for question, _ in SECRETS),
        "Vad står i rutinen för larm?",
        "Vad heter rutinen?",
        "Vad är 2018:585 för lag?",
        "Vad gjordes tidigare med larmkoden?",
        "När byts larmkåden?",
        "When is the alarm code changed?",
        LAMPS_ASKED,
        "Hur många koder finns just nu?",
    ],
)
def test_residents_never_see_it(stages: Pipeline, question: str) -> None:
    given = ask(stages, question, Audience.RESIDENT)
    reply = shown(given)
    assert [word for word in (*SECRET, "fredag") if word in reply] == []
    assert "intern" not in {p.document_id for p in given.passages} | {c.document_id for c in given.citations}


def test_nor_in_a_follow_up(stages: Pipeline) -> None:
    asked = Question("Och varför?", Audience.RESIDENT, (Turn("När byts larmkoden?"),))
    assert [word for word in SECRET if word in shown(stages.answer(asked))] == []


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    """An open plan that a document for staff has taken the place of."""
    made = library(a_statement("Båtar läggs upp i maj.", document="båtplan", questions=(BOATS,)))
    old = written("båtplan", (1, "Båtar läggs upp i maj."), title="Båtplan", date="2010-01-01")
    documents = tuple(
        replace(d, registration=replace(d.registration, supersedes=("båtplan",))) if d.id == "intern" else d
        for d in made.documents
    )
    index = opened(tmp_path_factory.mktemp("ersatt") / "gen", Library((*documents, old), made.statements))
    yield pipeline(index, WordEmbedder(), Settings(), lambda: date(2026, 11, 23))
    index.close()


def test_the_title_of_what_replaced_a_document_is_for_staff_too(replaced: Pipeline) -> None:
    given = ask(replaced, BOATS, Audience.RESIDENT)
    assert "båtplan" in {c.document_id for c in given.citations}
    assert [word for word in SECRET if word in shown(given)] == []
