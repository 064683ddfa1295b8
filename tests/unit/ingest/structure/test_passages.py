"""Sentences → passages: size, sections, lists with their lead, notes last."""

from itertools import pairwise

from corpus.model import DocumentId, Footnote, Kind, Passage, Sentence
from ingest.structure.layout import ReadingSettings
from ingest.structure.passages import passage_text, passages_of
from tests.fakes import a_sentence

PLAN = DocumentId("plan")
SETTINGS = ReadingSettings(passage_characters=100, passage_most=160)


def cut(sentences: list[Sentence], notes: dict[str, list[Footnote]] | None = None) -> tuple[Passage, ...]:
    return passages_of(PLAN, sentences, notes or {}, SETTINGS)


def plain(count: int, length: int = 40, **place: object) -> list[Sentence]:
    return [a_sentence(n, f"Mening {n} ".ljust(length - 1, "x") + ".", **place) for n in range(1, count + 1)]


def a_list(lead: str, items: list[str], first: int = 1) -> list[Sentence]:
    found = [a_sentence(first, lead)]
    return found + [a_sentence(first + n, text, kind=Kind.ITEM, lead=lead) for n, text in enumerate(items, 1)]


def test_sentences_are_put_together_up_to_the_aim() -> None:
    assert [len(p.sentences) for p in cut(plain(5))] == [2, 2, 1]


def test_a_short_rest_joins_the_last() -> None:
    assert [p.sentences for p in cut([*plain(2), a_sentence(3, "Kort slut.")])] == [
        ("plan#1", "plan#2", "plan#3")
    ]


def test_never_across_sections() -> None:
    found = cut([a_sentence(1, "Ett."), a_sentence(2, "Två.", section=("Medel",)), a_sentence(3, "Tre.")])
    assert [(p.section, p.text) for p in found] == [
        (("Mål",), "Ett."),
        (("Medel",), "Två."),
        (("Mål",), "Tre."),
    ]


def test_a_list_stays_with_its_lead() -> None:
    found = cut([*plain(2), *a_list("Vi lagar:", ["gator " + "x" * 30, "broar " + "y" * 30], first=3)])
    assert [p.sentences for p in found] == [("plan#1", "plan#2"), ("plan#3", "plan#4", "plan#5")]
    assert found[1].text == f"Vi lagar:\n• gator {'x' * 30}\n• broar {'y' * 30}"


def test_a_long_list_repeats_its_lead() -> None:
    found = cut(a_list("Vi lagar:", [f"gata {n} ".ljust(50, "x") for n in range(6)]))
    assert len(found) > 1
    assert all(p.text.startswith("Vi lagar:\n• gata") for p in found)
    assert found[0].text.count("Vi lagar:") == 1
    assert [identity for p in found for identity in p.sentences] == [f"plan#{n}" for n in range(1, 8)]


def test_limits() -> None:
    sentences = [*plain(7, 70), *a_list("Lista:", ["z" * 45] * 9, first=8)]
    for passage in cut(sentences):
        held = [s for s in sentences if s.id in passage.sentences]
        assert sum(len(s.text) + 1 for s in held) <= SETTINGS.passage_most


def test_a_sentence_beyond_the_limit_stays_whole() -> None:
    assert [len(p.text) for p in cut([a_sentence(1, "x" * 500), a_sentence(2, "y" * 90)])] == [500, 90]


def test_pages() -> None:
    found = cut([a_sentence(1, "Ett.", page=3), a_sentence(2, "Två.", page=4)])
    assert [(p.page, p.page_end) for p in found] == [(3, 4)]


def test_headings_above_open_the_text_and_notes_end_it() -> None:
    note = Footnote(PLAN, "7", "SCB 2020", 1)
    found = cut([a_sentence(1, "Ett.", opens=("Mål", "Ljus")), a_sentence(2, "Två.")], {"plan#2": [note]})
    assert found[0].text == "Mål\nLjus\nEtt. Två.\nFotnot 7: SCB 2020"


def test_a_footnote_is_no_running_text() -> None:
    assert [p.text for p in cut([a_sentence(1, "Ett."), a_sentence(2, "1 Not.", kind=Kind.FOOTNOTE)])] == [
        "Ett."
    ]


def test_ids_depend_on_text_section_and_page_alone() -> None:
    one, again = cut(plain(3)), cut(plain(3))
    assert [p.id for p in one] == [p.id for p in again]
    other = cut([a_sentence(9, s.text) for s in plain(3)])
    assert [p.id for p in other] == [p.id for p in one]
    assert cut(plain(3, page=2))[0].id != one[0].id
    assert cut(plain(3, section=("X",)))[0].id != one[0].id
    assert all(a.id != b.id for a, b in pairwise(one))


def test_text_with_rows_and_items() -> None:
    sentences = [
        a_sentence(1, "Så här:"),
        a_sentence(2, "a", kind=Kind.ITEM),
        a_sentence(3, "Rad 1 2", kind=Kind.ROW),
        a_sentence(4, "Sedan."),
        a_sentence(5, "Slut."),
    ]
    assert passage_text(sentences) == "Så här:\n• a\nRad 1 2\nSedan. Slut."


def test_nothing() -> None:
    assert cut([]) == ()
