"""The questions asked before and after: staff's own where they have saved some, else the examples."""

from pathlib import Path

import pytest

from ui.staff.documents.question_set import FILE, MOST, TooMany, read_questions, write_questions

EXAMPLES = ("Ett?", "Två?")


def test_the_examples_come_first(tmp_path: Path) -> None:
    assert read_questions(tmp_path, EXAMPLES) == EXAMPLES


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    said = ['Vad är "X\\Y"?', "  Vad   är Å?\x7f ", "", 'Vad är "X\\Y"?']
    write_questions(tmp_path, said)
    assert read_questions(tmp_path) == ('Vad är "X\\Y"?', "Vad är Å?")


def test_a_spoilt_file_gives_the_examples(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[[question", encoding="utf-8")
    assert read_questions(tmp_path, EXAMPLES) == EXAMPLES


def test_too_many_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TooMany):
        write_questions(tmp_path, [f"Fråga {number}?" for number in range(MOST + 1)])
