"""Statements ↔ the official sentences they restate."""

from dataclasses import replace

from corpus.model import Document, Kind, Sentence, Statement
from ingest.digest.link_statements import MOST, link
from tests.fakes import a_document, a_sentence, a_statement

LEAD = "Vid snöfall plogar kommunen först:"
SENTENCES = [
    a_sentence(1, "Trasiga gatlyktor ska lagas inom 14 dagar efter felanmälan.", page=1),
    a_sentence(2, "Sandningen av gångvägar börjar senast klockan 5.", page=1),
    a_sentence(3, "Trasiga gatlyktor ska lagas inom 14 dagar även på landsbygden.", page=2),
    a_sentence(4, LEAD, page=3),
    a_sentence(5, "vägar till skolor", page=3, kind=Kind.ITEM, lead=LEAD),
    a_sentence(6, "busshållplatser", page=3, kind=Kind.ITEM, lead=LEAD),
    a_sentence(7, "gångvägar i centrum", page=3, kind=Kind.ITEM, lead=LEAD),
    a_sentence(8, "Parkerna stängs på natten av säkerhetsskäl.", page=3),
    a_sentence(9, "Parkerna har 12 bänkar var.", page=4),
    a_sentence(10, "Parkerna har 30 bänkar var.", page=4),
]


def official(sentences: list[Sentence] = SENTENCES) -> Document:
    return replace(a_document("plan"), sentences=tuple(sentences))


def found(text: str, *pages: int) -> list[str]:
    statement = a_statement(text, pages=pages)
    return [identity.removeprefix("plan#") for identity in link([statement], [official()])[0].restates]


def test_the_sentence_that_says_the_same() -> None:
    assert found("Trasiga gatlyktor lagas inom 14 dagar.", 1) == ["1"]


def test_only_its_pages_are_looked_at() -> None:
    assert found("Trasiga gatlyktor lagas inom 14 dagar.", 2) == ["3"]
    assert found("Trasiga gatlyktor lagas inom 14 dagar.", 9) == []


def test_a_figure_decides_between_twins() -> None:
    assert found("I parkerna finns 30 bänkar.", 4)[0] == "10"
    assert found("I parkerna finns 12 bänkar.", 4)[0] == "9"


def test_nothing_alike() -> None:
    assert found("Badhuset öppnar sommartid.", 1, 2, 3) == []


def test_the_lead_brings_its_list() -> None:
    restated = found("När snöfall kommer plogar kommunen vissa platser först.", 3)
    assert (restated[0], sorted(restated)) == ("4", ["4", "5", "6", "7"])


def test_one_item_does_not_bring_the_others() -> None:
    assert found("Busshållplatser hör dit.", 3) == ["6"]


def test_a_document_that_is_not_there_leaves_the_statement_alone() -> None:
    other = a_statement("Trasiga gatlyktor lagas inom 14 dagar.", document="annan")
    assert link([other], [official()]) == (other,)
    assert link([other], []) == (other,)


def test_order_and_all_else_are_kept() -> None:
    statements = [
        a_statement(text) for text in ("Sandningen börjar klockan 5.", "Badhuset öppnar sommartid.")
    ]
    linked = link(statements, [official()])
    assert [replace(s, restates=()) for s in linked] == statements
    assert [s.restates for s in linked] == [("plan#2",), ()]


def test_a_sentence_over_two_pages_is_found_once() -> None:
    both = replace(SENTENCES[0], quotes=(*SENTENCES[0].quotes, *SENTENCES[2].quotes))
    statement: Statement = a_statement("Trasiga gatlyktor lagas inom 14 dagar.", pages=(1, 2))
    assert link([statement], [official([both])])[0].restates == ("plan#1",)


def test_never_more_than_the_most_without_a_list() -> None:
    twins = [a_sentence(n, "Trasiga gatlyktor ska lagas inom 14 dagar.") for n in range(1, 12)]
    statement = a_statement("Trasiga gatlyktor lagas inom 14 dagar.")
    assert len(link([statement], [official(twins)])[0].restates) == MOST


def test_no_sentences() -> None:
    assert link([a_statement("Trasiga gatlyktor lagas.")], [official([])])[0].restates == ()
