"""A thing is found by its words, and what only looks like it isn't."""

import pytest

from corpus.currency.marks import Mark, same_designation


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("skollag", "Enligt skollagens 4 kapitel."),
        ("hälso- och sjukvårdslag", "Hälso- och\nsjukvårdslagen (1982:763)"),
        ("MSB", "Enligt MSB:s rapport"),
        ("LOV3", "ett så kallat LOV3-område"),
        ("1980:578", "lagen (1980:578) om ordningsvakter"),
        ("1980:578", "SFS 1980:578."),
        ("SOU 2021:49", "utredning (SoU 2021:49) fastslår"),
        ("PMFS 2019:2", "PMFS 2019:2 om säkerhetsskydd"),
        ("2016/679", "(EU) 2016/679"),
        ("ingen lag + brott", "Det finns ingen lagstiftning mot brottslighet."),
    ],
)
def test_found(words: str, text: str) -> None:
    assert Mark(words).stands_in(text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("skollag", "förskollag"),
        ("MSB", "MSBFS 2015:5"),
        ("LOV3", "lov3, alltså sportlov vecka 3"),
        ("MSBFS 2015:5", "MSBFS 2015:53"),
        ("MSBFS 2015:5", "SFS 2015:5"),
        ("2021:49", "SOU 2021:49"),
        ("2021:49", "prop. 2021:49"),
        ("2018:218", "lagen 12018:218 och 2018:2185"),
        ("2018:218", "MSBFS 2018:218"),
        ("2016/679", "dnr 2016/679/3"),
        ("ingen lag + brott", "Det finns ingen lagstiftning om snö."),
    ],
)
def test_near_misses(words: str, text: str) -> None:
    assert not Mark(words).stands_in(text)


def test_spellings_of_a_designation() -> None:
    assert same_designation("SFS 2018:1200", "2018:1200")
    assert same_designation("(EU) 2016/679", "2016/679")
    assert not same_designation("MSBFS 2015:5", "PMFS 2015:5")
