"""Documents → the register: filtered, grouped, actors written alike."""

import pytest

from assistant.requirements.requirement_register import (
    NOBODY,
    Wanted,
    area_of,
    listed,
    register,
    responsible_of,
)
from corpus.model import Modality
from tests.unit.assistant.demands import AREA, a_plan

PLAN = a_plan()


def found(**wanted: object) -> list[str]:
    return [entry.requirement.text.split()[0] for entry in listed([PLAN], Wanted(**wanted))]


def test_grouped_by_who_is_responsible_nobody_last() -> None:
    made = register([PLAN], Wanted())
    assert [(group.responsible, len(group.entries)) for group in made.groups] == [
        ("kommunen", 2),
        ("medarbetaren", 2),
        ("säkerhetschefen", 1),
        (NOBODY, 5),
    ]
    assert made.count == 10
    assert made.documents == (PLAN,)


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ({"modality": Modality.SHOULD}, ["Vattenverket", "Medarbetaren"]),
        ({"actor": "kommun"}, ["Kommunen", "Inom"]),
        ({"actor": "säkerhetschef"}, ["Nyckeln"]),
        ({"actor": "polisen"}, []),
        ({"area": "barn"}, ["Alla", "Medarbetaren"]),
        ({"area": "klimat"}, []),
        ({"document": "plan", "page": 6}, ["Nyckeln"]),
        ({"document": "annan"}, []),
        ({"words": "klottret"}, ["Medarbetaren"]),
        ({"words": "GATLAMPA lampa"}, ["Kommunen", "Lagning"]),
        ({"words": "vatten", "modality": Modality.SHOULD}, ["Vattenverket"]),
    ],
)
def test_filters(wanted: dict[str, object], first: list[str]) -> None:
    assert found(**wanted) == first


def test_a_party_is_found_where_it_answers_for_something_without_ska() -> None:
    made = register([PLAN], Wanted(actor="säkerhetschefen"))
    assert [side.sentence.text for side in made.mentioned] == ["Säkerhetschefen ansvarar för skåpet."]
    assert register([PLAN], Wanted()).mentioned == ()


def test_pairs_are_those_of_what_was_found() -> None:
    made = register([PLAN], Wanted(words="gatlampor"))
    assert {side.sentence.page for pair in made.pairs for side in (pair.first, pair.second)} == {1, 2}
    assert register([PLAN], Wanted(words="nyckeln")).pairs == ()


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("Kommunens", "kommunen"),
        ("Kommunen", "kommunen"),
        ("Inom Norrtälje kommun", "Norrtälje kommun"),
        ("Norrtälje kommun", "Norrtälje kommun"),
        ("Alla chefer", "alla chefer"),
        ("Kommunens invånare", "kommunens invånare"),
        ("", ""),
    ],
)
def test_an_actor_is_written_as_inside_a_sentence(actor: str, name: str) -> None:
    assert responsible_of(actor) == name


@pytest.mark.parametrize(
    ("section", "area"),
    [
        (("Trygghet för barn och unga", "Uppföljning"), AREA),
        (("3 Mål", "Fokusområden", "3. Skapa trygghet för barn och unga"), AREA),
        (("Barn",), ""),
        ((), ""),
    ],
)
def test_a_section_lies_in_a_focus_area(section: tuple[str, ...], area: str) -> None:
    assert area_of(section, (AREA, "Förebygga brott")) == area
