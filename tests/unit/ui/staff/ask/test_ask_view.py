"""The tab's HTML: everything escaped, sources clickable, both wordings there."""

from dataclasses import replace

from assistant.model import Answer, AnswerStatus, Link
from tests.integration.ui.fakes import QUOTE, citation
from tests.unit.ui.staff.ask.test_ask_conversation import ANSWER, EXCHANGE, UNUSED, USED
from ui.staff.ask import ask_view
from ui.staff.ask.ask_cite import cited, holds, own
from ui.staff.ask.ask_conversation import Exchange, Talks

HOSTILE = '<img src=x onerror="alert(1)">'


def test_nothing_becomes_markup() -> None:
    bad = replace(
        citation(), title=HOSTILE, quote=HOSTILE, section=(HOSTILE,), dnr=HOSTILE, url="javascript:alert(1)"
    )
    answer = replace(ANSWER, id=HOSTILE, text=f"{HOSTILE} [1]", citations=(bad,), suggestions=(HOSTILE,))
    talks = Talks().said(Exchange(HOSTILE, answer, HOSTILE))
    html = (
        ask_view.exchange(talks.talks[0].exchanges[0]) + ask_view.listing(talks) + ask_view.waiting(HOSTILE)
    )
    assert "<img" not in html
    assert "javascript:" not in html
    assert "&lt;img" in html


def test_both_wordings_and_the_source() -> None:
    html = ask_view.exchange(EXCHANGE)
    assert f"<blockquote>{QUOTE}" in html
    assert '<p class="klarsprak">Skräp plockas. ' in html
    assert 'data-visa="svar-1-1"' in html
    assert 'data-kalla="svar-1-1"' in html
    assert 'data-kopiera="Plan för rena platser, KS 2021-1, s. 2"' in html
    assert "Obs!" in html


def test_a_row_of_a_table_is_told_in_plain_words_too() -> None:
    row = replace(citation(), quote="Anmälda brott per 1 000 invånare26 34,6 17")
    html = ask_view.exchange(replace(EXCHANGE, answer=replace(ANSWER, citations=(row,))))
    assert '<p class="forklaring"><b>Klarspråk:</b> Skräp plockas. ' in html
    assert "forklaring" not in ask_view.exchange(EXCHANGE)


def test_a_marker_without_source_is_text() -> None:
    html = ask_view.exchange(replace(EXCHANGE, answer=replace(ANSWER, text="Så. [7]")))
    assert "[7]" in html
    assert "svar-1-7" not in html


def test_written_piece_by_piece() -> None:
    answer = replace(ANSWER, text="Ett. [1] Två. [1][1] Tre. [1]")
    assert ask_view.pieces_of(answer.text) == ["Ett. [1]", " Två. [1][1]", " Tre. [1]"]
    none, one = (ask_view.exchange(replace(EXCHANGE, answer=answer), pieces=n, done=False) for n in (0, 1))
    assert "Ett." not in none
    assert "kallor" in none
    assert "Ett." in one
    assert "Två." not in one


def test_used_and_not_used() -> None:
    assert holds(USED, citation())
    assert not holds(UNUSED, citation())
    html = ask_view.exchange(EXCHANGE)
    assert html.count('<tr class="anvand">') == 1
    assert html.count('<tr class="ej">') == 1
    assert "0,90" in html


def test_an_emergency_says_so() -> None:
    answer = Answer("b", AnswerStatus.EMERGENCY, "sv", "Ring 112 nu.")
    assert "Nödläge" in ask_view.exchange(Exchange("det brinner", answer))


def test_citations_as_text() -> None:
    assert cited(citation()) == "Plan för rena platser, KS 2021-1, s. 2"
    assert own("https://elak.se/dokument/") == "/dokument"
    assert own("/dokument/plan/sida/2") == "/dokument/plan/sida/2"


def test_an_answer_out_of_memory_says_so() -> None:
    recalled = replace(EXCHANGE, answer=replace(EXCHANGE.answer, recalled=True))
    assert "togs ur minnet" in ask_view.exchange(recalled)
    assert "togs ur minnet" not in ask_view.exchange(EXCHANGE)


def test_links_are_our_own_or_secure() -> None:
    urls = ("/checklista/krislada?vuxna=2&dygn=3", "https://example.se/a", "javascript:alert(1)", "//ond.se")
    answer = replace(ANSWER, links=tuple(Link(HOSTILE, url) for url in urls))
    html = ask_view.exchange(replace(EXCHANGE, answer=answer))
    assert 'href="/checklista/krislada?vuxna=2&amp;dygn=3"' in html
    assert html.count("(ny flik)") == 2
    assert "<img" not in html


def test_a_list_that_was_ordered_stands_itself_whatever_wording_is_chosen() -> None:
    answer = replace(ANSWER, text="Krislåda: 2 vuxna\n\n- Vatten: 42 liter. [1]\n- Radio. [1]")
    html = ask_view.exchange(replace(EXCHANGE, answer=answer))
    assert "- Vatten: 42 liter. " in html
    assert "ordagrant" not in html
