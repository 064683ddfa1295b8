"""Hits move a little by what the question wants."""

import pytest

from assistant.search.rank import Hit, is_enumeration, rank
from assistant.tuning import RankSettings
from corpus.index.search_index import Index
from corpus.model import Statement
from tests.fakes import a_statement

SETTINGS = RankSettings()


def order(index: Index, question: str, *texts: str, gap: float = 0.01, document: str = "plan") -> list[str]:
    """The texts as ranked, each given a little less than the one before; the last stands in `document`."""
    documents = ["plan"] * (len(texts) - 1) + [document]
    targets = [a_statement(text, document=of) for text, of in zip(texts, documents, strict=True)]
    hits = [Hit(target, 0.9 - gap * place, 0.9, 1.0) for place, target in enumerate(targets)]
    ranked = rank(hits, question, index.documents, SETTINGS)
    assert sorted(hit.target.text for hit in ranked) == sorted(texts)
    return [hit.target.text for hit in ranked]


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Hur många lampor finns?", "Lampor lyser.", "Det finns 40 lampor."),
        ("Vem beslutar om lampor?", "Lampor lyser.", "Nämnden beslutar om lampor."),
        ("Vilka färger finns?", "Färger är fina.", "Det finns rött, grönt, gult och blått."),
        ("Vad heter parken?", "Parken är stor.", "Parken är Societetsparken."),
    ],
)
def test_what_the_question_wants_passes_what_is_a_little_nearer(
    made_index: Index, question: str, first: str, second: str
) -> None:
    assert order(made_index, question, first, second) == [second, first]
    assert order(made_index, question, first, second, gap=0.2) == [first, second]


@pytest.mark.parametrize(("gap", "moved"), [(0.06, True), (0.1, False)])
def test_what_holds_the_sort_gains_and_what_does_not_loses(
    made_index: Index, gap: float, moved: bool
) -> None:
    texts = ["Lampor lyser.", "Det finns 40 lampor."]
    ranked = order(made_index, "Hur många lampor finns?", *texts, gap=gap)
    assert ranked == (texts[::-1] if moved else texts)


def test_an_open_question_moves_nothing(made_index: Index) -> None:
    texts = ("Lampor lyser.", "Det finns 40 lampor.", "Nämnden beslutar.")
    assert order(made_index, "Hur arbetar man med lampor?", *texts) == list(texts)


@pytest.mark.parametrize(
    ("question", "wins"), [("Vad gäller lampor?", "Lagas."), ("Vad säger beslutet?", "Yrkas.")]
)
def test_minutes_fall_where_no_decision_is_asked_for(made_index: Index, question: str, wins: str) -> None:
    ranked = rank(
        [
            Hit(a_statement("Yrkas.", document="protokoll"), 0.9, 0.9, 1.0),
            Hit(a_statement("Lagas."), 0.88, 0.9, 1.0),
        ],
        question,
        made_index.documents,
        SETTINGS,
    )
    assert isinstance(ranked[0].target, Statement)
    assert ranked[0].target.text == wins


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Tre klasser: öppen, intern och känslig.", True),
        ("Rött, grönt, gult och blått.", True),
        ("Rött och grönt.", False),
        ("Lampor lagas.", False),
        ("Klockan 10:30 stängs det.", False),
    ],
)
def test_an_enumeration(text: str, listed: bool) -> None:
    assert is_enumeration(text) is listed
