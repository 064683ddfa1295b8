import pytest

from evals.answers import pages
from evals.errors import EvaluationError


def test_pages_count_from_one_and_end(tmp_path):
    (tmp_path / "plan.txt").write_bytes("\ufeffFörsta\r\n\fandra-\r\n\f".encode())
    source = pages.read([tmp_path])
    assert [source.page("plan", number) for number in range(5)] == [None, "Första\n", "andra-\n", "", None]
    assert source.page("annan", 1) is None
    assert source.page("plan", -1) is None


def test_only_text_files_are_read_and_the_earlier_folder_wins(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    (one / "a.txt").write_text("ett", encoding="utf-8")
    (two / "a.txt").write_text("två", encoding="utf-8")
    (two / "b.txt").write_text("b", encoding="utf-8")
    (two / "c.md").write_text("c", encoding="utf-8")
    source = pages.read([one, two])
    assert [source.page(name, 1) for name in "abc"] == ["ett", "b", None]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(EvaluationError, match="saknas-mapp"):
        pages.read([tmp_path / "saknas-mapp"])


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "plan.txt").write_bytes(b"\xe5")
    with pytest.raises(EvaluationError, match=r"plan\.txt är inte UTF-8"):
        pages.read([tmp_path])
