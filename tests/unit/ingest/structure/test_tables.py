"""Flattened tables, row by row."""

import pytest

from ingest.structure.lines import PrintedLine
from ingest.structure.tables import (
    INDICATOR_HEADER,
    LAW_HEADER,
    TERM_HEADER,
    indicator_row,
    joined,
    law_row,
    term_rows,
)


def lines(*texts: str) -> list[PrintedLine]:
    return [PrintedLine(1, text) for text in texts]


def test_joined() -> None:
    assert joined(lines("Samtliga nyckel-", "personer")) == "Samtliga nyckelpersoner"
    assert joined(lines("a", "b")) == "a b"
    assert joined(lines("2019-", "2024")) == "2019- 2024"
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("texts", "used", "values"),
    [
        (("Brott per 1000 invånare 11,7 6", "Nästa 1 2"), 1, (("", "11,7", "6"),)),
        (("Oro i naturen 23 % 10 %",), 1, (("", "23 %", "10 %"),)),
        (("Antal lampor 150 300",), 1, (("", "150", "300"),)),
        (("Fel per 1 000", "lampor 0,5 0,25"), 2, (("", "0,5", "0,25"),)),
        (("Skadade per 1 000", "invånare", "12,4 6"), 3, (("", "12,4", "6"),)),
        (("Analyser", "9/10 10/10"), 2, (("", "9/10", "10/10"),)),
        (
            ("Trygga Flickor 54 %", "Pojkar 61 %", "Flickor 80 %", "Pojkar 80 %", "Nästa 1 2"),
            4,
            (("Flickor", "54 %", "80 %"), ("Pojkar", "61 %", "80 %")),
        ),
        (
            ("Utbildade", "Samtliga nyckel-", "personer", "Samtliga med-", "arbetare"),
            5,
            (("", "Samtliga nyckelpersoner", "Samtliga medarbetare"),),
        ),
    ],
)
def test_indicator_rows(texts: tuple[str, ...], used: int, values: tuple[tuple[str, str, str], ...]) -> None:
    row = indicator_row(lines(*texts))
    assert row is not None
    assert (len(row.lines), row.values) == (used, values)


@pytest.mark.parametrize(
    "texts",
    [
        ("Tabellen är slut nu.",),
        ("Följande gäller:", "1 2"),
        ("• En punkt 1 2",),
        ("Nyckeltal/Indikator Nuläge 2020 Önskat läge 2030",),
        ("Bara ord",),
        (),
    ],
)
def test_where_the_indicators_end(texts: tuple[str, ...]) -> None:
    assert indicator_row(lines(*texts)) is None


@pytest.mark.parametrize(
    ("texts", "row"),
    [
        (("Lag Skyddslag 2010:305",), ("Lag", "Skyddslag", "2010:305")),
        (("EU-direktiv NIS directive 2016/1148",), ("EU-direktiv", "NIS directive", "2016/1148")),
        (
            ("Lag Lag om offentlig anställning2 1994:260",),
            ("Lag", "Lag om offentlig anställning", "1994:260"),
        ),
        (("Föreskrift3 Polisens råd PMFS 2019:2",), ("Föreskrift", "Polisens råd", "PMFS 2019:2")),
        (
            ("Lag Lag om händelser i", "fredstid", "2006:544"),
            ("Lag", "Lag om händelser i fredstid", "2006:544"),
        ),
        (("Allmänt råd Råd om ljus BFS 2011:6",), ("Allmänt råd", "Råd om ljus", "BFS 2011:6")),
    ],
)
def test_law_rows(texts: tuple[str, ...], row: tuple[str, str, str]) -> None:
    found = law_row(lines(*texts))
    assert found is not None
    assert (found.kind, found.name, found.designation, len(found.lines)) == (*row, len(texts))


@pytest.mark.parametrize("texts", [("Önskat läge 2030",), ("Lag utan nummer",), ("Lagar finns 2010:305",)])
def test_where_the_laws_end(texts: tuple[str, ...]) -> None:
    assert law_row(lines(*texts)) is None


def test_term_rows() -> None:
    rows = term_rows(
        lines(
            "Brott Brott är straffbart.",
            "Brottsförebyggande",
            "arbete",
            "Arbete som minskar brott. Det",
            "Polisen gör är en del.",
            "Trygghet Känslan av att",
            "vara säker.",
            "Ofta är den hög.",
        )
    )
    assert [(row.name, len(row.lines)) for row in rows] == [
        ("Brott", 1),
        ("Brottsförebyggande arbete", 4),
        ("Trygghet", 3),
    ]


def test_headers() -> None:
    match = INDICATOR_HEADER.match("Nyckeltal/Indikator Nuläge 2019 Önskat läge 2030")
    assert match
    assert match.groups() == ("2019", "2030")
    assert LAW_HEADER.match("Typ Benämning Beteckning")
    assert TERM_HEADER.match("Begrepp Beskrivning av hur begreppet används")
    assert not INDICATOR_HEADER.match("Nyckeltal som används 2019")
