"""Through the assistant on a small index: what has changed is said once, and only of what is named."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.model import Answer, AnswerStatus, Question
from assistant.pipeline import pipeline
from corpus.index.embedding import Vectors
from corpus.index.search_index import Index, open_index, write_index
from corpus.index.vector_cache import VectorCache
from corpus.model import Library, Status
from corpus.settings import Settings
from tests.fakes import HashEmbedder, a_document, a_statement

GUARDS = "Vilken lag gäller för våra ordningsvakter?"
LAWS = "Vilka lagar är viktiga när kommunen arbetar mot brott?"
CRIME = "Hur arbetar kommunen mot stölder i centrum?"
POLICY = "Gäller policyn för trygghetsarbetet?"
OLD = "Hur ofta skulle kommunen räkna stölder enligt förra planen?"
NOW = "Hur ofta ska kommunen räkna stölder?"
CURRENCY = """
[[change]]
id = "torg"
kind = "statement"
document = "plan"
pages = [1]
words = ["torgvärdar"]
text = "Torgvärdarna heter numera stadsvärdar. Det har de gjort länge."
since = "2024-01-01"
unasked = true
source_url = "https://exempel.se/"
checked = "2025-01-01"
"""


class NearEmbedder(HashEmbedder):
    """All texts lie near each other, a text nearest itself, as with a real model."""

    def _embed(self, prefix: str, texts: object) -> Vectors:
        vectors = super()._embed(prefix, texts) * 0.25 + 1.0  # type: ignore[arg-type]
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def library() -> Library:
    gone = {"status": Status.REPLACED, "date": "2015-01-01", "title": "Äldre plan"}
    return Library(
        (
            a_document("plan", valid_to="2030-12-31"),
            a_document("protokoll", status=Status.RECORD),
            a_document("gammal", **gone),
        ),
        (
            a_statement(
                "Ordningsvakterna arbetar enligt lagen (1980:578) om ordningsvakter.", questions=(GUARDS,)
            ),
            a_statement("Viktiga är brottsbalken (1962:700) och skollagen (2010:800).", questions=(LAWS,)),
            a_statement("Kommunen har torgvärdar mot stölder i centrum.", questions=(CRIME,)),
            a_statement(
                "Fullmäktige upphäver Policy för trygghetsarbetet i Norrtälje kommun.",
                document="protokoll",
                questions=(POLICY,),
            ),
            a_statement("Kommunen räknar stölder varje vecka.", document="gammal", questions=(NOW, OLD)),
            a_statement("Kommunen räknar stölder varje månad.", questions=(NOW,)),
        ),
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("index") / "gen"
    folder.mkdir()
    embedder = NearEmbedder()
    cache = VectorCache(embedder, folder.parent / "v.sqlite")
    write_index(folder, library(), cache, embedder.name, inputs="sha256:1", made="2026-01-01")
    cache.close()
    opened = open_index(folder, embedder)
    yield opened
    opened.close()


def ask(index: Index, folder: Path, question: str, today: date = date(2026, 11, 23)) -> Answer:
    (folder / "currency.toml").write_text(CURRENCY, encoding="utf-8")
    made = pipeline(index, NearEmbedder(), Settings(documents=(folder,)), lambda: today)
    answer = made.answer(Question(question))
    assert answer.status is AnswerStatus.ANSWERED
    return answer


def test_a_replaced_law_is_said_with_the_marker_of_its_citation(index: Index, tmp_path: Path) -> None:
    answer = ask(index, tmp_path, GUARDS)
    marker = next(c.marker for c in answer.citations if "1980:578" in c.quote)
    said = (
        "Obs: Lagen om ordningsvakter (1980:578) är ersatt sedan den 1 januari 2024 av en ny lag (2023:421)."
    )
    assert answer.text.endswith(f"{said} [{marker}]")
    notice = answer.citations[marker - 1].notices[0]
    assert (notice.date, notice.checked) == ("2024-01-01", "2026-11-23")
    assert notice.source.startswith("https://www.riksdagen.se/")


def test_an_amended_law_is_noted_but_not_said_unasked(index: Index, tmp_path: Path) -> None:
    answer = ask(index, tmp_path, LAWS)
    noted = {n.date for c in answer.citations if "1962:700" in c.quote for n in c.notices}
    assert noted == {"2025-07-02", "2025-07-01"}
    assert "Brottsbalken (1962:700) gäller men" not in answer.text


def test_one_sentence_and_an_old_check_is_told(index: Index, tmp_path: Path) -> None:
    answer = ask(index, tmp_path, CRIME)
    assert answer.text.count("Obs: Torgvärdarna heter numera stadsvärdar. [") == 1
    assert "länge" not in answer.text
    text = next(n.text for c in answer.citations for n in c.notices if "stadsvärdar" in n.text)
    assert text.endswith("Uppgiften har inte kontrollerats på ett år.")


def test_a_repealed_document_that_minutes_name(index: Index, tmp_path: Path) -> None:
    answer = ask(index, tmp_path, POLICY)
    assert "Obs: Policy för trygghetsarbetet i Norrtälje kommun är upphävd. [" in answer.text
    assert any(c.status is Status.RECORD and c.notices for c in answer.citations)


def test_what_is_in_force_answers(index: Index, tmp_path: Path) -> None:
    now, earlier = (ask(index, tmp_path, question) for question in (NOW, OLD))
    assert "varje månad" in now.text
    assert {c.document_id for c in now.citations} <= {"plan", "protokoll"}
    assert "gammal" not in {passage.document_id for passage in now.passages}
    citation = next(c for c in earlier.citations if c.document_id == "gammal")
    assert [n.text for n in citation.notices] == ["Äldre plan är ersatt."]


def test_a_document_past_its_time(index: Index, tmp_path: Path) -> None:
    late = ask(index, tmp_path, NOW, date(2031, 1, 1))
    assert "Dokumentets giltighetstid gick ut 2030-12-31." in {
        n.text for c in late.citations for n in c.notices
    }
    assert "giltighetstid" not in late.text
