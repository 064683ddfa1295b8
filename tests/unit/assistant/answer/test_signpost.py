"""Where the documents have no answer, the national number that has."""

import pytest

from assistant.answer.signpost import signpost


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Jag blev rånad igår, var vänder jag mig", "114 14"),
        ("min cykel är stulen", "114 14"),
        ("någon har brutit sig in i vårt förråd", "114 14"),
        ("hur anmäler jag ett bedrägeri", "114 14"),
        ("Vad gör jag vid VMA?", "113 13"),
        ("var ligger närmaste skyddsrum", "113 13"),
        ("strömmen är borta, hur länge", "113 13"),
        ("jag mår dåligt, var finns en läkare", "1177"),
    ],
)
def test_somebody_else_answers(question: str, number: str) -> None:
    assert number in signpost(question, "sv")


@pytest.mark.parametrize(
    "question",
    ["Var ligger simhallen?", "Vad kostar bygglov?", "Hur många bor i kommunen?", "Vem är ordförande?", ""],
)
def test_the_municipality_is_nearest(question: str) -> None:
    assert signpost(question, "sv") == ""


def test_in_the_askers_language() -> None:
    assert signpost("My bike was stolen", "en").startswith("Has there been a crime?")
    assert signpost("мій велосипед stolen", "uk") == signpost("My bike was stolen", "en")
    assert signpost("min cykel er stulen og stulen", "da") == ""
