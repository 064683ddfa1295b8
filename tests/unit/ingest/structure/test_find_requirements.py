"""Sentences → requirements: modality, actor, deadline; and a recount of the strategy's own."""

import re
from collections.abc import Mapping

import pytest

from corpus.model import Document, DocumentId, Kind, Modality, Requirement
from corpus.swedish.deadlines import deadline_of
from ingest.structure.find_requirements import requirements_of
from tests.fakes import OFFICIAL, STRATEGY, a_sentence, comparable, raw_pages

PLAN = DocumentId("plan")
BINDING = re.compile(r"(?<![\w-])(?:ska|skall|bör|måste|får inte|behöver)(?![\w-])", re.IGNORECASE)


def read(text: str, kind: Kind = Kind.PARAGRAPH) -> Requirement | None:
    return next(iter(requirements_of(PLAN, [a_sentence(1, text, kind=kind)])), None)


@pytest.mark.parametrize(
    ("text", "modality", "actor", "deadline"),
    [
        ("Kommunen ska laga lampor inom två veckor.", Modality.MUST, "Kommunen", ""),
        ("Kommunen ska laga lampor inom 14 dagar.", Modality.MUST, "Kommunen", "inom 14 dagar"),
        (
            "Räddningstjänsten skall öva minst två gånger per år.",
            Modality.MUST,
            "Räddningstjänsten",
            "minst två gånger per år",
        ),
        ("Varje medarbetare måste låsa datorn.", Modality.REQUIRED, "Varje medarbetare", ""),
        ("Leverantören får inte dela nyckeln.", Modality.FORBIDDEN, "Leverantören", ""),
        ("Nyckeln får endast lämnas ut av chefen.", Modality.FORBIDDEN, "chefen", ""),
        ("Skolor bör årligen gå en vandring.", Modality.SHOULD, "Skolor", "årligen"),
        ("Planen behöver uppdateras kontinuerligt.", Modality.NEEDS, "", "kontinuerligt"),
        ("Undantag ska beslutas av säkerhetschefen.", Modality.MUST, "säkerhetschefen", ""),
        (
            "Senast 2030 ska Norrtälje kommun ha bytt alla lampor.",
            Modality.MUST,
            "Norrtälje kommun",
            "Senast 2030",
        ),
        (
            "Alla chefer och medarbetare ska gå kursen vartannat år.",
            Modality.MUST,
            "Alla chefer och medarbetare",
            "vartannat år",
        ),
        ("Lampor som är trasiga ska bytas omgående.", Modality.MUST, "", "omgående"),
        ("Inom Norrtälje kommun ska det finnas lampor.", Modality.MUST, "Norrtälje kommun", ""),
        ("Vid skolan ska det finnas en lampa.", Modality.MUST, "skolan", ""),
        ("Som privatperson bör du ha en ficklampa.", Modality.SHOULD, "privatperson", ""),
        ("Kommunens mål är att lampor ska lysa.", Modality.MUST, "Kommunen", ""),
        ("Norrtälje kommunkoncerns lampor ska lysa.", Modality.MUST, "Norrtälje kommunkoncern", ""),
        ("Lampor ska tändas inom ramen för kommunens avtal.", Modality.MUST, "", ""),
        ("Kommunens invånare bör släcka.", Modality.SHOULD, "Kommunens invånare", ""),
        ("Den som ser något bör ringa, och polisen ska svara.", Modality.SHOULD, "", ""),
    ],
)
def test_what_is_read(text: str, modality: Modality, actor: str, deadline: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.text, found.modality, found.actor, found.deadline) == (text, modality, actor, deadline)


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen lagar lampor.",
        "En skada är värre.",
        "Skaparen av verket.",
        "De får ljus.",
        "Ett behov finns.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert read(text) is None


def test_items_and_notes_count_but_rows_do_not() -> None:
    assert read("Allt ska lagas", Kind.ITEM) is not None
    assert read("1 Allt ska lagas.", Kind.FOOTNOTE) is not None
    assert read("Det som ska lagas 1 2", Kind.ROW) is None


def test_id_is_the_same_for_the_same_text_and_page() -> None:
    first = requirements_of(PLAN, [a_sentence(1, "Allt ska lagas.")])[0]
    again = requirements_of(PLAN, [a_sentence(7, "Allt ska lagas.")])[0]
    other = requirements_of(PLAN, [a_sentence(1, "Allt ska lagas.", page=2)])[0]
    assert first.id == again.id != other.id
    assert (other.places[0].page, other.places[0].quote, other.section) == (2, "Allt ska lagas.", ("Mål",))


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("inom 48 timmar", "inom 48 timmar"),
        ("vart tredje år", ""),
        ("varttredje år", "varttredje år"),
        ("varje år och inom 3 dygn", "varje år"),
        ("i 48 timmar", ""),
        ("till 2030", "till 2030"),
        ("till 1990", ""),
    ],
)
def test_deadline(text: str, deadline: str) -> None:
    assert deadline_of(text) == deadline


@pytest.mark.official
@pytest.mark.parametrize("stem", OFFICIAL)
def test_recount(from_text: Mapping[str, Document], stem: str) -> None:
    """Nothing that binds is missing, nothing that doesn't is there; each with its place and section."""
    document = from_text[stem]
    running = [s for s in document.sentences if s.kind is not Kind.ROW]
    wanted = [(s.text, s.page, s.section) for s in running if BINDING.search(s.text)]
    got = [(r.text, r.places[0].page, r.section) for r in document.records.requirements]
    assert [row for row in wanted if row not in got] == []
    extra = [text for text, page, section in got if (text, page, section) not in wanted]
    assert all(re.search(r"\bfår (?:ej|aldrig|endast|bara)\b", text) for text in extra)


@pytest.mark.official
def test_no_binding_verb_is_lost_on_the_way(strategy: Document) -> None:
    """Counted in the page as it is and in the register's sentences, headings and notes beside it."""
    for number, page in enumerate(raw_pages(STRATEGY), start=1):
        words = [
            w.text.casefold().strip("”.,:;()") for b in strategy.blocks for w in b.words if w.page == number
        ]
        for verb in ("ska", "skall", "bör", "måste", "behöver"):
            printed = len(re.findall(rf"(?<![\w-]){verb}(?![\w-])", comparable(page), re.IGNORECASE))
            assert words.count(verb) == printed, (number, verb)


@pytest.mark.official
def test_ids_of_requirements_are_their_own(strategy: Document) -> None:
    found = [r.id for r in strategy.records.requirements]
    assert len(set(found)) == len(found) > 250


@pytest.mark.official
@pytest.mark.parametrize(
    ("page", "phrase", "modality", "actor", "deadline"),
    [
        (28, "Sanering av klotter", Modality.MUST, "", "inom 48 timmar"),
        (48, "Introduktionsutbildningen", Modality.MUST, "", "minst vartannat år"),
        (28, "inte medverka i eller stödja", Modality.MUST, "Norrtälje kommun", ""),
        (50, "skyddsvärda informationstillgångar måste", Modality.REQUIRED, "Varje medarbetare", ""),
        (51, "Undantag från denna regel", Modality.MUST, "säkerhetschefen", ""),
        (51, "Allvarlig misskötsel", Modality.MUST, "", "omgående"),
        (8, "Sveriges tryggaste kommun senast", Modality.MUST, None, "senast år 2030"),
        (7, "stödja de regionala aktörerna", Modality.MUST, "Länsstyrelsen", ""),
        (63, "skapa en egen krishanteringsförmåga", Modality.SHOULD, "Kommunens invånare", ""),
        (62, "bidra till goda beslutsunderlag", Modality.MUST, "Nämnder och bolagsstyrelser", ""),
        (57, "Alla medarbetare i kommunkoncernen", Modality.MUST, "Alla medarbetare", ""),
        (5, "branschorganisationer och företag", Modality.REQUIRED, None, ""),
    ],
)
def test_known_requirements(
    strategy: Document, page: int, phrase: str, modality: Modality, actor: str | None, deadline: str
) -> None:
    found = [r for r in strategy.records.requirements if phrase in r.text and r.places[0].page == page]
    assert [(r.modality, r.deadline) for r in found] == [(modality, deadline)]
    if actor is not None:
        assert found[0].actor == actor


@pytest.mark.official
def test_an_actor_is_named_in_its_sentence(strategy: Document) -> None:
    for requirement in strategy.records.requirements:
        assert requirement.actor in requirement.text
        assert requirement.deadline in requirement.text


@pytest.mark.official
def test_an_actor_is_somebody(strategy: Document) -> None:
    actors = {r.actor for r in strategy.records.requirements}
    assert {
        a for a in actors if re.match(r"(?:Inom|Vid|I|För|Av|Hos)\b", a) or a.casefold() == "kommunens"
    } == set()
