from pathlib import Path

import pytest

from corpus.errors import KnowledgeError
from evals.answers import cases, pages, score
from evals.answers.cases import Asker, Gold, Need
from evals.errors import EvaluationError, RowError

SHARED = Path(__file__).parents[5] / "shared"
ROW = {
    "id": "a",
    "type": "followup",
    "audience": "planner",
    "question": "Och sen?",
    "answerable": True,
    "gold": [{"doc": "plan", "page": 2, "quote": "en vecka"}],
    "need": "all",
    "facts": [["en vecka", "7 dagar"], ["lampa"]],
    "forbid": ["aldrig"],
    "history": ["Först?", "Sedan?"],
}


def test_every_field_is_read(write_lines):
    (case,) = cases.load(write_lines("c.jsonl", [ROW]))
    assert (case.id, case.type, case.question, case.answerable) == ("a", "followup", "Och sen?", True)
    assert case.audience is Asker.PLANNER
    assert case.need is Need.ALL
    assert case.gold == (Gold("plan", 2, "en vecka"),)
    assert case.facts == (("en vecka", "7 dagar"), ("lampa",))
    assert (case.forbid, case.history) == (("aldrig",), ("Först?", "Sedan?"))


def test_optional_fields_may_be_left_out(write_lines):
    row = {"id": "b", "type": "pii", "question": "Vem?", "answerable": False}
    (case,) = cases.load(write_lines("c.jsonl", [row]))
    assert (case.gold, case.facts, case.forbid, case.history) == ((), (), (), ())
    assert (case.need, case.audience) == (Need.ANY, Asker.RESIDENT)


def test_blank_lines_and_a_byte_order_mark_are_passed_over(tmp_path):
    path = tmp_path / "c.jsonl"
    path.write_text(
        '\ufeff\n{"id":"b","type":"t","question":"Vem?","answerable":false}\n \n', encoding="utf-8"
    )
    assert [case.id for case in cases.load(path)] == ["b"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": None}, "id"),
        ({"question": "  "}, "question"),
        ({"type": 4}, "type"),
        ({"audience": "invånare"}, "audience"),
        ({"answerable": "true"}, "answerable"),
        ({"need": "both"}, "need"),
        ({"gold": []}, "gold"),
        ({"gold": {"doc": "plan"}}, "gold"),
        ({"gold": ["plan"]}, "gold[0]"),
        ({"gold": [{"doc": "plan", "page": 0, "quote": "x"}]}, "gold[0].page"),
        ({"gold": [{"doc": "plan", "page": True, "quote": "x"}]}, "gold[0].page"),
        ({"gold": [{"doc": "plan", "page": 1, "quote": ""}]}, "gold[0].quote"),
        ({"facts": []}, "facts"),
        ({"facts": ["en vecka"]}, "facts[0]"),
        ({"facts": [["a"], []]}, "facts[1]"),
        ({"facts": [["a", ""]]}, "facts[0][1]"),
        ({"forbid": "aldrig"}, "forbid"),
        ({"history": [{"question": "Först?"}]}, "history[0]"),
        ({"answerable": False}, "gold"),
        ({"answerable": False, "gold": []}, "facts"),
    ],
)
def test_a_wrong_field_is_named_with_file_and_line(write_lines, change, field):
    path = write_lines("c.jsonl", [{**ROW, "id": "first"}, {**ROW, **change}])
    with pytest.raises(RowError) as caught:
        cases.load(path)
    assert (caught.value.file, caught.value.line, caught.value.field) == ("c.jsonl", 2, field)
    assert str(caught.value).startswith(f"c.jsonl, rad 2, fältet {field}: ")
    assert isinstance(caught.value, KnowledgeError)


def test_the_same_id_twice_is_refused(write_lines):
    with pytest.raises(RowError, match=r"c\.jsonl, rad 2, fältet id: a finns redan"):
        cases.load(write_lines("c.jsonl", [ROW, ROW]))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"id": "a",\n', "rad 1: .r inte JSON"),
        (b'\n["a"]\n', "rad 2: ska vara ett objekt"),
        (b'{"id": "\xe5"}\n', "inte UTF-8"),
        (b" \n", "har inga fr.gor"),
    ],
)
def test_a_file_that_is_no_set_of_cases_is_refused(tmp_path, content, message):
    path = tmp_path / "c.jsonl"
    path.write_bytes(content)
    with pytest.raises(EvaluationError, match=message):
        cases.load(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(EvaluationError, match="går inte att läsa"):
        cases.load(tmp_path / "none.jsonl")


@pytest.mark.official
@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="../shared/corpus saknas")
def test_the_development_set_is_read_whole_and_its_evidence_is_on_its_pages():
    loaded = cases.load(SHARED / "evals" / "dev.jsonl")
    assert len(loaded) == 118
    assert score.unfound(loaded, pages.read([SHARED / "corpus"])) == ()
