"""Each sort of thing that a question may ask for: recognised in questions, held or not by texts."""

import tomllib
from importlib.resources import files

import pytest

from assistant.question.expect import asks_of_now, counted, expectations, words_asked, years

SORTS = [
    # sort, a question that asks, a text that holds, one that doesn't, a question close by that doesn't ask
    ("phone", "Vilket telefonnummer har jouren?", "Ring 0176-710 00.", "Ring jouren.", "Vem får ringa?"),
    ("mail", "Vad är mejladressen?", "Skriv till a@b.se.", "Skriv ett brev.", "Vem svarar på brev?"),
    ("address", "Vart ligger stationen?", "Den ligger på Storgatan.", "Den ligger bra.", "Vad är stationen?"),
    ("clock", "Vilka öppettider har de?", "Öppet 8.00 till 17.00.", "Alla är välkomna.", "Är det en öppen plats?"),
    ("money", "Vad kostar en lampa?", "Den kostar 20 kronor.", "Den lyser.", "Hur kostsam är den?"),
    ("penalty", "Vad blir straffet?", "Straffet är dagsböter.", "Det är förbjudet.", "Är det förbjudet?"),
    ("date", "Vilket datum var mötet?", "Det var 3 maj 2021.", "Det var i våras.", "Vad är daterat?"),
    ("age", "Hur gammal måste man vara?", "Man ska vara 18 år.", "Man ska vara nykter.", "Är det gammalt?"),
    ("name", "Vad heter appen?", "Appen är Tyck till.", "Den är gratis.", "Vad är appen?"),
    ("person", "Vem är nämndens ordförande?", "Det är Eva Ek.", "Ordföranden i Rimbo.", "Vad gör en ordförande?"),
    ("count", "Hur många lampor finns?", "Det finns 40.", "Det finns lampor.", "Vilka lampor finns?"),
    ("apply", "Var ansöker jag?", "Ansök hos kommunen.", "Kommunen beslutar.", "Vem beslutar?"),
    ("who", "Vem beslutar?", "Nämnden beslutar.", "Det beslutas i maj.", "Vad beslutas?"),
    ("which one", "Vilken ort i kommunen är vackrast?", "Det är Rimbo.", "Det är en stor ort.", "Vilken ort är det?"),
    ("exactly", "Hur exakt?", "Först det, därefter detta.", "Det går bra.", "Hur går det?"),
    ("often", "Hur ofta städas det?", "Det städas varje vecka.", "Det städas noga.", "Hur städas det?"),
    ("long", "Hur snabbt lagas den?", "Inom 9 dagar.", "Den lagas noga.", "Hur lagas den?"),
    ("when", "När antogs planen?", "Den antogs 2021.", "Den antogs enhälligt.", "Vem antog planen?"),
    ("definition", "Vad betyder trygghet?", "Trygghet är en känsla.", "Kommunen ökar sin trygghet.", "Vad ökar trygghet?"),
    ("measure", "Hur många lux?", "Minst 10 lux.", "Det är ljust.", "Är det ljust?"),
]  # fmt: skip


def names(question: str) -> set[str]:
    return {sort.name for sort in expectations(question)}


def test_every_sort_is_tried() -> None:
    table = tomllib.loads((files("assistant.question") / "expect.toml").read_text(encoding="utf-8"))
    assert [sort["name"] for sort in table["sort"]] == [sort for sort, *_ in SORTS]


@pytest.mark.parametrize(("name", "question", "holding", "empty", "close"), SORTS)
def test_a_sort(name: str, question: str, holding: str, empty: str, close: str) -> None:
    assert name in names(question)
    assert name not in names(close)
    sort = next(sort for sort in expectations(question) if sort.name == name)
    assert sort.holds(question, holding)
    assert not sort.holds(question, empty)


@pytest.mark.parametrize("question", ["Hur arbetar kommunen?", "Varför?", "", "Finns det lampor?"])
def test_an_open_question_expects_nothing(question: str) -> None:
    assert names(question) == set()


def test_a_name_must_be_new_and_a_number_no_year() -> None:
    (name,) = [sort for sort in expectations("Vad heter Rimbo på danska?") if sort.name == "name"]
    assert not name.holds("Vad heter Rimbo på danska?", "Det är orten Rimbo.")
    (count,) = expectations("Hur många bränder var det?")
    assert not count.holds("Hur många bränder var det?", "Planen är från 2021.")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Det finns tre brandstationer.", True),
        ("Brandstationerna i kommunen är fyra.", True),
        ("Lampor byts på 9 dagar.", False),
        ("Brandstationerna är nya.", False),
    ],
)
def test_a_number_counts_near_its_thing(text: str, near: bool) -> None:
    assert counted("Hur många brandstationer finns?", text) is near


def test_now_and_years() -> None:
    assert asks_of_now("Hur många brott var det förra året?")
    assert not asks_of_now("Hur många brott var det 2020?")
    assert years("från 2020 till 2030, 12020 och 1850") == {"2020", "2030"}


def test_a_person_is_named_in_full() -> None:
    asked = "Vad heter kommunens säkerhetschef?"
    (person,) = [sort for sort in expectations(asked) if sort.name == "person"]
    assert person.plain
    assert person.holds(asked, "Chefen är Britta Åkesson-Lind.")
    assert not person.holds(asked, "Säkerhetschefen samordnar med Polisen och ASK (KS).")


def test_the_unit_that_was_asked_for() -> None:
    asked = "Hur många liter vatten behövs?"
    (measure,) = [sort for sort in expectations(asked) if sort.name == "measure"]
    assert measure.holds(asked, "Räkna med tre liter.")
    assert not measure.holds(asked, "Röret är tre meter och ligger bland kvaliteter.")


def test_words_asked_are_whole() -> None:
    assert {"liter", "lux", "adress"} - words_asked() == {"adress"}
