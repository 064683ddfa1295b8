"""Blocks → sentences with verbatim quotes page by page."""

import pytest

from corpus.model import Block, DocumentId, Kind, Quote, Word
from ingest.structure.lines import JOINT
from ingest.structure.sentences import pieces, quotes_of, sentences_of, split

PLAN = DocumentId("plan")


def words(text: str, page: int = 1) -> tuple[Word, ...]:
    return tuple(Word(token, token, page) for token in text.split())


def block(text: str, kind: Kind = Kind.PARAGRAPH, page: int = 1) -> Block:
    return Block(kind, 0, ("Mål",), words(text, page))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Det är klart. Sedan går vi.", 2),
        ("I bl.a. Norrtälje och t.ex. Rimbo.", 1),
        ("Gator m.m. Kommunen lagar dem.", 1),
        ("Enligt kap. 3 i lagen.", 1),
        ("1. Kommunen ska laga.", 1),
        ("Hur? Så här! Klart.", 3),
        ("Klockan är kl. 12 nu. 2030 är det klart.", 2),
        ("Det kallas ”ljus.” Vi lagar.", 2),
        ("Slut. sedan liten bokstav.", 1),
        ("Ord", 1),
    ],
)
def test_split(text: str, count: int) -> None:
    parts = split(words(text))
    assert len(parts) == count
    assert " ".join(word.raw for part in parts for word in part) == text


def test_a_list_keeps_its_lead_until_a_heading() -> None:
    found = sentences_of(
        PLAN,
        [block("Ett. Vi lagar:"), block("Gator", Kind.ITEM), block("Broar. Även små.", Kind.ITEM),
         block("Ljus", Kind.HEADING), block("Lampor", Kind.ITEM)],
    )  # fmt: skip
    assert [(s.id, s.text, s.lead) for s in found] == [
        ("plan#1", "Ett.", ""),
        ("plan#2", "Vi lagar:", ""),
        ("plan#3", "Gator", "Vi lagar:"),
        ("plan#4", "Broar.", "Vi lagar:"),
        ("plan#5", "Även små.", "Vi lagar:"),
        ("plan#6", "Lampor", ""),
    ]


def test_opens_names_the_headings_right_above_the_first_sentence() -> None:
    heads = [block("Mål", Kind.HEADING), block("Ljus på natten", Kind.HEADING)]
    found = sentences_of(PLAN, [*heads, block("Ett. Två."), block("Tre.")])
    assert [s.opens for s in found] == [("Mål", "Ljus på natten"), (), ()]


def test_quotes_page_by_page() -> None:
    found = sentences_of(PLAN, [Block(Kind.PARAGRAPH, 0, (), (*words("Vi lagar"), *words("alla gator.", 2)))])
    assert found[0].quotes == (Quote(1, "Vi lagar"), Quote(2, "alla gator."))
    assert found[0].page == 1


def test_a_quote_stops_before_a_footnote_digit() -> None:
    noted = (*words("Alla invånare i hela"), Word("länet", "länet13", 1, "13"), *words("bor bra."))
    assert quotes_of(noted) == (Quote(1, "Alla invånare i hela länet"),)
    assert quotes_of(noted, whole=True) == (Quote(1, "Alla invånare i hela länet13 bor bra."),)


def test_a_quote_never_runs_over_a_doubtful_break() -> None:
    doubtful = (*words("Vi"), Word("samverkan", f"{JOINT}samverkan", 1), *words("med alla andra."))
    assert quotes_of(doubtful) == (Quote(1, "med alla andra."),)
    assert quotes_of(doubtful, whole=True) == (Quote(1, "med alla andra."),)


def test_a_quote_leaves_the_bullet_out() -> None:
    assert quotes_of((Word("", "•", 1), *words("Fred i världen"))) == (Quote(1, "Fred i världen"),)


def test_pieces_are_the_words_of_the_sentences_in_order() -> None:
    blocks = [
        block("Mål", Kind.HEADING),
        block("Ett. Två."),
        block("a 1. B 2", Kind.ROW),
        block("1 Not. Ja.", Kind.FOOTNOTE),
    ]
    parts = [" ".join(w.text for w in part) for b in blocks for part in pieces(b)]
    assert parts == [s.text for s in sentences_of(PLAN, blocks)] == ["Ett.", "Två.", "a 1. B 2", "Not. Ja."]


def test_words_without_a_reading_make_no_sentence() -> None:
    assert sentences_of(PLAN, [Block(Kind.PARAGRAPH, 0, (), (Word("", "•", 1),))]) == ()
