"""An answer or a whole conversation → a file with its sources: Word or Markdown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.exports.write_answers_docx import Told, answers_docx, notice_lines, source_line
from ui.staff.ask.ask_conversation import Exchange, Talks
from ui.staff.download import DOCX, MARKDOWN

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_PLAIN = str.maketrans("åäöéüÅÄÖÉÜ", "aaoeuAAOEU")
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
NAME = 50
"""Characters of a file's name."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand out."""

    name: str
    content: bytes
    media_type: str


def exported(talks: Talks, answer_id: str, form: str) -> File | None:
    """One answer of the open conversation, or all of it where no id is given; None where there is nothing."""
    one = talks.exchange(answer_id) if answer_id else None
    chosen = (one,) if one else (talks.current.exchanges if talks.current and not answer_id else ())
    if not chosen or talks.current is None:
        return None
    title = one.question if one else talks.current.title
    if form == "docx":
        told = [Told(each.question, each.narrowed, each.answer) for each in chosen]
        return File(f"{_name(title)}.docx", answers_docx(title, told, date.today()), DOCX)
    return File(f"{_name(title)}.md", to_markdown(title, chosen, date.today()).encode("utf-8"), MARKDOWN)


def to_markdown(title: str, exchanges: Sequence[Exchange], day: date) -> str:
    """The same as Markdown; signs that Markdown would take for its own are escaped."""
    lines = [f"# {_plain(title)}", "", f"Sammanställt {day.isoformat()} med Trygghetsassistenten.", ""]
    for each in exchanges:
        lines += [f"## {_plain(each.question)}", ""]
        lines += [f"*Avgränsat till {_plain(each.narrowed)}.*", ""] if each.narrowed else []
        lines += [_plain(each.answer.text), ""]
        lines += ["### Källor", ""] if each.answer.citations else []
        for citation in each.answer.citations:
            quote = [f"  > {_plain(citation.quote)}", ""] if citation.quote else []
            notices = [f"  {_plain(line)}" for line in notice_lines(citation)]
            lines += [f"- {_plain(source_line(citation))}", "", *quote, *notices, *([""] if notices else [])]
    return "\n".join(lines).rstrip() + "\n"


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _name(title: str) -> str:
    """A file name of small letters: "Hur snabbt saneras klotter?" gives "hur-snabbt-saneras-klotter"."""
    name = _NOT_IN_NAMES.sub("-", title.translate(_PLAIN).lower()).strip("-")
    return name[:NAME].rstrip("-") or "svar"
