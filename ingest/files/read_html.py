"""HTML → one line for each heading, paragraph, list item and table row; the door to Beautiful Soup.

Keeps the main text: what the page says, not how one finds one's way about it.
"""

import warnings
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement
from bs4.exceptions import ParserRejectedMarkup

from ingest.errors import CorruptDocument
from ingest.files.read_lines import Content, decode, one_line
from ingest.files.source import Line

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset((
    *HEADINGS, "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "html", "legend", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
))  # fmt: skip
"""Elements that begin and end a line."""
NOT_TEXT = (
    "script", "style", "noscript", "template", "nav", "svg", "math", "iframe", "object", "button", "select",
    "textarea", "head", "[hidden]", "[style*='display:none']", "[style*='display: none']",
)  # fmt: skip
MAIN = ("main", "[role=main]", "article")


class Place(NamedTuple):
    """The nearest elements around a piece of text."""

    block: Tag
    heading: Tag | None = None
    item: Tag | None = None
    row: Tag | None = None

    def within(self, tag: Tag) -> "Place":
        """The place of what stands in this element, which itself stands here."""
        return Place(
            tag if tag.name in BLOCKS else self.block,
            tag if tag.name in HEADINGS else self.heading,
            tag if tag.name == "li" else self.item,
            tag if tag.name == "tr" else self.row,
        )


def read_html(name: str, data: bytes) -> Content:
    """One page of marked lines; list items lose their bullets and numbers, links their addresses."""
    text = decode(name, data)
    try:
        soup = _parse(text)
        title = one_line(soup.title.get_text()) if soup.title else ""
        lines = tuple(_lines(_main_text(soup)))
    except (ParserRejectedMarkup, RecursionError, LookupError, ValueError) as error:
        raise CorruptDocument(name) from error
    return Content((lines,), marked=True, title=title)


def html_lines(fragment: str) -> tuple[Line, ...]:
    """The lines of a piece of HTML: "<p>Ring <b>112</b></p>" -> (Line("Ring 112"),)."""
    return tuple(_lines(_main_text(_parse(fragment))))


def _parse(text: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read well enough as HTML
        return BeautifulSoup(text, "html.parser")


def _main_text(soup: BeautifulSoup) -> Tag:
    """The element that holds the page's own text, what isn't text removed from it."""
    for tag in soup.select(", ".join(NOT_TEXT)):
        tag.decompose()
    for tag in soup.find_all(("header", "footer")):
        if not tag.find_parent(("main", "article")):  # an article's header holds its heading
            tag.decompose()
    for tag in soup.find_all("form"):
        if not tag.select_one(", ".join((*MAIN, "h1"))):  # some systems wrap the whole page in a form
            tag.decompose()
    for tag in soup.find_all(("br", "hr")):
        tag.replace_with("\n")
    return next((found for mark in MAIN[:2] if (found := soup.select_one(mark))), soup.body or soup)


def _lines(root: Tag) -> Iterator[Line]:
    """Lines in reading order; a table row comes whole where its first word does."""
    rows, done = _rows(root), set[int]()
    for place, text in _runs(root):
        if place.row is not None and id(place.row) in rows:
            if id(place.row) not in done:
                yield Line(" | ".join(_flat(cell) for cell in _cells(place.row)), row=True)
            done.add(id(place.row))
        elif place.heading is not None:
            yield Line(text, heading=int(place.heading.name[1]))
        else:
            yield Line(text, item=place.item is not None and id(place.item) not in done)
            done.add(id(place.item))


def _rows(root: Tag) -> set[int]:
    """Rows of real tables, by `id()`; one column, or a table in a table, is layout: paragraphs."""
    tables = [table for table in root.find_all("table") if not table.find("table")]
    rows = [table.find_all("tr") for table in tables]
    return {id(row) for group in rows if any(len(_cells(row)) > 1 for row in group) for row in group}


def _cells(row: Tag) -> list[Tag]:
    return list(row.find_all(("td", "th"), recursive=False))


def _flat(cell: Tag) -> str:
    return " ".join(text for _, text in _runs(cell))


def _runs(root: Tag) -> Iterator[tuple[Place, str]]:
    """Each block's text in one piece, without the text of blocks inside it, which cut it in two."""
    current, parts = Place(root), list[str]()
    waiting: list[tuple[PageElement, Place]] = [(root, current)]
    while waiting:  # not by recursion: unclosed tags nest thousands deep
        node, place = waiting.pop()
        if isinstance(node, Tag):
            inside = place.within(node)
            waiting.extend((child, inside) for child in reversed(node.contents))
        elif type(node) is NavigableString:  # not comments, doctype
            if place.block is not current.block:
                if text := one_line("".join(parts)):
                    yield current, text
                current, parts = place, []
            parts.append(node)
    if text := one_line("".join(parts)):
        yield current, text
