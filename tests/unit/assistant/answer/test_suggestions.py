"""What to ask next: whole questions of the neighbours, none like the one asked."""

from assistant.answer.suggestions import MOST, suggestions
from tests.fakes import a_passage, a_statement
from tests.unit.assistant.made import found

FIRST = [a_statement(f"Första {n}.", questions=(f"Fråga nummer {n}?",)) for n in range(3)]


def asked(*questions: tuple[str, ...], question: str = "Hur lagas lampor?") -> tuple[str, ...]:
    neighbours = [a_statement(f"Granne {n}.", questions=own) for n, own in enumerate(questions)]
    return suggestions(found(*FIRST, *neighbours), question)


def test_the_neighbours_first_whole_questions() -> None:
    found_ = asked(
        ("när målas broar", "När målas broar?"), ("Vem plogar?",), ("Hur hyr man en lott?",), ("Fler då?",)
    )
    assert found_ == ("När målas broar?", "Vem plogar?", "Hur hyr man en lott?")
    assert len(found_) == MOST


def test_none_like_the_one_asked_or_like_each_other() -> None:
    assert asked(
        ("Hur lagas lampor?",), ("Hur lagas lamporna?",), ("Vem plogar vägar?",), ("Vem plogar vägarna?",)
    ) == ("Vem plogar vägar?",)


def test_what_answers_already_and_passages_suggest_nothing() -> None:
    assert suggestions(found(*FIRST), "Vad?") == ()
    assert suggestions(found(*FIRST, a_passage(1, "Text.")), "Vad?") == ()
    assert suggestions(found(), "Vad?") == ()
    assert asked((), ("utan stor bokstav?",), ("Utan frågetecken",)) == ()
