"""Claims as text: every claim with its markers, sources numbered when they first appear."""

import re

from assistant.answer.cite import SourceFinder
from assistant.answer.compose import Claim
from assistant.answer.render import render
from tests.unit.assistant.made import CLASSES, LAMPS, WALKERS, source


def test_markers_by_first_use(finder: SourceFinder) -> None:
    lamps, walkers, classes = source(LAMPS), source(WALKERS), source(CLASSES, page=2)
    claims = [
        Claim("Ett.", (walkers,)),
        Claim("Två.", (lamps, walkers)),
        Claim("Tre.", (classes, classes)),
        Claim("Fyra.", (lamps,)),
    ]
    text, citations = render(claims, finder)
    assert text == "Ett. [1] Två. [2][1] Tre. [3] Fyra. [2]"
    assert [(c.marker, c.quote) for c in citations] == [(1, WALKERS), (2, LAMPS), (3, CLASSES)]


def test_every_claim_has_a_marker_and_every_marker_a_citation(finder: SourceFinder) -> None:
    claims = [Claim(f"Sats {n}.", (source(LAMPS, page=1 + n % 3),)) for n in range(9)]
    text, citations = render(claims, finder)
    assert len(re.findall(r"\. \[\d\](?: |$)", text)) == 9
    assert {int(mark) for mark in re.findall(r"\[(\d)\]", text)} == {c.marker for c in citations}


def test_the_same_words_on_two_pages_are_two_sources(finder: SourceFinder) -> None:
    _, citations = render([Claim("A.", (source(LAMPS), source(LAMPS, page=2)))], finder)
    assert [c.page for c in citations] == [1, 2]


def test_an_introduction_stands_first(finder: SourceFinder) -> None:
    text, _ = render([Claim("A.", (source(LAMPS),))], finder, "They say:")
    assert text == "They say:\n\nA. [1]"
    assert render((), finder) == ("", ())
