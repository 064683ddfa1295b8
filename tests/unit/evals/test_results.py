import csv
from datetime import UTC, datetime

import pytest

from evals import results
from evals.errors import EvaluationError

TIME = datetime(2025, 11, 23, 7, 5, 9, tzinfo=UTC)


def test_runs_of_one_second_get_folders_of_their_own(tmp_path):
    made = [results.folder(tmp_path / "new", "answers", TIME) for _ in range(3)]
    assert [path.name for path in made] == [
        "2025-11-23T07-05-09",
        "2025-11-23T07-05-09-2",
        "2025-11-23T07-05-09-3",
    ]
    assert all(path.is_dir() and path.parent == tmp_path / "new" / "answers" for path in made)


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EvaluationError, match="Resultatmappen"):
        results.folder(tmp_path / "file", "answers", TIME)


def test_csv_survives_commas_quotes_and_line_breaks(tmp_path):
    rows = [{"id": "a", "why": 'saknar "x", y\noch å'}, {"id": "b", "why": ""}]
    results.write_csv(tmp_path / "cases.csv", rows)
    with (tmp_path / "cases.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == rows
