from pathlib import Path

import pytest

from evals.errors import EvaluationError, RowError
from evals.retrieval import beir
from evals.retrieval.beir import BeirDocument, Query

CORPUS = (
    '{"_id": "d1", "title": "T", "text": "ett"}\n\n{"_id": "d2", "text": "två"}\n'
    '{"_id": 3, "title": null, "text": ""}\n'
)
QUERIES = '{"_id": "q1", "text": "ett?"}\n{"_id": "q2", "text": "två?"}\n{"_id": "q3", "text": "tre?"}\n\n'
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t2\n\nq1\td2\t0\nq2\td1\t0\nq9\td1\t1\n"


@pytest.fixture
def write_set(tmp_path):
    def write(corpus: str = CORPUS, queries: str = QUERIES, qrels: str = QRELS) -> Path:
        (tmp_path / "qrels").mkdir()
        (tmp_path / "corpus.jsonl").write_text(corpus, encoding="utf-8")
        (tmp_path / "queries.jsonl").write_text(queries, encoding="utf-8")
        (tmp_path / "qrels" / "test.tsv").write_text(qrels, encoding="utf-8", newline="")
        return tmp_path

    return write


def test_blank_lines_missing_titles_and_numbers_for_ids_are_tolerated(write_set):
    assert beir.load(write_set()).documents == (
        BeirDocument("d1", "T", "ett"),
        BeirDocument("d2", "", "två"),
        BeirDocument("3", "", ""),
    )


def test_queries_without_a_relevant_document_are_skipped_and_counted(write_set):
    loaded = beir.load(write_set())
    assert loaded.queries == (Query("q1", "ett?", {"d1": 2, "d2": 0}),)
    assert loaded.skipped == 2


@pytest.mark.parametrize(
    "qrels", ["q1\td1\t1\nq2\td2\t1\n", "\r\nquery-id\tcorpus-id\tscore\r\nq1\td1\t1\r\nq2\td2\t1"]
)
def test_the_header_may_be_missing_and_line_ends_may_be_windows(write_set, qrels):
    queries = beir.load(write_set(qrels=qrels)).queries
    assert [query.relevance for query in queries] == [{"d1": 1}, {"d2": 1}]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"corpus": '{"title": "T", "text": "ett"}\n'}, "corpus.jsonl, rad 1, fältet _id: saknas"),
        (
            {"corpus": CORPUS + '{"_id": "d1", "text": "x"}\n'},
            "corpus.jsonl, rad 5, fältet _id: d1 finns redan",
        ),
        ({"corpus": '{"_id": "d1", "text": 4}\n'}, "corpus.jsonl, rad 1, fältet text"),
        ({"queries": '{"_id": "q1"}\n'}, "queries.jsonl, rad 1, fältet text: saknas"),
        ({"queries": "{\n"}, "queries.jsonl, rad 1: är inte JSON"),
        ({"qrels": "q1\td1\n"}, "test.tsv, rad 1: ska ha tre kolumner"),
        ({"qrels": "q1\td1\t1\n\nq1\td2\tja\n"}, "test.tsv, rad 3, fältet score"),
    ],
)
def test_a_malformed_row_is_named(write_set, changed, message):
    with pytest.raises(RowError) as caught:
        beir.load(write_set(**changed))
    assert message in str(caught.value)


@pytest.mark.parametrize("changed", [{"corpus": "\n"}, {"qrels": "query-id\tcorpus-id\tscore\n"}])
def test_a_set_with_nothing_to_measure_is_refused(write_set, changed):
    with pytest.raises(EvaluationError):
        beir.load(write_set(**changed))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(EvaluationError, match=r"corpus\.jsonl går inte att läsa"):
        beir.load(tmp_path)
