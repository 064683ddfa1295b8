"""Claims from what was found: within the limits, nothing twice, the right wording for who asks."""

from dataclasses import replace

import pytest

from assistant.answer.cite import SourceFinder
from assistant.answer.compose import Brief, Claim, ExtractiveComposer, claims_text
from assistant.search.retrieve import Retrieval
from assistant.tuning import AnswerSettings
from corpus.index.search_index import Index, Target
from corpus.model import Audience, Statement
from tests.fakes import a_statement
from tests.unit.assistant.made import (
    CLASSES,
    CLASSES_PLAIN,
    LAMPS,
    LAMPS_PLAIN,
    WALKERS_PLAIN,
    found,
)

SETTINGS = AnswerSettings()
PLACES = (
    "Rimbo",
    "Hallstavik",
    "Älmsta",
    "Bergshamra",
    "Gräddö",
    "Kapellskär",
    "Spillersboda",
    "Edsbro",
    "Söderbykarl",
)
TOPICS = (
    "lampor lagas skyndsamt", "broar målas blå", "snö plogas tidigt", "bänkar byts ofta", "träd fälls varsamt",
    "brunnar spolas rena", "skyltar tvättas noga", "gräs klipps kort", "bryggor lyfts upp",
)  # fmt: skip


@pytest.fixture(scope="module")
def composer(made_index: Index, finder: SourceFinder) -> ExtractiveComposer:
    return ExtractiveComposer(finder, SETTINGS)


def brief(*found_: Retrieval, audience: Audience = Audience.RESIDENT, several: bool = False) -> Brief:
    return Brief(found_[0].query, found_, audience, several)


def statement(index: Index, text: str) -> Statement:
    return next(s for s in index.library.statements if s.text == text)


def long_ones(words: int) -> list[Target]:
    """Nine statements of different things, each of so many words."""
    texts = [
        " ".join([f"I {place} är det så att {topic}", *(f"{place.lower()}{n}" for n in range(words - 9))])
        + "."
        for place, topic in zip(PLACES, TOPICS, strict=True)
    ]
    assert {len(text.split()) for text in texts} == {words}
    return [a_statement(text) for text in texts]


@pytest.mark.parametrize("words", [12, 20, 30, 60])
@pytest.mark.parametrize("several", [False, True])
def test_within_the_limits(composer: ExtractiveComposer, words: int, several: bool) -> None:
    claims = composer.compose(brief(found(*long_ones(words)), several=several))
    most = SETTINGS.list_words if several else SETTINGS.fact_words
    number = SETTINGS.list_statements if several else SETTINGS.fact_statements
    assert len(claims) == min(number, most // words)
    assert len(claims_text(claims).split()) <= most
    assert claims[0].text == long_ones(words)[0].text


def test_the_best_is_said_even_where_it_alone_is_too_long(composer: ExtractiveComposer) -> None:
    assert len(composer.compose(brief(found(*long_ones(100))))) == 1


def test_what_is_far_behind_the_best_is_left_out(composer: ExtractiveComposer) -> None:
    near, far = found(*long_ones(12), least=0.95), found(*long_ones(12), least=0.1)
    assert len(composer.compose(brief(near, several=True))) > len(composer.compose(brief(far, several=True)))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("Trasiga gatlampor lagas inom 48 timmar efter en anmälan.", 1),
        ("Trasiga gatlampor lagas inom 24 timmar efter anmälan.", 2),
        ("Trasiga gatlampor i Rimbo lagas inom 48 timmar efter anmälan.", 1),
        ("Fontänen på torget stängs av i oktober.", 2),
    ],
)
def test_nothing_is_said_twice(
    composer: ExtractiveComposer, made_index: Index, other: str, said: int
) -> None:
    claims = composer.compose(brief(found(statement(made_index, LAMPS_PLAIN), a_statement(other))))
    assert len(claims) == said


@pytest.mark.parametrize(
    ("plain", "staff"),
    [
        (LAMPS_PLAIN, LAMPS),  # stands alone
        (WALKERS_PLAIN, WALKERS_PLAIN),  # "Detta innebär att …" leans on what stands before
        (CLASSES_PLAIN, CLASSES_PLAIN),  # an enumeration
        (
            "Fontänen på torget stängs av i oktober.",
            "Fontänen på torget stängs av i oktober.",
        ),  # restates none
    ],
)
def test_the_wording_for_who_asks(
    composer: ExtractiveComposer, made_index: Index, plain: str, staff: str
) -> None:
    asked = found(statement(made_index, plain))
    for audience, text in ((Audience.RESIDENT, plain), (Audience.STAFF, staff)):
        (claim,) = composer.compose(brief(asked, audience=audience))
        assert claim.text == text
        assert claim.sources


@pytest.mark.parametrize(
    "text",
    [
        "Trasiga gatlampor lagas inom 24 timmar efter anmälan.",
        "Trasiga gatlampor lagas inom 48 timmar efter anmälan i Rimbo.",
        "Skridskobanan spolas av föreningar om vintern.",
    ],
)
def test_staff_get_no_official_sentence_that_says_less(
    composer: ExtractiveComposer, made_index: Index, text: str
) -> None:
    changed = replace(statement(made_index, LAMPS_PLAIN), text=text)
    (claim,) = composer.compose(brief(found(changed), audience=Audience.STAFF))
    assert claim.text == text


@pytest.mark.parametrize("audience", list(Audience))
def test_an_enumeration_is_kept_whole(
    composer: ExtractiveComposer, made_index: Index, audience: Audience
) -> None:
    (claim,) = composer.compose(brief(found(statement(made_index, CLASSES_PLAIN)), audience=audience))
    assert all(word in claim.text for word in ("grön", "gul", "röd"))
    assert claim.sources[0].quote == CLASSES


def test_a_passage_of_a_digested_document_is_left_to_its_statements(
    composer: ExtractiveComposer, made_index: Index
) -> None:
    passage = made_index.documents["plan"].passages[0]
    assert composer.compose(brief(found(passage))) == ()


def test_a_statement_of_two_sentences_is_two_claims_on_the_same_source(composer: ExtractiveComposer) -> None:
    claims = composer.compose(brief(found(a_statement("Ring växeln. Vänta sedan på svar."))))
    assert [claim.text for claim in claims] == ["Ring växeln.", "Vänta sedan på svar."]
    assert claims[0].sources == claims[1].sources != ()


def test_each_part_of_a_question_has_its_say(composer: ExtractiveComposer, made_index: Index) -> None:
    lamps, walkers = statement(made_index, LAMPS_PLAIN), statement(made_index, WALKERS_PLAIN)
    whole = found(*long_ones(12))
    claims = composer.compose(brief(whole, found(lamps), found(walkers), several=True))
    assert [claim.text for claim in claims][:2] == [LAMPS_PLAIN, WALKERS_PLAIN]
    assert len(claims) <= 2 * SETTINGS.part_statements


def test_nothing_found_says_nothing(composer: ExtractiveComposer) -> None:
    assert composer.compose(brief(found())) == ()
    assert claims_text([Claim("A.", ()), Claim("B.", ())]) == "A. B."
