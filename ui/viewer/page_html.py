"""One page of a document → the HTML of its text: headings, paragraphs, lists, tables, footnotes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from corpus.model import Block, Document, Kind, SectionPath, Statement, Word
from ui.viewer.mark_quote import find
from ui.viewer.marked_text import TextWriter
from ui.viewer.table_html import Row, Tables

_NUMBER = re.compile(r"(\d+|[a-zåäö])[.)]")


@dataclass(frozen=True, slots=True)
class PageHtml:
    """The text of a page; `found` tells whether the quote stands there."""

    path: SectionPath
    html: str
    found: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The words of a block that stand on the page; `cut` where it began on the page before."""

    number: int
    block: Block
    words: tuple[Word, ...]
    cut: bool


def official_page(document: Document, page: int, quote: str) -> PageHtml:
    """A page of the official edition."""
    parts = parts_of(document.blocks, page)
    marked = find(quote, [part.words for part in parts])
    notes = [part for part in parts if part.block.kind is Kind.FOOTNOTE]
    body = [part for part in parts if part.block.kind is not Kind.FOOTNOTE]
    writer = TextWriter(marked, [_number(part) for part in notes])
    tables = Tables(document.records, page)
    out = []
    for kind, run in groupby(body, key=lambda part: part.block.kind):
        out.append(_run(writer, tables, kind, list(run)))
    if notes:
        out.append(_foot(writer, notes))
    return PageHtml(_path(body), "".join(out), bool(marked))


def restated_page(statements: Sequence[Statement], page: int, quote: str) -> PageHtml:
    """The digest's statements that restate a page, under their sections."""
    words = [tuple(Word(text, text, page) for text in each.text.split()) for each in statements]
    marked = find(quote, words)
    writer = TextWriter(marked, ())
    out = []
    numbered = list(enumerate(statements))
    for section, run in groupby(numbered, key=lambda pair: pair[1].section):
        items = "".join(f"<li>{writer.write(words[number], number)}</li>" for number, _ in run)
        head = f"<h2>{escape(' › '.join(section))}</h2>" if section else ""
        out.append(f"{head}<ul>{items}</ul>")
    return PageHtml((), "".join(out), bool(marked))


def parts_of(blocks: Sequence[Block], page: int) -> list[Part]:
    """The blocks of a page, each with its words there."""
    parts: list[Part] = []
    for block in blocks:
        words = tuple(word for word in block.words if word.page == page)
        if any(word.text or word.note for word in words):
            parts.append(Part(len(parts), block, words, block.page < page))
    return parts


def _path(body: Sequence[Part]) -> SectionPath:
    """The headings that the page begins under, its own first heading not among them."""
    if not body:
        return ()
    first = body[0].block
    return first.section[:-1] if first.kind is Kind.HEADING and not body[0].cut else first.section


def _run(writer: TextWriter, tables: Tables, kind: Kind, parts: Sequence[Part]) -> str:
    if kind is Kind.ITEM:
        return _list(writer, parts, min(part.block.level for part in parts))
    if kind is Kind.ROW:
        return tables.write(writer, [Row(part.number, part.words) for part in parts])
    return "".join(_one(writer, part) for part in parts)


def _one(writer: TextWriter, part: Part) -> str:
    text = writer.write(part.words, part.number)
    if part.block.kind is Kind.HEADING:
        rank = min(6, (len(part.block.section) or part.block.level) + 1)
        return f"<h{rank}>{text}</h{rank}>"
    return f'<p class="goes-on">{text}</p>' if part.cut else f"<p>{text}</p>"


def _list(writer: TextWriter, parts: Sequence[Part], level: int) -> str:
    """Items of one level, those further in as lists inside the item before."""
    out: list[str] = []
    deeper: list[Part] = []
    for part in parts:
        if part.block.level > level and out:
            deeper.append(part)
            continue
        if deeper:
            out.append(_list(writer, deeper, min(each.block.level for each in deeper)))
            deeper = []
        if out:
            out.append("</li>")
        out.append(f"<li{_bullet(part)}>{writer.write(part.words, part.number)}")
    if deeper:
        out.append(_list(writer, deeper, min(each.block.level for each in deeper)))
    return f"<ul>{''.join(out)}</li></ul>"


def _bullet(part: Part) -> str:
    if part.cut:
        return ' class="goes-on"'
    return ' class="numbered"' if part.words and _NUMBER.fullmatch(part.words[0].text) else ""


def _foot(writer: TextWriter, notes: Sequence[Part]) -> str:
    items = []
    for part in notes:
        number = escape(_number(part))
        start = 1 if number else 0
        text = writer.write(part.words, part.number, start)
        label = f'<a href="#ref-{number}" aria-label="Tillbaka till fotnot {number} i texten">{number}</a> '
        items.append(f'<li id="not-{number}">{label}{text}</li>' if number else f"<li>{text}</li>")
    return f'<section class="notes" aria-label="Fotnoter"><ul>{"".join(items)}</ul></section>'


def _number(part: Part) -> str:
    """The number that a footnote begins with, "" where it goes on from the page before."""
    first = part.words[0].text
    return first if first.isdigit() else ""
