"""Misspelt words become the documents' own; unknown words are left alone."""

import pytest

from assistant.question.spelling import Speller

TEXTS = [
    "Hur snabbt saneras klotter?",
    "Det tar inte länge.",
    "Brottsförebyggande arbete och ordningsvakterna.",
    "Klotter igen, cykel",
]


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(TEXTS, ["Klotter saneras snabbt av kommunen"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("hur snabt sanneras kloter", "hur snabbt saneras klotter"),
        ("Kloter!", "klotter!"),
        ("lenge", "länge"),
        ("sykel", "cykel"),
        ("brottsförebygande", "brottsförebyggande"),
        ("ordnignsvakterna", "ordningsvakterna"),
    ],
)
def test_corrected(speller: Speller, written: str, meant: str) -> None:
    corrected = speller.correct(written)
    assert corrected == meant
    assert speller.correct(corrected) == corrected


@pytest.mark.parametrize(
    "text",
    ["klotter", "Saneras", "badhus", "abc", "snab", "48 timmar", "ordningsvakt", "", "Xyzzyplugh 2030:1"],
)
def test_left_alone(speller: Speller, text: str) -> None:
    assert speller.correct(text) == text


@pytest.mark.parametrize(
    ("text", "share"),
    [("klotter saneras", 1.0), ("klotter graffiti", 0.5), ("graffiti", 0.0), ("av 48", 0.0), ("", 0.0)],
)
def test_familiar(speller: Speller, text: str, share: float) -> None:
    assert speller.familiar(text) == share


def test_nothing_known() -> None:
    assert Speller([]).correct("kloter") == "kloter"


def test_a_word_known_to_be_right_is_left() -> None:
    assert Speller(["litter i parken"]).correct("liter") == "litter"
    assert Speller(["litter i parken"], right=["liter"]).correct("liter") == "liter"
