"""A follow-up is put behind what it leans on."""

import pytest

from assistant.model import Turn
from assistant.question.followup import leans, standalone

FIRST = "Hur snabbt ska klotter tas bort?"


@pytest.mark.parametrize(
    "question",
    [
        "Gäller det privata företag också?",
        "Gäller samma privata företag utanför centrum?",
        "Och vem betalar?",
        "Varför?",
        "vem gör det",
        "Who does it?",
        "I parker?",
    ],
)
def test_leans(question: str) -> None:
    assert (
        standalone(question, [Turn("Vem är chef?"), Turn(FIRST, "Inom 48 timmar.")]) == f"{FIRST} {question}"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Vilka lagar styr kommunens kameror på skolgårdar?",
        "Vad händer med dem som inte följer reglerna för alla skolor, förskolor, bibliotek och idrottshallar?",
    ],
)
def test_stands_alone(question: str) -> None:
    assert standalone(question, [Turn(FIRST)]) == question


@pytest.mark.parametrize("history", [(), (Turn(""),), (Turn("  ", "Ett svar."),)])
def test_nothing_to_lean_on(history: tuple[Turn, ...]) -> None:
    assert standalone("Och vem betalar?", history) == "Och vem betalar?"


def test_an_empty_turn_is_passed_over() -> None:
    assert standalone("Och vem betalar?", [Turn(FIRST), Turn(" ")]) == f"{FIRST} Och vem betalar?"


def test_words_that_point_back() -> None:
    assert leans("Gäller det privata företag också?")
    assert not leans("Vad bör finnas i en krislåda?")
