import pytest

from evals.answers.wording_match import comparable, mentions, overlap, places, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sam-\nverkan", "samverkan"),
        ("sam-\r\nverkan", "samverkan"),
        ("trygghets- \noch säkerhet", "trygghets- och säkerhet"),
        ("2021-\n2025", "2021- 2025"),
        ("före-\n\nbyggande", "före byggande"),
        ("E-post", "E-post"),
        ("\n a\u00a0\u202f b\t\n", "a b"),
    ],
)
def test_only_a_letter_and_hyphen_right_before_the_break_is_joined(text, expected):
    assert comparable(text) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Inom\u00a048\n  timmar", "48 timmar", True),
        ("INOM ÅTTA DAGAR", "inom åtta dagar", True),
        ("Årligen", "årlig", True),
        ("48timmar", "48 timmar", False),
        ("Inom 48 tim-\nmar", "48 timmar", False),
    ],
)
def test_a_fact_is_a_substring_whatever_case_and_white_space(text, wanted, expected):
    assert mentions(text, wanted) is expected


def test_places_finds_every_occurrence_also_overlapping_ones():
    assert places("aa", "aaa b aa") == ((0, 2), (1, 3), (6, 8))


def test_an_empty_quote_stands_nowhere():
    assert places(" \n", "något") == ()


def test_places_keeps_case():
    assert places("Klotter", "klotter") == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (((0, 5),), ((4, 9),), True),
        (((0, 5),), ((5, 9),), False),
        (((3, 4),), ((0, 9),), True),
        ((), ((0, 9),), False),
    ],
)
def test_overlap_needs_a_shared_character(one, other, expected):
    assert overlap(one, other) is expected


def test_words_are_counted_between_white_space():
    assert words("Inom 48 timmar.\n\n– Ring växeln. [1]") == 7
