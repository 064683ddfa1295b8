"""Section paths: chapters, the skeleton that returns, and what nests below it."""

from collections import Counter

import pytest

from corpus.model import Document, Kind, Word
from ingest.structure.blocks import RawBlock
from ingest.structure.layout import reading_settings
from ingest.structure.outline import text_of, with_sections
from tests.fakes import NORRTALJE

SETTINGS = reading_settings(NORRTALJE.reading())
CHAPTERS = (
    "Fokusområde 1 – Förebygga brott",
    "Skapa trygga och säkra utemiljöer",
    "Trygghet för barn och unga",
    "Förebygga och avhjälpa olyckor",
    "Systematiskt säkerhetsarbete",
    "Motståndskraft och krishanteringsförmåga",
)
FIRST_PAGES = (18, 24, 31, 38, 43, 53)
ORDER = {
    0: ("Målkonflikter", "Uppföljning", "Styrdokument"),
    1: ("Målkonflikter", "Styrdokument", "Uppföljning"),
}


def raw(text: str, kind: Kind = Kind.PARAGRAPH, page: int = 1, level: int = 0) -> RawBlock:
    return RawBlock(kind, tuple(Word(word, word, page) for word in text.split()), level)


def head(text: str, page: int = 1, level: int = 0) -> RawBlock:
    return raw(text, Kind.HEADING, page, level)


def paths(blocks: list[RawBlock], marked: bool = False) -> list[str]:
    return [" > ".join(b.section) for b in with_sections(blocks, marked, SETTINGS) if b.kind is Kind.HEADING]


def test_marked_levels_are_taken_as_they_are() -> None:
    blocks = [
        head("Plan", level=1),
        head("Mål", level=2),
        raw("Text."),
        head("Medel", level=2),
        head("Ny", level=1),
    ]
    assert paths(blocks, marked=True) == ["Plan", "Plan > Mål", "Plan > Medel", "Ny"]


def test_marked_level_that_is_skipped() -> None:
    assert paths([head("A", level=1), head("B", level=3), head("C", level=2)], marked=True) == [
        "A",
        "A > B",
        "A > C",
    ]


@pytest.mark.parametrize(
    "chapter", ["1 Syfte", "12 Mål", "Bilaga 2", "Kapitel 3 Ljus", "Fokusområde 1 – Ljus"]
)
def test_chapters_by_their_name(chapter: str) -> None:
    assert paths([head(chapter), raw("Text."), head("Lampor"), raw("Text.")]) == [
        chapter,
        f"{chapter} > Lampor",
    ]


def test_a_heading_alone_on_its_page_is_a_chapter() -> None:
    blocks = [
        raw("Text."),
        head("Ljus", 2),
        head("Mål", 3),
        raw("Text.", page=3),
        head("Snö", 4),
        head("Mål", 5),
    ]
    assert paths([*blocks, raw("Text.", page=5)]) == ["Ljus", "Ljus > Mål", "Snö", "Snö > Mål"]


def test_returning_headings_are_the_skeleton_and_hold_the_others() -> None:
    chapters = [
        block
        for number in (1, 2, 3)
        for block in (
            head(f"{number} Område {'ABC'[number - 1]}"),
            head("Bakgrund"),
            raw("Text."),
            head("Åtgärder"),
            raw("Text."),
            head(f"Lampor {'abc'[number - 1]}"),
            raw("Text."),
            head("Uppföljning"),
            raw("Text."),
        )
    ]
    assert paths(chapters)[:5] == [
        "1 Område A",
        "1 Område A > Bakgrund",
        "1 Område A > Åtgärder",
        "1 Område A > Åtgärder > Lampor a",
        "1 Område A > Uppföljning",
    ]


def test_without_chapters_all_headings_stand_side_by_side() -> None:
    assert paths([head("Ljus"), raw("Text."), head("Snö"), raw("Text.")]) == ["Ljus", "Snö"]


def test_text_before_the_first_heading_has_no_section() -> None:
    assert [b.section for b in with_sections([raw("Text."), head("1 Mål")], False, SETTINGS)] == [
        (),
        ("1 Mål",),
    ]


def test_items_have_a_level_and_text_none() -> None:
    blocks = with_sections([raw("Ett", Kind.ITEM), raw("Två.")], False, SETTINGS)
    assert [block.level for block in blocks] == [1, 0]


def test_text_of_leaves_out_what_has_no_reading() -> None:
    assert text_of(RawBlock(Kind.ITEM, (Word("", "•", 1), Word("Fred", "Fred", 1)))) == "Fred"


@pytest.mark.official
def test_appendices(strategy: Document) -> None:
    heads = [block for block in strategy.blocks if block.kind is Kind.HEADING and len(block.section) == 1]
    starts = {block.text: block.page for block in heads}
    assert {name: starts.get(name) for name in CHAPTERS} == dict(zip(CHAPTERS, FIRST_PAGES, strict=True))
    assert [block.text for block in heads if block.page < 18] == [
        "1 Strategins syfte och funktion",
        "2 Trygghets- och säkerhetsstrategins utgångspunkter",
        "3 Norrtälje kommuns mål och ambitionsnivå",
        "4 Styrning, uppföljning och koppling till andra styrdokument",
        "Bilagor",
    ]
    assert heads[-1].text == "Begreppslista"


@pytest.mark.official
@pytest.mark.parametrize("number", range(6))
def test_skeleton_of_each_appendix(strategy: Document, number: int) -> None:
    chapter = CHAPTERS[number]
    second = [
        block.section[1]
        for block in strategy.blocks
        if block.kind is Kind.HEADING and block.section[0] == chapter and len(block.section) == 2
    ]
    assert second[:3] == ["Strategisk inriktning i korthet", "Bakgrund och nuläge", "Önskat läge 2030"]
    if number < 5:
        assert second[3] == "Prioriterade åtgärder"
    ends = [name for name in second if name in {"Målkonflikter", "Uppföljning", "Styrdokument"}]
    assert tuple(ends) == ORDER.get(number, ORDER[0])


@pytest.mark.official
def test_repeated_headings_have_paths_of_their_own(strategy: Document) -> None:
    heads = [block for block in strategy.blocks if block.kind is Kind.HEADING]
    names = Counter(block.text for block in heads)
    assert names["Målkonflikter"] == 7
    assert names["Uppföljning"] == names["Styrdokument"] == 6
    assert [path for path, count in Counter(block.section for block in heads).items() if count > 1] == []


@pytest.mark.official
@pytest.mark.parametrize(
    ("page", "path"),
    [
        (
            14,
            (
                "3 Norrtälje kommuns mål och ambitionsnivå",
                "Nyckeltal, indikatorer och jämförelsemått",
                "Förebygga brott",
            ),
        ),
        (21, (CHAPTERS[0], "Prioriterade åtgärder", "Ordningsvakter")),
        (28, (CHAPTERS[1], "Prioriterade åtgärder", "Klotterbekämpning")),
        (36, (CHAPTERS[2], "Prioriterade åtgärder", "Mini Maria-mottagningen i Norrtälje")),
        (40, (CHAPTERS[3], "Prioriterade åtgärder", "Förebyggande av fallolyckor")),
        (46, (CHAPTERS[4], "Bakgrund och nuläge", "Lagkrav")),
        (56, (CHAPTERS[5], "Bakgrund och nuläge", "Geografiskt områdesansvar")),
    ],
)
def test_deep_paths(strategy: Document, page: int, path: tuple[str, ...]) -> None:
    assert [
        block.page for block in strategy.blocks if block.kind is Kind.HEADING and block.section == path
    ] == [page]
