import csv
import json

import pytest

from assistant.model import Answer, AnswerStatus, Citation, Question, RankedPassage
from corpus.model import DocumentId, Edition, Status
from evals import commands
from evals.answers.aggregate import Share
from evals.answers.pages import TextPages
from evals.commands import Options, evaluate_answers, evaluate_retrieval
from evals.errors import EvaluationError

GOOD = {
    "id": "bra", "type": "fact", "audience": "staff", "question": "Hur fort?", "answerable": True,
    "gold": [{"doc": "plan", "page": 1, "quote": "inom 48 timmar"}], "need": "any", "facts": [["48 timmar"]],
}  # fmt: skip
HARD = {**GOOD, "id": "svår", "question": "Hur dyrt?", "facts": [["tusen kronor"]]}
NONE = {"id": "inget", "type": "offtopic", "question": "Kaka?", "answerable": False}


def clerk(question: Question) -> Answer:
    """Answers 48 timmar to everything but cake."""
    if question.text == "Kaka?":
        return Answer("x", AnswerStatus.OUT_OF_SCOPE, "sv", "Det kan jag inte.")
    plan = DocumentId("plan")
    citation = Citation(1, plan, "Plan", (), 1, "inom 48 timmar", "/d", Edition.OFFICIAL, Status.IN_FORCE, "")
    passage = RankedPassage(plan, 1, 1, (), "Klotter ska bort inom 48 timmar.", 0.9)
    return Answer("x", AnswerStatus.ANSWERED, "sv", "Inom 48 timmar. [1]", (citation,), (passage,))


class Listing:
    """Returns the documents in the order they were indexed."""

    def index(self, documents) -> None:
        self.names = [document.id for document in documents]

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        return [(name, 1 / rank) for rank, name in enumerate(self.names[:k], start=1)]


@pytest.fixture
def cases_path(write_lines):
    return write_lines("cases.jsonl", [GOOD, HARD, NONE])


@pytest.fixture
def beir_folder(write_lines, tmp_path):
    write_lines("beir/corpus.jsonl", [{"_id": "d1", "text": "a"}, {"_id": "d2", "text": "b"}])
    write_lines("beir/queries.jsonl", [{"_id": "q1", "text": "?"}, {"_id": "q2", "text": "?"}])
    (tmp_path / "beir" / "qrels").mkdir()
    (tmp_path / "beir" / "qrels" / "test.tsv").write_text("q1\td1\t1\nq2\td2\t1\n", encoding="utf-8")
    return tmp_path / "beir"


def only_run(root, task):
    (place,) = (root / task).iterdir()
    return place


def test_answers_are_judged_shown_and_kept(cases_path, pages, tmp_path, capsys):
    options = Options(tmp_path / "results", config={"embedder": "hash"})
    totals = evaluate_answers(clerk, cases_path, pages, options)
    assert totals.total.shares["right"] == Share(1, 2)
    assert totals.total.shares["refusal_recall"] == Share(1, 1)
    shown = capsys.readouterr()
    assert "rätt svar" in shown.out
    assert "Underkända" not in shown.out
    place = only_run(tmp_path / "results", "answers")
    assert str(place) in shown.err
    config = json.loads((place / "config.json").read_text(encoding="utf-8"))
    assert config["embedder"] == "hash"
    assert config["set_digest"].startswith("sha256:")
    with (place / "cases.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["id"], row["passed"]) for row in csv.DictReader(file)] == [
            ("bra", "True"), ("svår", "False"), ("inget", "True"),
        ]  # fmt: skip
    aggregate = json.loads((place / "aggregate.json").read_text(encoding="utf-8"))
    assert aggregate["total"]["right"]["value"] == 0.5
    assert "saknar ”tusen kronor”" in (place / "report.txt").read_text(encoding="utf-8")


def test_saved_outputs_are_scored_alike_without_asking(cases_path, pages, tmp_path):
    asked = evaluate_answers(clerk, cases_path, pages, Options(tmp_path / "one"))
    saved = only_run(tmp_path / "one", "answers") / "outputs.jsonl"
    again = evaluate_answers(None, cases_path, pages, Options(tmp_path / "two", outputs=saved))
    assert again == asked
    kept = only_run(tmp_path / "two", "answers") / "outputs.jsonl"
    assert kept.read_text(encoding="utf-8") == saved.read_text(encoding="utf-8")


def test_saved_outputs_win_over_an_assistant(cases_path, pages, tmp_path):
    evaluate_answers(clerk, cases_path, pages, Options(tmp_path / "one"))
    saved = only_run(tmp_path / "one", "answers") / "outputs.jsonl"

    def never(question: Question) -> Answer:
        raise AssertionError(question)

    evaluate_answers(never, cases_path, pages, Options(tmp_path / "two", outputs=saved))


def test_a_case_without_output_is_named(write_lines, cases_path, pages, tmp_path):
    evaluate_answers(clerk, cases_path, pages, Options(tmp_path / "one"))
    saved = only_run(tmp_path / "one", "answers") / "outputs.jsonl"
    more = write_lines("more.jsonl", [GOOD, {**GOOD, "id": "ny"}])
    with pytest.raises(EvaluationError, match="saknar svar på 1 av 2 frågor, till exempel ny"):
        evaluate_answers(None, more, pages, Options(tmp_path / "two", outputs=saved))
    assert not (tmp_path / "two").exists()


def test_nobody_to_ask_is_told(cases_path, pages, tmp_path):
    with pytest.raises(EvaluationError, match="--outputs"):
        evaluate_answers(None, cases_path, pages, Options(tmp_path))


def test_verbose_lists_what_failed(cases_path, pages, tmp_path, capsys):
    evaluate_answers(clerk, cases_path, pages, Options(tmp_path, verbose=True))
    assert "Underkända: 1 av 3\nsvår (fact): Hur dyrt?\n  – saknar ”tusen kronor”" in capsys.readouterr().out


def test_json_is_all_that_is_printed(cases_path, pages, tmp_path, capsys):
    evaluate_answers(clerk, cases_path, pages, Options(tmp_path, verbose=True, as_json=True))
    values = json.loads(capsys.readouterr().out)
    assert values["total"]["n"] == 3
    assert [row["id"] for row in values["failed"]] == ["svår"]


def test_an_earlier_run_shows_what_became_right_and_wrong(write_lines, cases_path, pages, tmp_path, capsys):
    evaluate_answers(clerk, cases_path, pages, Options(tmp_path / "one"))
    before = only_run(tmp_path / "one", "answers")
    turned = [{**GOOD, "facts": [["en vecka"]]}, {**HARD, "facts": [["48 timmar"]]}, {**GOOD, "id": "ny"}]
    now = write_lines("now.jsonl", turned)
    capsys.readouterr()
    evaluate_answers(clerk, now, pages, Options(tmp_path / "two", against=before))
    assert capsys.readouterr().out.endswith(
        "1 blev rätt, 1 blev fel, 0 som förut, 2 bara i den ena körningen.\n"
        "RÄTT  svår (fact): Hur dyrt?\nFEL   bra (fact): Hur fort?\n  – saknar ”en vecka”\n"
    )
    evaluate_answers(clerk, now, pages, Options(tmp_path / "two", against=before, as_json=True))
    compared = json.loads(capsys.readouterr().out)["against"]
    assert compared == {"better": ["svår"], "worse": ["bra"], "same": 0, "unmatched": 2}


def test_a_folder_that_is_no_run_is_told_before_anything_is_asked(cases_path, pages, tmp_path):
    with pytest.raises(EvaluationError, match="ingen mapp med resultat"):
        evaluate_answers(clerk, cases_path, pages, Options(tmp_path / "one", against=tmp_path))
    assert not (tmp_path / "one").exists()


def test_pages_that_do_not_fit_the_evidence_are_warned_of(cases_path, tmp_path, capsys):
    evaluate_answers(clerk, cases_path, TextPages({}), Options(tmp_path))
    assert "Varning: 2 facitcitat" in capsys.readouterr().err


def test_retrieval_is_measured_shown_and_kept(beir_folder, tmp_path, capsys):
    totals = evaluate_retrieval(Listing(), beir_folder, Options(tmp_path / "results"))
    assert (totals.recall_1, totals.recall_5, totals.mrr_10) == (0.5, 1.0, 0.75)
    assert "nDCG@10" in capsys.readouterr().out
    place = only_run(tmp_path / "results", "retrieval")
    lines = (place / "outputs.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1]) == {"id": "q2", "ranking": ["d1", "d2"]}
    with (place / "queries.csv").open(encoding="utf-8", newline="") as file:
        assert [row["recall_1"] for row in csv.DictReader(file)] == ["1.0", "0.0"]
    assert json.loads((place / "aggregate.json").read_text(encoding="utf-8"))["MRR@10"] == 0.75


def test_retrieval_as_json_is_all_that_is_printed(beir_folder, tmp_path, capsys):
    evaluate_retrieval(Listing(), beir_folder, Options(tmp_path, as_json=True))
    values = json.loads(capsys.readouterr().out)
    assert (values["recall@1"], values["recall@10"], values["queries"]) == (0.5, 1.0, 2)


def test_runs_are_kept_in_the_room_unless_told_otherwise():
    assert Options().results == commands.RESULTS
    assert commands.RESULTS.parts[-2:] == ("evals", "results")
