"""The check drops what can't be traced and keeps what can."""

import pytest

from assistant.answer.check import Checker
from assistant.answer.cite import Source
from assistant.answer.compose import Claim
from corpus.index.search_index import Index
from corpus.model import Edition
from tests.unit.assistant.made import CLASSES, LAMPS, WALKERS, source


@pytest.fixture(scope="module")
def checker(made_index: Index) -> Checker:
    return Checker(made_index)


KEPT = [
    ("Trasiga gatlampor lagas inom 48 timmar.", (source(LAMPS),)),
    ("Lamporna lagas snabbt.", (source(LAMPS),)),
    ("Nattvandrarna i Rimbo får fika.", (source(WALKERS),)),
    ("Alla vandrar på Rimbos gator.", (source(WALKERS),)),
    ("Det gäller enligt Plan för Rimbo.", (source(LAMPS),)),
    ("Det är ett av avsnittets Mål.", (source(CLASSES, page=2),)),
    ("Båda: 48 timmar och 2018:1200.", (source(LAMPS), source("Lag Kamerabevakningslag 2018:1200", page=2))),
    ("Klasserna nämns med lagen 2018:1200.", (source(CLASSES, page=2),)),
    ("Det sägs i Visby 1999.", (source("Vad som helst", edition=Edition.DIGEST),)),
]
DROPPED = [
    ("Lampor lagas inom 72 timmar.", (source(LAMPS),)),
    ("Lampor lagas inom 4 timmar.", (source(LAMPS),)),
    ("Lampor lagas inom 8 timmar.", (source(LAMPS),)),
    ("Lagen är 2018:120.", (source(CLASSES, page=2),)),
    ("Lampor lagas inom 48,5 timmar.", (source(LAMPS),)),
    ("Nattvandrarna i Hallstavik får fika.", (source(WALKERS),)),
    ("Lagen heter Kamerabevakningslag, säger Sven.", (source(CLASSES, page=2),)),
    ("Lampor lagas.", (source("Trasiga gatlampor ska lagas inom 24 timmar."),)),
    ("Lampor lagas.", (source(LAMPS, page=2),)),
    ("Lampor lagas.", (source(LAMPS, page=99),)),
    ("Lampor lagas.", (source(LAMPS, document="protokoll"),)),
    ("Lampor lagas.", (source(LAMPS, document="okänt"),)),
    ("Lampor lagas.", (source(LAMPS), source("Står ingenstans."))),
    ("Lampor lagas.", ()),
]


@pytest.mark.parametrize(("text", "sources"), KEPT)
def test_kept(checker: Checker, text: str, sources: tuple[Source, ...]) -> None:
    assert checker.traces(Claim(text, sources))


@pytest.mark.parametrize(("text", "sources"), DROPPED)
def test_dropped(checker: Checker, text: str, sources: tuple[Source, ...]) -> None:
    assert not checker.traces(Claim(text, sources))


def test_the_rest_keeps_its_order(checker: Checker) -> None:
    claims = [Claim(*case) for pair in zip(KEPT, DROPPED, strict=False) for case in pair]
    assert [(c.text, c.sources) for c in checker.kept(claims)] == KEPT
    assert checker.kept(()) == ()
