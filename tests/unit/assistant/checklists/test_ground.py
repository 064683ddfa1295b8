"""What an item stands on: which sentence of a page is quoted."""

from dataclasses import replace
from datetime import date

from assistant.checklists.definition_sources import Cite
from assistant.checklists.ground import Grounds
from corpus.currency.changes import read_currency
from corpus.model import Library, SentenceId
from tests.fakes import NORRTALJE
from tests.unit.assistant.made import restating, written


def test_a_statement_of_several_sentences_is_quoted_where_its_words_are_cited() -> None:
    said = written("plan", (1, "Lampor lagas snabbt."), (1, "Buskar klipps i hållbar takt."))
    gathered = restating("Två saker: lampor lagas, buskar klipps i hållbar takt.", "plan#0")
    gathered = replace(gathered, restates=(SentenceId("plan#0"), SentenceId("plan#1")))
    grounds = Grounds(Library((said,), (gathered,)), read_currency(NORRTALJE.currency()), date.today)
    assert grounds.source(Cite(said.id, 1, "hållbar takt")).quote == "Buskar klipps i hållbar takt."
    assert grounds.source(Cite(said.id, 1, "lampor lagas")).quote == "Lampor lagas snabbt."
