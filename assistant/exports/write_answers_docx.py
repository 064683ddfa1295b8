"""Questions and answers → a Word file: the question as heading, the answer, the quotes and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from assistant.checklists.wording import EDITIONS, writable
from assistant.model import Answer, Citation

_LANGUAGE = "sv-SE"


@dataclass(frozen=True, slots=True)
class Told:
    """One question as it was asked, what it was narrowed to ("" for nothing), and its answer."""

    question: str
    narrowed: str
    answer: Answer


def answers_docx(title: str, told: Sequence[Told], day: date) -> bytes:
    """The answers with their sources as a Word file, standing A4, in Swedish."""
    document = docx.Document()
    _prepare(document, title)
    _write(document.add_heading(level=0), title)
    _write(document.add_paragraph(), f"Sammanställt {day.isoformat()} med Trygghetsassistenten.")
    for each in told:
        _write(document.add_heading(level=1), each.question)
        if each.narrowed:
            _write(document.add_paragraph(), f"Avgränsat till {each.narrowed}.").italic = True
        for line in each.answer.text.splitlines():
            if line.strip():
                _write(document.add_paragraph(), line)
        if each.answer.citations:
            _write(document.add_heading(level=2), "Källor")
        for citation in each.answer.citations:
            _source(document, citation)
    _footer(document, title)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def source_line(citation: Citation) -> str:
    """Where a quote stands, in one line: marker, title, number, page, headings, status and edition."""
    facts = (citation.title, citation.dnr, f"s. {citation.page}", " › ".join(citation.section))
    about = (citation.status.value, EDITIONS.get(citation.edition.value, ""))
    return f"[{citation.marker}] {', '.join(f for f in facts if f)} ({', '.join(a for a in about if a)})"


def notice_lines(citation: Citation) -> tuple[str, ...]:
    """What time has changed of a source, a line for each."""
    return tuple(
        f"Obs! {notice.text}"
        + (f" ({', '.join(known)})" if (known := _about(notice.source, notice.date)) else "")
        for notice in citation.notices
    )


def _about(*facts: str) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)


def _prepare(document: Document, title: str) -> None:
    """Page, fonts, language and the file's own properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    for name, size in (("Normal", 11), ("Title", 20), ("Heading 1", 14), ("Heading 2", 11)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), RGBColor(0, 0, 0)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    properties = document.core_properties
    properties.title, properties.language = writable(title)[:250], _LANGUAGE
    properties.author, properties.last_modified_by, properties.comments = "Trygghetsassistenten", "", ""


def _source(document: Document, citation: Citation) -> None:
    _write(document.add_paragraph(), source_line(citation)).bold = True
    if citation.quote:
        quoted = document.add_paragraph()
        quoted.paragraph_format.left_indent = Mm(8)
        _write(quoted, f"«{citation.quote}»")
    for line in notice_lines(citation):
        _write(document.add_paragraph(), line)


def _footer(document: Document, title: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    _write(paragraph, f"{title} · Sida ")
    for name, between in (("PAGE", " av "), ("NUMPAGES", "")):
        field = f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(field))
        _write(paragraph, between)


def _write(paragraph: Paragraph, text: str) -> Run:
    return paragraph.add_run(writable(text))
