"""The shipped checklists: quantities worked by hand, sources that resolve, every ska of pages 27–28."""

import csv
import re
from collections import Counter

import pytest

from assistant.checklists.case import TEXT_MOST, CaseError, make_case, schema
from assistant.checklists.checklist import Checklist, Item
from assistant.checklists.make import OWNED, NoChecklist
from tests.fakes import CORPUS, STRATEGY
from tests.unit.assistant.lists import checklists, statements

FACTS = CORPUS.parent / "corpus-facts" / "home-preparedness.csv"


def make(name: str, text: str = "", has: object = None, **fields: object) -> Checklist:
    return checklists().make(name, fields, text, has)


def items(made: Checklist) -> dict[str, Item]:
    return {item.id: item for group in made.groups for item in group.items}


# Worked by hand: 3 l per person and day; 2 l more for cooking and hygiene; jugs of 10 l rounded up.
HOUSEHOLDS = [
    # adults, teens, children, infants, days -> adults' water, the young's, more, jugs, day's portions, beds
    ((2, 0, 0, 0, 7), (42, 0, 28, 5, 14, 2)),
    ((1, 0, 0, 0, 7), (21, 0, 14, 3, 7, 1)),
    ((2, 0, 0, 1, 7), (42, 21, 42, 7, 14, 2)),
    ((2, 0, 2, 0, 7), (42, 42, 56, 9, 28, 4)),
    ((2, 1, 1, 1, 7), (42, 63, 70, 11, 28, 4)),
    ((1, 2, 0, 0, 14), (42, 84, 84, 13, 42, 3)),
    ((4, 0, 0, 0, 3), (36, 0, 24, 4, 12, 4)),
    ((1, 0, 3, 0, 10), (30, 90, 80, 12, 40, 4)),
    ((0, 2, 0, 0, 7), (0, 42, 28, 5, 14, 2)),
    ((6, 1, 2, 1, 30), (540, 360, 600, 90, 270, 9)),
]


@pytest.mark.parametrize(("people", "expected"), HOUSEHOLDS)
def test_ten_households_by_hand(people: tuple[int, ...], expected: tuple[int, ...]) -> None:
    fields = dict(zip(("vuxna", "tonaringar", "barn", "spadbarn", "dygn"), people, strict=True))
    found = items(make("krislada", **fields))
    names = ("vatten-vuxna", "vatten-unga", "vatten-mer", "dunkar", "mat", "sovsack")
    assert tuple(found[name].amount if name in found else 0 for name in names) == expected


def test_the_arithmetic_is_shown() -> None:
    found = items(make("krislada", vuxna=2, barn=1, spadbarn=1))
    assert found["vatten-vuxna"].sum == "3 liter × 2 vuxna × 7 dygn = 42 liter"
    assert found["vatten-unga"].sum == "3 liter × (1 barn + 1 spädbarn) × 7 dygn = 42 liter"
    assert found["sovsack"].sum == "2 vuxna + 1 barn = 3 st"
    assert found["vatten-vuxna"].sources[0].page == 63
    assert found["vatten-vuxna"].sources[1].checked == "2026-11-23"


def test_what_one_has_is_taken_off() -> None:
    made = make("krislada", vuxna=2, has={"vatten-vuxna": 20, "radio": True, "sovsack": 2})
    owned = next(group for group in made.groups if group.title == OWNED)
    assert {item.id for item in owned.items} == {"radio", "sovsack"}
    assert items(made)["vatten-vuxna"].sum.endswith("Finns redan: 20 liter. Saknas: 22 liter.")


@pytest.mark.parametrize(
    ("fields", "present", "absent"),
    [
        ({"djur": 1}, {"foder", "husdjur", "vatten-djur"}, {"spadbarnsmat"}),
        ({"spadbarn": 1}, {"spadbarnsmat", "spadbarnsvard"}, {"foder"}),
        ({"uppvarmning": "eldstad"}, {"ved", "sotning"}, {"ett-rum"}),
        ({"egen_brunn": True}, {"vatten-brunn"}, {"ved"}),
        ({"lakemedel": "ja", "rorelse": "ja"}, {"lakemedel", "hjalp"}, {"bilradio"}),
        ({"bil": "true", "plats": "o"}, {"bilradio", "bransle", "o"}, {"lakemedel"}),
    ],
)
def test_a_household_gets_what_it_needs(fields: dict, present: set[str], absent: set[str]) -> None:
    found = set(items(make("krislada", **fields)))
    assert present <= found
    assert not absent & found


@pytest.mark.skipif(not FACTS.is_file(), reason=f"{FACTS} is not there")
def test_only_verified_national_facts() -> None:
    rows = list(csv.DictReader(FACTS.open(encoding="utf-8")))
    verified = {row["source_url"] for row in rows if row["verified"] == "ja"}
    unsure = {row["source_url"] for row in rows if row["verified"] != "ja"}
    used = {each.url for rule in checklists().definition("krislada").items for each in rule.national}
    assert used <= verified
    assert not used & unsure


@pytest.mark.parametrize(
    ("fields", "field", "says"),
    [
        ({"vuxna": 0}, "vuxna", "minst en person"),
        ({"vuxna": 10_000}, "vuxna", "Ska vara från 0 till 20"),
        ({"dygn": -1}, "dygn", "Ska vara från 1 till 90"),
        ({"dygn": 1.5}, "dygn", "heltal"),
        ({"dygn": True}, "dygn", "heltal"),
        ({"dygn": "nio"}, "dygn", "heltal"),
        ({"bil": "kanske"}, "bil", "ja eller nej"),
        ({"plats": "månen"}, "plats", "Tillåtna värden: fastland, o"),
        ({"kaniner": 2}, "kaniner", "Tillåtna fält: vuxna"),
        ({"plats": None}, "plats", "Tillåtna värden"),
    ],
)
def test_bad_values_are_named_with_what_is_allowed(fields: dict, field: str, says: str) -> None:
    with pytest.raises(CaseError) as caught:
        make("krislada", **fields)
    assert [each.field for each in caught.value.refusals] == [field]
    assert says in caught.value.refusals[0].reason


@pytest.mark.parametrize("has", [["guld"], {"radio": -1}, {"radio": "x"}, "radio"])
def test_what_one_has_must_be_in_the_list(has: object) -> None:
    with pytest.raises(CaseError, match="har"):
        make("krislada", has=has)


def test_an_unknown_checklist_is_named() -> None:
    with pytest.raises(NoChecklist, match="krislada, planeringsfall"):
        make("middag")


def test_a_long_text_is_cut_and_said_so() -> None:
    made = make("planeringsfall", "skola i Rimbo " + "x" * 20_000)
    assert any("20014" in note and str(TEXT_MOST) in note for note in made.notes)
    assert ("Plats", "Rimbo") in made.case


def test_same_case_same_list() -> None:
    assert make("planeringsfall", "torg") == make("planeringsfall", "torg")


@pytest.mark.parametrize("name", ["krislada", "planeringsfall"])
def test_every_source_resolves(name: str) -> None:
    grounds = checklists().grounds
    last = max(page for each in statements() if each.document_id == STRATEGY for page in each.pages)
    for rule in checklists().definition(name).items:
        assert rule.cites, rule.id
        for cite in rule.cites:
            assert cite.words, rule.id
            source = grounds.source(cite)
            assert cite.words.casefold() in source.words.casefold()
            assert 1 <= source.page <= last
        for shown in grounds.sources(rule):
            assert shown.title
            assert shown.url.startswith(("/dokument/", "https://"))
            assert shown.document_id or shown.checked


def test_possible_items_of_a_planning_case() -> None:
    assert checklists().definition("planeringsfall").possible >= 50


CASES = [
    {"plan": "detaljplan", "ort": "rimbo", "innehall": ["skola"], "lage": "tatort", "forandring": "ny"},
    {"plan": "detaljplan", "ort": "hallstavik", "innehall": ["hog_byggnad", "bostader"], "lage": "tatort"},
    {"plan": "projekt", "ort": "norrtalje", "innehall": ["torg"], "problem": ["otrygghet"], "mark": "kommun"},
    {"plan": "bygglov", "ort": "annan", "innehall": ["bostader"], "lage": "landsbygd"},
    {"plan": "oversiktsplan"},
    {"plan": "detaljplan", "lage": "skargard", "innehall": ["vatten", "parkering"], "berorda": ["barn"]},
    {"plan": "detaljplan", "ort": "rimbo", "innehall": ["skola", "bostader", "station"], "forandring": "ny"},
    {"plan": "detaljplan", "ort": "norrtalje", "innehall": ["bostader", "handel", "park", "parkering"]},
    {"plan": "planprogram", "innehall": ["bostader", "handel", "torg", "park"], "forandring": "storre"},
]


@pytest.mark.parametrize("fields", CASES)
def test_a_typical_planning_case_has_15_to_35_items(fields: dict) -> None:
    assert 15 <= len(items(make("planeringsfall", **fields))) <= 35


DEFINES = "Fysisk planering är"
"""Says what physical planning is; the ska in it demands nothing."""


@pytest.mark.parametrize("fields", CASES)
def test_what_is_gathered_is_still_there(fields: dict) -> None:
    made = make("planeringsfall", **fields)
    gathered = {point.id: point for item in items(made).values() for point in item.points}
    for rule in checklists().definition("planeringsfall").items:
        if rule.under:
            assert (rule.id in gathered) is bool(rule.when and rule.when.holds(_values(fields))), rule.id
    for item in items(made).values():
        for point in item.points:
            assert point.text
            assert point.reason
            assert point.sources
            assert set(point.sources) <= set(item.sources)


def _values(fields: dict) -> dict:
    return make_case(checklists().definition("planeringsfall"), fields).values


def test_a_gathering_item_without_points_is_left_out() -> None:
    assert "indikatorer" not in items(make("planeringsfall", plan="detaljplan"))
    found = items(make("planeringsfall", plan="detaljplan", innehall=["bostader"]))["indikatorer"]
    assert {point.id for point in found.points} == {"ind-kvall", "ind-bostad", "ind-brand"}


@pytest.mark.parametrize(
    "more",
    [
        {"ort": "rimbo", "innehall": ["bostader"], "lage": "landsbygd"},
        {},
        {"ort": "rimbo", "innehall": ["skola", "torg"], "problem": ["klotter"], "mark": "privat"},
        {"ort": "norrtalje", "forandring": "omvandling", "skede": "genomforande", "innehall": ["park"]},
        {"lage": "skargard", "innehall": ["vatten"], "berorda": ["aldre"]},
    ],
)
def test_every_ska_of_pages_27_and_28_in_a_detaljplan(more: dict) -> None:
    """Each is told by an item of the list, or by one that is named as not applicable with the reason."""
    made = make("planeringsfall", plan="detaljplan", **more)
    rules = checklists().definition("planeringsfall").items
    named = {text for text, reason in made.excluded if reason}
    shown = set(items(made)) | {rule.id for rule in rules if rule.text in named}
    told = [cite for rule in rules if rule.id in shown for cite in rule.cites]
    demands = [
        each
        for each in statements()
        if each.document_id == STRATEGY
        and {27, 28} & set(each.pages)
        and re.search(r"\bska\b", each.text)
        and not each.text.startswith(DEFINES)
    ]
    assert len(demands) >= 15
    for each in demands:
        assert any(
            cite.page in each.pages and cite.words.casefold() in each.text.casefold() for cite in told
        ), each.text


def test_high_buildings_outside_town() -> None:
    outside = items(make("planeringsfall", ort="hallstavik", innehall=["hog_byggnad"]))
    inside = make("planeringsfall", ort="norrtalje", innehall=["hog_byggnad"])
    assert {"hog-utanfor", "hog-resurser"} <= set(outside)
    assert "hog-utanfor" not in items(inside)
    assert any("utanför Norrtälje tätort" in reason for _, reason in inside.excluded)


def test_guards_and_cameras_follow_todays_law() -> None:
    found = items(make("planeringsfall", ordningsvakter=True, kameror=True))
    assert any("2023:421" in notice for notice in found["ordningsvakter"].notices)
    assert any("tillstånd" in notice for notice in found["kameror"].notices)


def test_the_question_of_eight_or_nine_aspects_is_shown() -> None:
    found = items(make("planeringsfall", plan="detaljplan"))
    assert any("åtta aspekter" in notice for notice in found["aspekt-antal"].notices)


def test_schema_has_every_field_and_refuses_others() -> None:
    made = schema(checklists().definition("krislada"))
    assert made["additionalProperties"] is False
    assert {"vuxna", "dygn", "text", "har"} <= set(made["properties"])
    assert made["properties"]["dygn"]["default"] == 7
    assert Counter(each["const"] for each in made["properties"]["plats"]["oneOf"]) == {"fastland": 1, "o": 1}
