"""Orders in the chat: recognised by their words; a question about a checklist stays a question."""

import json

import pytest

from assistant.checklists.chat_order import Orders
from assistant.checklists.fill import suggest
from assistant.model import Turn
from tests.fakes import ROOT
from tests.unit.assistant.lists import checklists, statements


@pytest.fixture(scope="module")
def orders() -> Orders:
    return Orders(checklists())


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("gör en krislåda för två vuxna och en bebis", "krislada"),
        ("Kan du göra en krislåda åt oss?", "krislada"),
        ("krislåda för 2 vuxna och en hund i två veckor", "krislada"),
        ("packa en krislåda åt två pensionärer utan bil", "krislada"),
        ("checklista för detaljplan med skola i Rimbo", "planeringsfall"),
        ("checklista skola i Rimbo", "planeringsfall"),
        ("Vad bör finnas i en krislåda?", None),
        ("hur länge räcker en krislåda för två vuxna", None),
        ("kan jag göra en krislåda till min gamla pappa", None),
        ("krislåda", None),
        ("Finns det en checklista för skolor i Rimbo?", None),
    ],
)
def test_orders_and_questions(orders: Orders, said: str, name: str | None) -> None:
    assert orders.ordered(said) == name


def test_no_known_question_is_an_order(orders: Orders) -> None:
    asked = [question for each in statements() for question in each.questions]
    for path in (ROOT / "evals" / "cases").glob("*.jsonl"):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        asked += [row["question"] for row in rows if isinstance(row.get("question"), str)]
    assert len(asked) > 5_000
    assert [question for question in asked if orders.ordered(question)] == []


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("hur mycket vatten behöver fyra personer i tre dygn", "/checklista/krislada?vuxna=4&dygn=3"),
        ("Hur många liter vatten per person ska jag ha hemma?", "/checklista/krislada"),
        ("hur mycket mat bör man ha vid en kris", "/checklista/krislada"),
        ("hur mycket vatten ska kommunen ha i reserv", None),
        ("hur mycket vatten finns det i sjön", None),
        ("vad är dricksvatten hemma", None),
    ],
)
def test_who_asks_how_much_is_told_of_the_list_that_counts(
    orders: Orders, said: str, url: str | None
) -> None:
    offer = orders.offer(said)
    assert (offer and offer.link.url) == url
    assert offer is None or "räknar ut" in offer.said


def test_an_offer_knows_what_speaks_of_it(orders: Orders) -> None:
    offer = orders.offer("hur mycket vatten behöver fyra personer")
    assert offer is not None
    assert offer.met_by("Vatten kan man ha i dunkar.")
    assert not offer.met_by("Kommunen ska klara tre dygn.")


def test_a_list_is_delivered_with_a_marker_for_each_item(orders: Orders) -> None:
    delivery = orders.delivery("gör en krislåda för två vuxna och en bebis")
    assert delivery is not None
    rows = [line for line in delivery.text.splitlines() if line.startswith("- ")]
    assert len(rows) >= 8
    assert all(line.endswith("]") for line in rows)
    assert "3 liter × 2 vuxna × 7 dygn = 42 liter (Krisinformation.se). [" in delivery.text
    assert len({citation.quote for citation in delivery.citations}) == len(delivery.citations)
    assert "Hur många barn" in delivery.text
    assert delivery.links[0].url == "/checklista/krislada?vuxna=2&spadbarn=1"
    assert "hela listan" in delivery.links[0].label
    assert len(delivery.text.split()) <= 250
    assert {citation.page for citation in delivery.citations} <= {41, 63}
    assert [citation.marker for citation in delivery.citations] == list(range(1, len(delivery.citations) + 1))


def test_national_sources_are_links_and_no_page_of_a_document(orders: Orders) -> None:
    delivery = orders.delivery("gör en krislåda för två vuxna och en bebis")
    assert delivery is not None
    national = delivery.links[1:]
    assert all(link.url.startswith("https://") and "kontrollerad 20" in link.label for link in national)
    assert len({link.url for link in national}) == len(national) >= 2
    assert all(citation.document_id and citation.quote for citation in delivery.citations)
    assert not any(notice.source for citation in delivery.citations for notice in citation.notices)


def test_a_planning_case_has_the_list_and_no_national_sources_that_it_does_not_say(orders: Orders) -> None:
    delivery = orders.delivery("checklista för detaljplan med skola i Rimbo")
    assert delivery is not None
    assert delivery.links[0].url == "/checklista/planeringsfall?plan=detaljplan&ort=rimbo&innehall=skola"
    said = delivery.text
    assert all(link.label.split(":")[0] in said for link in delivery.links[1:])


def test_an_absurd_order_is_told_why(orders: Orders) -> None:
    delivery = orders.delivery("gör en krislåda för 10000 vuxna")
    assert delivery is not None
    assert not delivery.made
    assert "från 0 till 20" in delivery.text


def test_answers_are_taken_together_with_the_order(orders: Orders) -> None:
    history = (Turn("gör en krislåda för två vuxna"),)
    delivery = orders.delivery("en bebis också", history)
    assert delivery is not None
    assert "2 vuxna, 1 spädbarn" in delivery.text
    assert orders.delivery("en bebis också", (*history, Turn("tack så mycket"))) is None
    assert orders.delivery("hur många barn finns i kommunen?", history) is None
    assert orders.delivery("tack så mycket", history) is None


def test_the_latest_word_counts_and_several_turns_add_up(orders: Orders) -> None:
    history = (Turn("skapa en krislåda"), Turn("vi är två vuxna och en hund"), Turn("vi behöver insulin"))
    delivery = orders.delivery("nej, tre vuxna", history)
    assert delivery is not None
    assert delivery.links[0].url == "/checklista/krislada?vuxna=3&djur=1&lakemedel=ja"
    more = orders.delivery("och ett torg", (Turn("checklista för detaljplan med skola i Rimbo"),))
    assert more is not None
    assert more.links[0].url.endswith("&innehall=skola&innehall=torg")


@pytest.mark.parametrize(
    ("said", "head", "asks"),
    [
        ("gör en krislåda för två personer", "2 vuxna, 7 dygn (förval)", "Hur många barn"),
        ("krislåda för fyra personer varav två barn", "2 vuxna, 2 barn, 7 dygn (förval)", "husdjur"),
        ("jag vill ha en krislåda för 1 person i 3 dagar", "1 vuxen, 3 dygn", "Hur många barn"),
        ("kan du ställa ihop en krislåda till våra tre barn", "3 barn, 1 vuxen (förval)", "Hur många vuxna"),
        ("krislåda 2 vuxna 1 spädbarn 14 dygn", "2 vuxna, 1 spädbarn, 14 dygn", "Hur många barn"),
        ("ta fram en checklista till planprogram för bostäder och torg i Hallstavik",
         "planprogram, Hallstavik, bostäder, torg", "Vilket skede"),
        ("Planeringsfall: ny förskola på landsbygden, privat mark", "landsbygd, förskola", "Vilken sorts plan"),
        ("gör en checklista för bygglov för ett höghus i Hallstavik", "bygglov, Hallstavik, hög", "Vilket skede"),
        ("gör ett planeringsfall för stortorget i norrtälje med kända problem", "Norrtälje stad, torg", "plan"),
        ("Hej! Kan jag få en checklista för en detaljplan med bostäder vid vattnet i Grisslehamn?",
         "detaljplan, annan plats i kommunen", "Vilket skede"),
    ],
)  # fmt: skip
def test_ways_of_saying_it(orders: Orders, said: str, head: str, asks: str) -> None:
    delivery = orders.delivery(said)
    assert delivery is not None
    assert head in delivery.text.splitlines()[0]
    assert asks in delivery.text.split("\n\n")[-1]
    assert 150 < len(delivery.text.split()) <= 250
    assert delivery.citations


def test_no_question_leans_on_an_order(orders: Orders) -> None:
    asked = Turn("Vem är säkerhetschef?")
    history = (asked, Turn("gör en krislåda för två vuxna"), Turn("utan bil"))
    assert orders.questions(history) == (asked,)
    assert orders.questions((*history, Turn("vad är klotter?"))) == (asked, Turn("vad är klotter?"))


def test_a_statement_after_an_order_answers_and_a_question_asks(orders: Orders) -> None:
    history = (Turn("gör en checklista för bygglov för ett höghus i Hallstavik"),)
    delivery = orders.delivery("det ligger i tätort och det finns problem med klotter", history)
    assert delivery is not None
    assert "tätort" in delivery.text.splitlines()[0]
    assert orders.delivery("vad säger strategin om klotter", history) is None
    assert orders.delivery("finns det klotter i Rimbo?", history) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("två vuxna och en bebis", {"vuxna": 2, "spadbarn": 1}),
        (
            "2 vuxna, en treåring och två tonåringar i två veckor",
            {"vuxna": 2, "barn": 1, "tonaringar": 2, "dygn": 14},
        ),
        ("jag har ingen bil men egen brunn", {"bil": False, "egen_brunn": True}),
        ("två katter och en hund", {"djur": 3}),
        ("familj med barn", {}),
        ("vi bor på en ö och eldar i kamin", {"plats": "o", "uppvarmning": "eldstad"}),
    ],
)
def test_fields_from_words(text: str, found: dict) -> None:
    definition = checklists().definition("krislada")
    assert {each.field: each.value for each in suggest(definition, text)} == found
