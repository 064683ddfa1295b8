"""Rows → records: small made tables, and the strategy's three tables in full."""

import pytest

from corpus.model import Document, Records, Series
from ingest.structure.document import read_document
from ingest.structure.layout import ReadingSettings
from tests.fakes import a_registration, a_source

OPEN = "SKR (2021), Öppna jämförelser"
COUNTY = "Länsstyrelsen Stockholm (2019), Nutid & framtid"
SURVEY = "Norrtälje kommun (2019), TiNK-enkäten"
PER = "per 1 000 invånare"
AREAS = (
    "Förebygga brott",
    "Skapa trygga och säkra utemiljöer",
    "Skapa trygghet för barn och unga",
    "Förebygga och avhjälpa olyckor",
    "Systematiskt säkerhetsarbete",
    "Motståndskraft och krishanteringsförmåga",
)
# area, beginning of the name, unit, year, series, source's beginning and what else it says, pages
INDICATORS = [
    (0, "Anmälda våldsbrott per 1000", PER, 2020, [("", "11,7", "6")], OPEN, "A3.", (14, 22)),
    (0, "Anmälda stöld- och tillgreppsbrott", PER, 2020, [("", "34,6", "17")], OPEN, "A4.", (14, 22)),
    (1, "Upplevd trygghet – Oro/rädsla", "%", 2020, [("", "23 %", "10 %")], COUNTY, "jogging", (14, 29)),
    (1, "Upplevd trygghet – Rädsla", "%", 2020, [("", "19 %", "10 %")], COUNTY, "nattid", (14, 29)),
    (
        2, "Andel elever som känner sig trygga", "%", 2020,
        [("Flickor", "54 %", "80 %"), ("Pojkar", "61 %", "80 %")], SURVEY, "årskurs 7", (14, 37),
    ),
    (
        2, "Andel elever i årskurs 9", "%", 2020,
        [("Flickor", "6 %", "3 %"), ("Pojkar", "5 %", "2 %")], SURVEY, "årskurs 9", (14, 37),
    ),
    (3, "Antal sjukhusvårdade", PER, 2020, [("", "12,4", "6")], OPEN, "A1.", (14, 41)),
    (3, "Antal utvecklade bränder i byggnad", PER, 2020, [("", "0,49", "0,25")], OPEN, "A2.", (14, 41)),
    (
        4, "Antal av kommunens medarbetare", "", 2020,
        [("", "Samtliga nyckelpersoner", "Samtliga medarbetare")], "", "", (14, 51),
    ),
    (5, "Samverkan och ledning,", "av 10", 2019, [("", "9/10", "10/10")], OPEN, "A9 (a)", (15, 62)),
    (5, "Geografiskt områdesansvar,", "av 5", 2019, [("", "4/5", "5/5")], OPEN, "A9 (b)", (15, 62)),
    (5, "Antal verksamheter", "av 16", 2019, [("", "10/16", "16/16")], OPEN, "A10.", (15, 62)),
]  # fmt: skip
LAWS = [
    ("EU-direktiv", "General Data Protection Regulation", "2016/679", 46),
    ("EU-direktiv", "Network and Information Security directive", "2016/1148", 46),
    ("Grundlag", "Tryckfrihetsförordningen", "1949:105", 46),
    ("Grundlag", "Yttrandefrihetsgrundlagen", "1991:1469", 46),
    ("Lag", "Brottsbalk", "1962:700", 46),
    ("Lag", "Offentlighets- och sekretesslag", "2009:400", 46),
    ("Lag", "Säkerhetsskyddslag", "2018:585", 46),
    ("Lag", "Lag om informationssäkerhet för samhällsviktiga och digitala tjänster", "2018:1174", 46),
    ("Lag", "Lag med kompletterande bestämmelser till EU:s dataskyddsförordning", "2018:218", 46),
    ("Lag", "Skyddslag", "2010:305", 46),
    ("Lag", "Kamerabevakningslag", "2018:1200", 46),
    ("Lag", "Lag om skydd för geografisk information", "2016:319", 46),
    ("Lag", "Lag om totalförsvar och höjd beredskap", "1992:1403", 46),
    (
        "Lag",
        "Lag om kommuners och landstings åtgärder inför och vid extraordinära händelser i fredstid och höjd "
        "beredskap",
        "2006:544",
        46,
    ),
    ("Lag", "Lag om offentlig upphandling", "2016:1145", 47),
    ("Lag", "Lag om upphandling på försvars- och säkerhetsområdet", "2011:1029", 47),
    ("Lag", "Lag om offentlig anställning", "1994:260", 47),
    ("Föreskrift", "Säkerhetspolisens föreskrifter och allmänna råd om säkerhetsskydd", "PMFS 2019:2", 47),
    (
        "Föreskrift",
        "Myndigheten för samhällsskydd och beredskaps föreskrifter om kommuners risk- och sårbarhetsanalyser",
        "MSBFS 2015:5",
        47,
    ),
    (
        "Föreskrift",
        "Myndigheten för samhällsskydd och beredskaps föreskrifter om civila myndigheters kryptoberedskap",
        "MSBFS 2009:11",
        47,
    ),
]
# name, how the definition begins, and a word late in it (the last entry runs over a blank line)
TERMS = [
    ("Brott", "Brott är", "svensk lag."),
    ("Brottsförebyggande arbete", "Brottsförebyggande arbete, eller", "kriminella handlingen."),
    ("Otrygghet", "Att vara otrygg", "känsla av otrygghet."),
    ("Situationell prevention", "Att förhindra", "situationell prevention."),
    ("Social prevention", "Att påverka", "social prevention."),
    ("Trygghet", "Trygghet är", "ordningsstörningar."),
    ("Trygghetsskapande arbete", "Trygghet innebär", "råd och stöd."),
    ("Vardagsbrott", "Vardagsbrott är", "för polisen."),
]


def records_of(*pages: str) -> Records:
    return read_document(a_source(*pages), a_registration(), ReadingSettings()).records


def test_made_indicators() -> None:
    found = records_of(
        "1 Ljus\nNyckeltal/Indikator Nuläge 2021 Önskat läge 2027\n"
        "Trasiga lampor per 1000 invånare4 3,5 1\nAndel som är nöjda med ljuset Kvinnor 40 %\nMän 50 %\n"
        "Kvinnor 70 %\nMän 75 %\nAntal gator som har fått nya\nlampor\n2/7 7/7\n4 Mätt i maj."
    ).indicators
    assert [(i.name, i.unit, i.series, i.source) for i in found] == [
        ("Trasiga lampor per 1000 invånare", "per 1 000 invånare", (Series("", "3,5", "1"),), "Mätt i maj."),
        (
            "Andel som är nöjda med ljuset",
            "%",
            (Series("Kvinnor", "40 %", "70 %"), Series("Män", "50 %", "75 %")),
            "",
        ),
        ("Antal gator som har fått nya lampor", "av 7", (Series("", "2/7", "7/7"),), ""),
    ]
    assert {(i.baseline_year, i.target_year, i.focus_area) for i in found} == {(2021, 2027, "1 Ljus")}


def test_same_indicator_twice_is_one_with_both_places() -> None:
    table = "Nyckeltal/Indikator Nuläge 2021 Önskat läge 2027\nTrasiga lampor per {} invånare 3,5 1"
    found = records_of("1 Ljus\n" + table.format("1000"), "2 Mörker\n" + table.format("1 000")).indicators
    assert [[(place.page, place.quote) for place in i.places] for i in found] == [
        [(1, "Trasiga lampor per 1000 invånare 3,5 1"), (2, "Trasiga lampor per 1 000 invånare 3,5 1")]
    ]
    assert found[0].focus_area == "1 Ljus"


def test_made_laws_over_a_page_break() -> None:
    found = records_of(
        "1 Lagar\nTyp Benämning Beteckning\nLag Plan- och bygglag 2010:900",
        "Typ Benämning Beteckning\nFörordning Förordning om brandfarliga varor och annat som\nkan brinna\n2010:1075\n"
        "Texten går vidare här.",
    ).laws
    assert [(x.kind, x.name, x.designation, x.places[0].page) for x in found] == [
        ("Lag", "Plan- och bygglag", "2010:900", 1),
        ("Förordning", "Förordning om brandfarliga varor och annat som kan brinna", "2010:1075", 2),
    ]


def test_made_terms() -> None:
    found = records_of(
        "1 Ord\nBegrepp Beskrivning\nGata En väg i en stad.\nTrygg\ngata\nEn väg med ljus. Och bänkar."
    )
    assert [(x.name, x.definition) for x in found.terms] == [
        ("Gata", "En väg i en stad."),
        ("Trygg gata", "En väg med ljus. Och bänkar."),
    ]


@pytest.mark.official
def test_legal_table(strategy: Document) -> None:
    laws = strategy.records.laws
    assert [(x.kind, x.name, x.designation, x.places[0].page) for x in laws] == LAWS
    assert len(laws) == 20
    assert [len(x.places) for x in laws] == [1] * 20


@pytest.mark.official
def test_indicator_table(strategy: Document) -> None:
    found = strategy.records.indicators
    assert [
        (i.focus_area, i.unit, i.baseline_year, i.series, tuple(p.page for p in i.places)) for i in found
    ] == [
        (AREAS[area], unit, year, tuple(Series(*s) for s in series), pages)
        for area, _, unit, year, series, _, _, pages in INDICATORS
    ]
    for indicator, (_, name, _, _, _, source, says, _) in zip(found, INDICATORS, strict=True):
        assert indicator.name.startswith(name)
        assert not indicator.name.endswith(tuple("0123456789"))
        assert indicator.target_year == 2030
        assert indicator.source.startswith(source)
        assert says in indicator.source
        assert bool(indicator.source) == bool(source)
    assert sum(len(indicator.series) for indicator in found) == 14


@pytest.mark.official
def test_glossary(strategy: Document) -> None:
    found = strategy.records.terms
    assert [term.name for term in found] == [name for name, _, _ in TERMS]
    for term, (_, begins, ends) in zip(found, TERMS, strict=True):
        assert term.definition.startswith(begins)
        assert term.definition.endswith(ends)
        assert [place.page for place in term.places] == [64]


@pytest.mark.official
def test_minutes_have_no_tables(from_text: dict[str, Document]) -> None:
    others = [d.records for name, d in from_text.items() if name != "trygghets-och-sakerhetsstrategi"]
    assert [(r.laws, r.indicators, r.terms) for r in others] == [((), (), ())] * 3
