"""Footnotes: lifted from the foot of a page by the numbers that hang above."""

import re

import pytest

from corpus.model import Document, Kind
from ingest.structure.footnotes import lift_footnotes
from ingest.structure.lines import PrintedLine

WIDTH = 40.0
BY_PAGE = {
    1: [1], 2: [2], 3: [3, 4], 5: [5, 6, 7, 8, 9, 10, 11], 7: [12], 14: [13, 14, 15, 16, 17, 18, 19, 20],
    15: [21, 22, 23], 21: [24], 22: [25, 26], 29: [27, 28], 37: [29, 30], 41: [31, 32], 55: [33, 34],
    56: [35, 36, 37], 58: [38], 59: [39, 40, 41], 60: [42, 43], 61: [44], 62: [45, 46, 47],
}  # fmt: skip
"""The numbers at the foot of each page of the strategy."""


def lift(*texts: str, previous: int = 0) -> tuple[list[str], list[tuple[str, str]]]:
    body, feet = lift_footnotes([PrintedLine(1, text) for text in texts], WIDTH, previous)
    return [line.text for line in body], [(foot.number, foot.text) for foot in feet]


def test_a_note_is_lifted() -> None:
    assert lift("Antal invånare1 i Rimbo är stort nu igen.", "1 SCB 2020") == (
        ["Antal invånare1 i Rimbo är stort nu igen."],
        [("1", "SCB 2020")],
    )


def test_a_note_over_two_lines_with_a_broken_word() -> None:
    notes = lift("Antal invånare1", "1 Statistiska centralbyrån, folk-", "mängd 2020")[1]
    assert notes == [("1", "Statistiska centralbyrån, folkmängd 2020")]


def test_text_below_a_note_that_broke_early_is_text() -> None:
    body, notes = lift("Antal invånare1", "1 SCB", "Nästa stycke börjar här")
    assert (body[-1], notes) == ("Nästa stycke börjar här", [("1", "SCB")])


def test_a_number_that_nothing_above_carries_is_no_note() -> None:
    assert lift("Antal invånare", "3 bilar stod där.") == (["Antal invånare", "3 bilar stod där."], [])


def test_a_lone_number_counts_only_in_sequence() -> None:
    texts = ("promenad i naturen 27 och skogen", "27 Länsstyrelsen 2019")
    assert lift(*texts, previous=26)[1] == [("27", "Länsstyrelsen 2019")]
    assert lift(*texts, previous=12)[1] == []


def test_a_percentage_is_no_mark() -> None:
    assert lift("trygga i skolan 3 % fler", "3 Källa SCB", previous=2)[1] == []


def test_several_notes_keep_their_order_and_pages() -> None:
    body, notes = lift("ena ordet1 och andra ordet2 nu", "1 Ett.", "2 Två.")
    assert (len(body), notes) == (1, [("1", "Ett."), ("2", "Två.")])


@pytest.mark.official
def test_all_notes_of_the_strategy(strategy: Document) -> None:
    found: dict[int, list[int]] = {}
    for note in strategy.footnotes:
        found.setdefault(note.page, []).append(int(note.number))
    assert found == BY_PAGE
    assert len(strategy.footnotes) == 47
    assert all(
        re.search(r"\w{3}", note.text) and not note.text.startswith(",") for note in strategy.footnotes
    )


@pytest.mark.official
def test_note_digits_are_out_of_words(strategy: Document) -> None:
    """Only names end in digits: norms, versions, roads; no plain word of the reading text does."""
    words = {w.text.strip("().,:;?") for b in strategy.blocks if b.kind is not Kind.FOOTNOTE for w in b.words}
    assert {word for word in words if re.fullmatch(r"[a-zåäöA-ZÅÄÖ-]*[a-zåäö]\d{1,2}", word)} == set()


@pytest.mark.official
@pytest.mark.parametrize(
    ("page", "word", "note"),
    [(1, "beslutade", "1"), (14, "invånare", "13"), (21, "LOV3-område", "24"), (5, "föräldraskapsstöd", "5")],
)
def test_notes_are_tied_to_their_word(strategy: Document, page: int, word: str, note: str) -> None:
    words = [w for block in strategy.blocks for w in block.words if w.page == page and w.note == note]
    assert [(w.text, w.raw) for w in words] == [(word, word + note)]


@pytest.mark.official
def test_every_note_hangs_on_a_word_of_its_page(strategy: Document) -> None:
    """So the passage that holds the word can hold the note."""
    hung = [(w.page, w.note) for block in strategy.blocks for w in block.words if w.note]
    wanted = [(n.page, n.number) for n in strategy.footnotes]
    assert [place for place in wanted if place not in hung] == []


@pytest.mark.official
def test_law_on_ordningsvakter_is_a_note(strategy: Document) -> None:
    note = next(n for n in strategy.footnotes if n.number == "24")
    assert (note.page, "1980:578" in note.text) == (21, True)
