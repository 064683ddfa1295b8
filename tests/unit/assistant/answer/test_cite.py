"""Sources: the official words where they are there, the digest's own where not, and the page's address."""

from dataclasses import replace

import pytest

from assistant.answer.cite import SourceFinder, of_sentence
from assistant.answer.page_url import page_url
from corpus.index.search_index import Index
from corpus.model import Edition, Quote, SentenceId, Status
from tests.fakes import a_sentence, a_statement
from tests.unit.assistant.made import LAMPS, LAMPS_PLAIN, source


def test_an_official_sentence_stands_behind_its_statement(made_index: Index, finder: SourceFinder) -> None:
    statement = next(s for s in made_index.library.statements if s.text == LAMPS_PLAIN)
    (only,) = finder.sources(statement)
    assert (only.quote, only.page, only.edition) == (LAMPS, 1, Edition.OFFICIAL)
    citation = finder.citation(4, only)
    assert (citation.marker, citation.title, citation.dnr) == (4, "Plan för Rimbo", "KS 2021-1")
    assert citation.status is Status.IN_FORCE
    assert citation.url == page_url("plan", 1, LAMPS)


@pytest.mark.parametrize("restates", [(), (SentenceId("borta#1"),)])
def test_without_the_official_words_the_statement_itself(
    finder: SourceFinder, restates: tuple[SentenceId, ...]
) -> None:
    statement = replace(a_statement("Lampor lagas.", pages=(7, 9)), restates=restates)
    (own,) = finder.sources(statement)
    assert (own.quote, own.page, own.edition) == ("Lampor lagas.", 7, Edition.DIGEST)


def test_as_many_sentences_as_the_figures_need(finder: SourceFinder) -> None:
    restates = tuple(SentenceId(f"plan#{number}") for number in (0, 1, 3, 3))
    figures = replace(a_statement("Inom 48 timmar, säger 2018:1200."), restates=restates)
    assert [s.quote for s in finder.sources(figures)] == [LAMPS, "Lag Kamerabevakningslag 2018:1200"]
    plain = replace(a_statement("Lampor lagas."), restates=restates)
    assert [s.quote for s in finder.sources(plain)] == [LAMPS]


def test_of_a_sentence_over_two_pages_the_longest_part_or_the_one_asked_for() -> None:
    sentence = replace(
        a_sentence(1, "Kort början lång fortsättning."), quotes=(Quote(1, "Kort"), Quote(2, "lång text"))
    )
    assert of_sentence(sentence).page == 2
    assert of_sentence(sentence, (1,)) == replace(of_sentence(sentence), page=1, quote="Kort")
    assert of_sentence(sentence, (5,)).page == 2


def test_unknown_sentences(finder: SourceFinder) -> None:
    assert finder.sentence(SentenceId("borta#1")) is None
    assert finder.sentence(SentenceId("plan#0")).text == LAMPS
    assert source("x").words == "x"
