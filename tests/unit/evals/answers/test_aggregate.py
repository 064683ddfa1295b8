import pytest

from evals.answers.aggregate import Share, aggregate
from evals.answers.outputs import Cited
from evals.answers.score import judge


@pytest.fixture
def totals(make_case, unanswerable, make_output, refusal, pages):
    """Five answerable (two lists), of which one is refused and one without a source, and four that aren't."""
    pairs = [
        (make_case(), make_output(seconds=0.1)),
        (make_case(), make_output(text="Genast.", seconds=0.2)),
        (make_case(), refusal(passages=(), seconds=0.3)),
        (make_case(type="list"), make_output(citations=(Cited(1, "plan", 1, "hittat på"),), seconds=0.4)),
        (make_case(type="list"), make_output(citations=(), seconds=0.5)),
        (unanswerable(), refusal(seconds=0.6)),
        (unanswerable(), make_output(seconds=0.7)),
        (unanswerable(type="emergency"), refusal(text="Ring 112.", seconds=0.8)),
        (unanswerable(type="emergency"), refusal(status="error", seconds=0.9)),
    ]
    return aggregate([judge(case, output, pages) for case, output in pairs])


@pytest.mark.parametrize(
    ("measure", "hits", "of"),
    [
        ("recall_1", 4, 5),
        ("recall_5", 4, 5),
        ("recall_10", 4, 5),
        ("right", 3, 5),
        ("verbatim", 2, 3),
        ("on_gold", 2, 5),
        ("citations_right", 2, 5),
        ("refusal_precision", 3, 4),
        ("refusal_recall", 3, 4),
        ("emergency", 1, 2),
        ("passed", 3, 9),
    ],
)
def test_totals_by_hand(totals, measure, hits, of):
    assert totals.total.shares[measure] == Share(hits, of)


def test_lines_by_type_in_order_of_occurrence(totals):
    assert [(line.name, line.count) for line in totals.types] == [
        ("fact", 3),
        ("list", 2),
        ("unanswerable", 2),
        ("emergency", 2),
    ]
    fact, lists, unanswered, emergency = totals.types
    assert fact.shares["right"] == Share(1, 3)
    assert fact.shares["refusal_precision"] == Share(0, 1)
    assert lists.shares["verbatim"] == Share(0, 1)
    assert unanswered.shares["right"] == Share(0, 0)
    assert unanswered.shares["refusal_recall"] == Share(1, 2)
    assert emergency.shares["emergency"] == Share(1, 2)


def test_times_and_errors(totals):
    assert (totals.seconds_median, totals.seconds_p95, totals.errors) == (0.5, 0.9, 1)


def test_a_share_of_nothing_has_no_value():
    assert (Share(0, 0).value, Share(0, 0).interval) == (None, None)
    assert Share(8, 10).value == 0.8
    assert Share(8, 10).interval == pytest.approx((0.4902, 0.9433), abs=1e-4)
