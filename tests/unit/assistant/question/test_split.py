"""Questions of several parts, and what kind of answer one wants."""

import pytest

from assistant.question.split import asks_for_list, compared, parts_of, wants_list


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Vem ansvarar för krisledningen och när samlas den lokala gruppen?",
            ("Vem ansvarar för krisledningen", "när samlas den lokala gruppen?"),
        ),
        (
            "Hur många våldsbrott anmäldes och vad är målet?",
            ("Hur många våldsbrott anmäldes", "Hur många våldsbrott anmäldes vad är målet?"),
        ),
        ("What is a crisis kit and who needs it?", ("What is a crisis kit", "who needs it?")),
        (
            "Vad är skillnaden på social och situationell prevention?",
            ("Vad är social prevention?", "Vad är situationell prevention?"),
        ),
    ],
)
def test_several(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


@pytest.mark.xfail(
    reason="the example in its docstring: a part of two words isn't taken for a question", strict=True
)
def test_a_part_of_two_words() -> None:
    assert len(parts_of("Hur snabbt saneras klotter och vem betalar?")) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Hur snabbt ska klotter saneras?",
        "Vilka kameror och lampor finns?",
        "Hur arbetar polisen och kommunen?",
        "Hur fort och varför?",
        "Vad är ett, vad är två, vad är tre, vad är fyra och vad är fem?",
        "",
    ],
)
def test_one(question: str) -> None:
    assert parts_of(question) == (question,)


@pytest.mark.parametrize(
    ("question", "things"),
    [
        (
            "Vad är skillnaden på social och situationell prevention?",
            ("social prevention", "situationell prevention"),
        ),
        ("Vad är skillnaden mellan ordningsvakt och väktare?", ("ordningsvakt", "väktare")),
        ("Hur skiljer sig ordningsvakter från väktare?", ("ordningsvakter", "väktare")),
        ("Vad är klotter?", None),
        ("Är det stor skillnad?", None),
    ],
)
def test_compared(question: str, things: tuple[str, str] | None) -> None:
    assert compared(question) == things


@pytest.mark.parametrize(
    ("question", "long", "listed"),
    [
        ("Vilka klasser finns?", True, True),
        ("Ge exempel på mötesplatser", True, True),
        ("Hur är kommunen uppdelad?", True, True),
        ("Vad bör finnas i en krislåda?", True, False),
        ("Hur gör jag för att anmäla?", True, False),
        ("Vem leder arbetet och när samlas den stora gruppen?", True, False),
        ("Hur snabbt ska klotter saneras?", False, False),
        ("Vem betalar?", False, False),
        ("Vad är situationell prevention?", False, False),
    ],
)
def test_kinds_of_answer(question: str, long: bool, listed: bool) -> None:
    assert (wants_list(question), asks_for_list(question)) == (long, listed)
