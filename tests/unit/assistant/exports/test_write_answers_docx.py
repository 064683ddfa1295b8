"""The Word file of answers: questions, answers, quotes and where they stand; nothing that breaks the format."""

from datetime import date
from io import BytesIO

import docx

from assistant.exports.write_answers_docx import Told, answers_docx, notice_lines, source_line
from assistant.model import Answer, AnswerStatus
from tests.integration.ui.fakes import QUOTE, citation

ANSWERED = Answer("a", AnswerStatus.ANSWERED, "sv", "Skräp plockas upp. [1]\n\nVarje dag.", (citation(),))


def texts(content: bytes) -> list[tuple[str, str]]:
    read = docx.Document(BytesIO(content))
    return [(paragraph.style.name, paragraph.text) for paragraph in read.paragraphs]


def test_question_answer_and_source() -> None:
    told = [
        Told("Hur ofta plockas skräp?", "Plan för rena platser", ANSWERED),
        Told("Och sen?", "", ANSWERED),
    ]
    written = texts(answers_docx("Om skräp", told, date(2026, 11, 24)))
    assert written[0] == ("Title", "Om skräp")
    assert [text for style, text in written if style == "Heading 1"] == [
        "Hur ofta plockas skräp?",
        "Och sen?",
    ]
    lines = [text for _, text in written]
    assert lines.count("Avgränsat till Plan för rena platser.") == 1
    assert f"«{QUOTE}»" in lines
    assert "Varje dag." in lines
    assert "Obs! Lagen är ersatt. (SFS, 2024-01-01)" in lines


def test_signs_that_no_document_holds_are_left_out() -> None:
    odd = Told("Vad\x00 sa\x0b\ud800 hon?", "", ANSWERED)
    assert "Vad sa hon?" in [text for _, text in texts(answers_docx("x\x01", [odd], date(2026, 1, 1)))]


def test_a_sources_line() -> None:
    assert source_line(citation()) == (
        "[1] Plan för rena platser, KS 2021-1, s. 2, Rena platser › Skräp (gäller, kommunens eget dokument)"
    )
    assert notice_lines(citation()) == ("Obs! Lagen är ersatt. (SFS, 2024-01-01)",)
