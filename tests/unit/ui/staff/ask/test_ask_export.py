"""Exports of answers and conversations: names, Markdown that can't be broken, nothing where there is nothing."""

from dataclasses import replace
from datetime import date

from tests.unit.ui.staff.ask.test_ask_conversation import ANSWER, EXCHANGE
from ui.staff.ask.ask_conversation import Exchange, Talks
from ui.staff.ask.ask_export import exported, to_markdown


def test_one_answer_or_the_whole() -> None:
    other = Exchange("Vad gäller på ön?", replace(ANSWER, id="svar-2"))
    talks = Talks().said(EXCHANGE).said(other)
    one, whole = exported(talks, "svar-2", "md"), exported(talks, "", "md")
    assert one is not None
    assert whole is not None
    assert one.name == "vad-galler-pa-on.md"
    assert EXCHANGE.question not in one.content.decode()
    assert whole.content.decode().count("\n## ") == 2
    word = exported(talks, "", "docx")
    assert word is not None
    assert word.content.startswith(b"PK")


def test_nothing_to_save() -> None:
    assert exported(Talks(), "", "docx") is None
    assert exported(Talks().said(EXCHANGE), "okänt", "docx") is None


def test_markdowns_own_signs_are_escaped() -> None:
    asked = Exchange("# Är [detta](javascript:x) <b>fet</b>?", ANSWER)
    text = to_markdown("*Titel*", (asked,), date(2026, 11, 24))
    assert text.startswith("# \\*Titel\\*\n")
    assert "## \\# Är \\[detta\\](javascript:x) \\<b\\>fet\\</b\\>?" in text
