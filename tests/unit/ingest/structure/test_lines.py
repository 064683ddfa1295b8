"""Printed lines: page furniture dropped, words joined, footnote digits lifted out."""

import pytest

from corpus.model import Word
from ingest.structure.layout import ReadingSettings
from ingest.structure.lines import BULLET, JOINT, Marks, PrintedLine, glued_numbers, printed_lines, words_of
from tests.fakes import a_source

SETTINGS = ReadingSettings()


def lines(*texts: str, page: int = 1) -> list[PrintedLine]:
    return [PrintedLine(page, text) for text in texts]


def read(*texts: str, marks: Marks = Marks()) -> str:  # noqa: B008 - frozen
    return " ".join(word.text for word in words_of(lines(*texts), marks) if word.text)


def kept(*pages: str) -> list[list[str]]:
    return [[line.text for line in page] for page in printed_lines(a_source(*pages), SETTINGS)]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (("sam-", "verkan"), "samverkan"),
        (("trygghets-", "och säkerhet"), "trygghets- och säkerhet"),
        (("mark-", "eller vatten"), "mark- eller vatten"),
        (("2021-", "2025"), "2021-2025"),
        (("år 2021–", "2025"), "år 2021– 2025"),
        (("IT-", "avdelning"), "IT-avdelning"),
        (("Covid19-", "vaccin"), "Covid19-vaccin"),
        (("mjuk\u00ad", "vara"), "mjukvara"),
        (("halv\u2010", "lista"), "halvlista"),
        (("ett -", "två"), "ett - två"),
        (("sam-", ""), "sam-"),
    ],
)
def test_line_breaks(broken: tuple[str, str], whole: str) -> None:
    assert read(*broken) == whole


def test_raw_is_as_the_page_with_the_hyphen_joined() -> None:
    assert words_of(lines("sam-", "verkan nu")) == (Word("samverkan", "samverkan", 1), Word("nu", "nu", 1))


def test_hyphen_over_a_page_break_is_doubtful_on_both_pages() -> None:
    words = words_of([PrintedLine(1, "i sam-"), PrintedLine(2, "verkan nu")])
    assert [(w.text, w.raw, w.page) for w in words] == [
        ("i", "i", 1),
        ("samverkan", f"{JOINT}sam-", 1),
        ("", f"{JOINT}verkan", 2),
        ("nu", "nu", 2),
    ]


@pytest.mark.parametrize(
    ("line", "rest"), [(PrintedLine(1, "sam-", gap=True), "verkan"), (PrintedLine(1, "EU-"), "rätt")]
)
def test_hyphen_that_may_be_true_is_doubtful(line: PrintedLine, rest: str) -> None:
    assert words_of([line, PrintedLine(1, rest)])[0].raw.startswith(JOINT)


@pytest.mark.parametrize(
    ("line", "rest", "word"),
    [
        (PrintedLine(1, "tung-", hard=True), "trafik", Word("tungtrafik", "tung- trafik", 1)),
        (PrintedLine(1, "EU-", hard=True), "rätt", Word("EU-rätt", "EU- rätt", 1)),
        (PrintedLine(1, "2021-"), "2023", Word("2021-2023", "2021- 2023", 1)),
    ],
)
def test_hyphen_that_the_page_shows_is_quoted_as_printed(line: PrintedLine, rest: str, word: Word) -> None:
    assert words_of([line, PrintedLine(1, rest)]) == (word,)


@pytest.mark.parametrize(
    ("token", "text", "note"),
    [
        ("invånare13", "invånare", "13"),
        ("invånare13.", "invånare.", "13"),
        ("(RKS)13.", "(RKS).", "13"),
        ("ord”13", "ord”", "13"),
        ("LOV3-område13", "LOV3-område", "13"),
        ("invånare14", "invånare14", ""),
        ("SSF200", "SSF200", ""),
        ("A13", "A13", ""),
        ("13", "13", ""),
        ("2013", "2013", ""),
    ],
)
def test_note_numbers_are_lifted_only_when_the_page_has_them(token: str, text: str, note: str) -> None:
    word = words_of(lines(token), Marks(glued=frozenset({"13"})))[0]
    assert (word.text, word.raw, word.note) == (text, token, note)


def test_loose_marks_take_long_lower_case_words_only() -> None:
    marks = Marks(loose=True)
    assert read("anställning2 nr2 COVID19 Föreskrift3", marks=marks) == "anställning nr2 COVID19 Föreskrift"


def test_a_row_of_numbers_after_a_mark() -> None:
    marks = Marks(glued=frozenset({"6"}), lone=frozenset({"7", "8"}))
    words = words_of(lines("funktionerna6 7 8. Nästa"), marks)
    assert [word.note for word in words] == ["6", "7", "8", ""]
    assert " ".join(w.text for w in words if w.text).replace(" .", ".") == "funktionerna. Nästa"
    assert [word.raw for word in words] == ["funktionerna6", "7", "8.", "Nästa"]


@pytest.mark.parametrize("text", ["årskurs 7 och 9", "i 26 kommuner", "inom 48 timmar"])
def test_numbers_of_the_text_stay(text: str) -> None:
    assert read(text, marks=Marks(glued=frozenset({"7", "9", "26", "48"}))) == text


def test_combining_signs_are_out_of_the_reading_but_in_the_quote() -> None:
    assert words_of(lines("ocksa\u030a\u030a"))[0] == Word("ocksa", "ocksa\u030a\u030a", 1)


def test_page_numbers_are_dropped_at_the_edges_only() -> None:
    assert kept("1\nText ett\n1\nslut", "Text två\nSida 2 av 3", "sid 3\nText 3\n14") == [
        ["Text ett", "1", "slut"],
        ["Text två"],
        ["Text 3", "14"],
    ]


def test_running_headers_are_dropped() -> None:
    pages = [f"Min kommun\nPlan för ljus\nText nummer {n} är här\nslut {n}" for n in range(4)]
    assert kept(*pages)[2] == ["Text nummer 2 är här", "slut 2"]
    assert kept(*pages[:2])[1][0] == "Min kommun"


def test_links_alone_are_dropped_and_spaces_folded() -> None:
    assert kept("Se  webben: \nhttps://a.se/b\nhttps://a.se är bra") == [
        ["Se webben:", "https://a.se är bra"]
    ]


def test_gap_tells_of_a_blank_line() -> None:
    page = printed_lines(a_source("ett\n\ntvå\ntre"), SETTINGS)[0]
    assert [line.gap for line in page] == [True, False, False]


def test_space_after_a_hyphen_is_a_sign_only_where_lines_end_in_spaces() -> None:
    spaced = printed_lines(a_source("sam- \nhus och \nrum"), SETTINGS)[0]
    bare = printed_lines(a_source("sam- \nhus och\nrum"), SETTINGS)[0]
    assert (spaced[0].hard, bare[0].hard) == (True, False)


def test_glued_numbers() -> None:
    assert glued_numbers(lines("invånare13 11,7 6", "A4 x2 (RKS)4. 2030")) == {"13", "4"}


@pytest.mark.parametrize("sign", "•▪◦●○‣·\uf0b7\uf0a7\u2010–-*")
def test_bullets(sign: str) -> None:
    assert BULLET.sub("", f"{sign} punkt") == "punkt"
    assert not BULLET.match(f"{sign}punkt")
