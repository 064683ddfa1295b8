"""Markdown → one line for each heading, paragraph, list item and table row; the door to markdown-it.

Front matter (between two lines of "---") is metadata: its `title:` or `titel:` names the document.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.errors import CorruptDocument
from ingest.files.read_html import html_lines
from ingest.files.read_lines import Content, decode, one_line, tidy
from ingest.files.source import Line

FRONT = re.compile(r"---[ ]*\n(.*?\n)??---[ ]*(?:\n|\Z)", re.DOTALL)
TITLE = re.compile(r"""^tit(?:le|el):[ \t]*(["']?)(.*?)\1[ \t]*$""", re.MULTILINE | re.IGNORECASE)
# "[^1]: BRÅ" is a link definition to plain CommonMark, which would swallow the note.
NOTE = re.compile(r"^([ ]{0,3})\[\^", re.MULTILINE)


def read_markdown(name: str, data: bytes) -> Content:
    """One page of marked lines; lists lose their bullets and numbers, links their addresses."""
    text = tidy(decode(name, data))
    front = FRONT.match(text)
    title = TITLE.search(front[0]) if front else None
    body = text[front.end() :] if front else text
    try:
        tokens = MarkdownIt("commonmark").enable("table").parse(NOTE.sub(r"\1\\[^", body))
        lines = tuple(_lines(tokens))
    except (RecursionError, LookupError, ValueError) as error:
        raise CorruptDocument(name) from error
    return Content((lines,), marked=True, title=one_line(title[2]) if title else "")


def _lines(tokens: Sequence[Token]) -> list[Line]:
    """The lines of a flat token list, where "_open" and "_close" tokens surround inline text."""
    lines: list[Line] = []
    heading, item = 0, False
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "heading_open":
                heading = int(token.tag[1:])
            case "heading_close":
                heading = 0
            case "list_item_open" | "list_item_close":
                item = token.nesting == 1
            case "tr_open":
                row = []
            case "tr_close":
                lines.append(Line(" | ".join(row) if row and any(row) else "", row=True))
                row = None
            case "inline" if row is not None:
                row.append(_text(token))
            case "inline":
                lines.append(Line(_text(token), heading=heading, item=item and not heading))
                item = False  # only the first paragraph of an item is the item
            case "fence" | "code_block":
                lines.extend(Line(one_line(line)) for line in token.content.split("\n"))
            case "html_block":
                lines.extend(html_lines(token.content))
    return [line for line in lines if line.text]


def _text(inline: Token) -> str:
    """The words of inline Markdown: "**Ring** [oss](tel:1)" -> "Ring oss"."""
    breaks = ("softbreak", "hardbreak")
    children = inline.children or []
    return one_line(
        "".join(
            " " if child.type in breaks or child.content.lower().startswith("<br") else child.content
            for child in children
            if child.type != "html_inline" or child.content.lower().startswith("<br")
        )
    )
