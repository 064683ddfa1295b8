"""Lines → blocks, on small made pages; the full width of a line is about 60 characters."""

import pytest

from corpus.model import Kind
from ingest.files.source import Line, Source
from ingest.structure.blocks import blocks_of
from ingest.structure.layout import ReadingSettings
from ingest.structure.outline import text_of
from tests.fakes import a_source

FULL = "Kommunen arbetar varje dag med ljus, gator och torg i staden"
"""A line of full width."""
SETTINGS = ReadingSettings()
H, P, I, R = Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.ROW  # noqa: E741


def read(*pages: str) -> list[tuple[Kind, str]]:
    return [(block.kind, text_of(block)) for block in blocks_of(a_source(*pages), SETTINGS)[0]]


def kinds(*pages: str) -> str:
    return "".join(kind.value[0] for kind, _ in read(*pages))


def test_a_heading_and_a_paragraph_over_lines() -> None:
    assert read(f"Belysning\n{FULL} och\n{FULL} där det\nbehövs.") == [
        (H, "Belysning"),
        (P, f"{FULL} och {FULL} där det behövs."),
    ]


def test_a_line_that_broke_early_ends_its_paragraph() -> None:
    assert kinds(f"Belysning\n{FULL} och\nsedan är det slut.\n{FULL} och\nsedan är det slut.") == "hpp"


def test_a_heading_may_wrap() -> None:
    blocks = read(
        f"{FULL} nu.\nDetta kan våra invånare göra i det\nbrottsförebyggande arbetet\n{FULL} och\nmer."
    )
    assert blocks[1] == (H, "Detta kan våra invånare göra i det brottsförebyggande arbetet")


@pytest.mark.parametrize(
    "line", ["Kort rad.", "med liten bokstav", "Uppräkning:", "Ort,", "OBS: viktigt", "12"]
)
def test_what_is_no_heading(line: str) -> None:
    assert H not in [kind for kind, _ in read(f"{FULL} nu.\n{line}\n{FULL} och\nmer text.")]


def test_a_full_line_that_goes_on_is_no_heading() -> None:
    assert kinds(f"{FULL} som\n{FULL} och\nmer.") == "p"


def test_items_with_wrapped_lines() -> None:
    assert read(f"{FULL} med:\n• {FULL}\noch torg.\n• Vägar\n• Broar\n{FULL} och\nmer.") == [
        (P, f"{FULL} med:"),
        (I, f"{FULL} och torg."),
        (I, "Vägar"),
        (I, "Broar"),
        (P, f"{FULL} och mer."),
    ]


def test_a_list_and_a_sentence_over_a_page_break() -> None:
    assert read(f"{FULL} med:\n• Vägar", f"2\n• Broar som\nkommunen äger\n{FULL} och", "mer text.")[1:] == [
        (I, "Vägar"),
        (I, "Broar som kommunen äger"),
        (P, f"{FULL} och mer text."),
    ]


def test_numbered_items_after_an_ended_text() -> None:
    assert kinds(f"{FULL} så:\n1. Ring växeln.\n2. Säg var du är.\n{FULL} nu.") == "piip"


def test_bullet_is_in_the_raw_words_but_not_in_the_reading() -> None:
    item = blocks_of(a_source(f"{FULL}:\n\uf0b7 Vägar"), SETTINGS)[0][1]
    assert [(word.text, word.raw) for word in item.words] == [("", "\uf0b7"), ("Vägar", "Vägar")]


def test_a_table_row_knows_its_years() -> None:
    blocks, _ = blocks_of(
        a_source("Ljus\nNyckeltal/Indikator Nuläge 2021 Önskat läge 2027\nTrasiga lampor 3,5 1\nMer text."),
        SETTINGS,
    )
    assert [(block.kind, block.years) for block in blocks] == [
        (H, (0, 0)),
        (R, (0, 0)),
        (R, (2021, 2027)),
        (P, (0, 0)),
    ]


def test_marked_lines_are_blocks_as_they_are() -> None:
    page = (
        Line("Plan", heading=1),
        Line("Mål", heading=2),
        Line("Text."),
        Line("Ett", item=True),
        Line("A | B", row=True),
    )
    blocks, feet = blocks_of(
        Source("plan", "plan.md", (page, (Line("  "), Line("Slut."))), True, "sha256:0"), SETTINGS
    )
    assert [(b.kind, text_of(b), b.level, b.words[0].page) for b in blocks] == [
        (H, "Plan", 1, 1),
        (H, "Mål", 2, 1),
        (P, "Text.", 0, 1),
        (I, "Ett", 0, 1),
        (R, "A | B", 0, 1),
        (P, "Slut.", 0, 2),
    ]
    assert feet == []


@pytest.mark.parametrize(
    "pages", [("",), ("12",), ("a",), ("• ",), ("• a",), ("-",), ("1 2 3\n\n4",), ("A\n" * 50,)]
)
def test_odd_pages_do_not_break_it(pages: tuple[str, ...]) -> None:
    for blocks in (
        blocks_of(a_source(*pages), SETTINGS)[0],
        blocks_of(a_source(*pages, *pages), SETTINGS)[0],
    ):
        assert all(block.words for block in blocks)
