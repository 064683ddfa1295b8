from evals import report
from evals.answers.aggregate import aggregate
from evals.answers.score import judge
from evals.retrieval.measure import RetrievalAggregate

TOTALS = RetrievalAggregate(
    documents=1439, queries=1172, skipped=3, ndcg_10=0.8976, ndcg_10_low=0.88, ndcg_10_high=0.91,
    recall_1=0.8, recall_5=0.95, recall_10=0.97, mrr_10=0.876, ms_median=1.25, ms_p95=2.0, index_seconds=3.0,
)  # fmt: skip


def test_a_table_is_as_wide_as_its_widest_cells():
    assert report.table(["typ", "n"], [["definition", "6"], ["law", "118"]]) == "\n".join(
        [
            "typ           n",
            "──────────  ───",
            "definition    6",
            "law         118",
        ]
    )


def test_answers_are_shown_by_type_with_intervals(make_case, unanswerable, make_output, refusal, pages):
    pairs = [(make_case(), make_output()), (make_case(), refusal()), (unanswerable(), refusal())]
    lines = report.answers_table(aggregate([judge(c, o, pages) for c, o in pairs])).split("\n")
    assert lines[0].split()[:5] == ["typ", "n", "recall@1", "recall@5", "recall@10"]
    cells = {line.split("  ")[0]: line.split() for line in lines if line}
    # recall@1, @5, @10, right, verbatim, on gold, citations, refusal precision and recall, 112, passed
    assert " ".join(cells["fact"][2:]) == ("100,0 100,0 100,0 50,0 100,0 50,0 50,0 0,0 – – 50,0")
    assert " ".join(cells["unanswerable"][2:]) == "– – – – – – – 100,0 100,0 – 100,0"
    assert cells["alla"][1] == "3"
    # Wilson of 1 of 2 is 0.0945 to 0.9055
    assert "9–91" in cells["95 % intervall"]
    assert lines[-1] == (
        "Sekunder per fråga: median 0,250, 95:e percentilen 0,250. Svar med status error: 0."
    )


def test_failures_name_the_case_the_question_and_why(make_case, make_output, pages):
    judgements = [
        judge(make_case(), make_output(), pages),
        judge(make_case(id="fel"), make_output(text="Genast."), pages),
    ]
    assert report.failures(judgements) == (
        "Underkända: 1 av 2\nfel (fact): Hur fort?\n  – saknar ”48 timmar | två dygn”"
    )


def test_answers_as_values_keep_count_and_interval(make_case, unanswerable, make_output, refusal, pages):
    pairs = [(make_case(), make_output()), (unanswerable(), refusal())]
    values = report.answers_values(aggregate([judge(c, o, pages) for c, o in pairs]))
    assert values["total"]["n"] == 2
    right = values["total"]["right"]
    assert (right["value"], right["hits"], right["of"], right["high"]) == (1.0, 1, 1, 1.0)
    assert values["types"]["unanswerable"]["right"] == {
        "value": None, "hits": 0, "of": 0, "low": None, "high": None,
    }  # fmt: skip


def test_retrieval_is_shown_with_a_decimal_comma():
    rows = {line.split("  ")[0]: line.split()[-1] for line in report.retrieval_table(TOTALS).split("\n")}
    assert (rows["nDCG@10"], rows["recall@5"], rows["MRR@10"]) == ("0,898", "0,950", "0,876")
    assert rows["frågor"] == "1172"


def test_retrieval_values_are_named_as_in_the_contract():
    values = report.retrieval_values(TOTALS)
    named = {"nDCG@10": 0.8976, "recall@1": 0.8, "recall@5": 0.95, "recall@10": 0.97, "MRR@10": 0.876}
    assert named.items() <= values.items()
    assert (values["ms_per_query"], values["ms_per_query_p95"], values["skipped"]) == (1.25, 2.0, 3)


def test_a_case_as_a_row_tells_why(make_case, unanswerable, make_output, refusal, pages):
    row = report.case_values(judge(make_case(), make_output(text="Genast."), pages))
    assert (row["recall@5"], row["right"], row["missing"], row["why"]) == (
        True, False, 1, "saknar ”48 timmar | två dygn”",
    )  # fmt: skip
    assert report.case_values(judge(unanswerable(), refusal(), pages))["recall@5"] == ""
