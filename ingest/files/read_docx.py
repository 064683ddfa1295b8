"""DOCX → one line a heading, paragraph, list item or table row, page by page; the door to python-docx.

Walks the body itself: `iter_inner_content()` leaves out content controls, which municipal templates are full
of, and `paragraph.text` leaves out tracked insertions. Pages are those of the last time that Word laid the
document out. Footnotes, headers and footers are left out.
"""

import io
from collections.abc import Iterator
from enum import Enum
from itertools import takewhile
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from ingest.errors import CorruptDocument, EncryptedDocument, UnknownFormat
from ingest.files.read_kind import OLE, kind_of
from ingest.files.read_lines import Content, one_line
from ingest.files.read_styles import VALUE, Styles
from ingest.files.read_zip import check_zip
from ingest.files.source import Line

PARAGRAPH, TABLE, ROW, CELL, RUN = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r"))
AROUND_BLOCKS = frozenset(qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
INLINE = ("r", "hyperlink", "smartTag", "fldSimple", "dir", "bdo")
AROUND_TEXT = AROUND_BLOCKS | {qn(f"w:{name}") for name in INLINE}
"""What is not here hides its text: deletions, field codes, properties, drawings."""
SIGNS = {qn("w:tab"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds a DOCX with a password (MS-OFFCRYPTO 2.3.4.4)."""
BROKEN = (
    OpcError, AssertionError, AttributeError, LookupError, OSError, RecursionError, SyntaxError, TypeError,
    ValueError,
)  # fmt: skip
"""What python-docx and lxml (whose XMLSyntaxError is a SyntaxError) let out on broken files."""


class Break(Enum):
    """A page break: one that the author put there, or the trace of one where Word last laid the text out."""

    PUT = "put"
    LAID = "laid"


class Pages:
    """Lines as they come, turned into pages; a break that was put leaves a trace too but counts once."""

    def __init__(self) -> None:
        self.pages: list[list[Line]] = [[]]
        self._awaits_trace = False

    def add(self, line: Line) -> None:
        """Put a line on the current page, unless it is blank."""
        if line.text.strip(" |"):
            self.pages[-1].append(line)
            self._awaits_trace = False

    def turn(self, kind: Break) -> None:
        """Begin a page."""
        if kind is Break.LAID and self._awaits_trace:
            self._awaits_trace = False
            return
        self.pages.append([])
        self._awaits_trace = kind is Break.PUT


def read_docx(name: str, data: bytes) -> Content:
    """Pages of marked lines; a paragraph that runs over a page stands whole where it begins."""
    if data.startswith(OLE):
        if LOCKED in data:
            raise EncryptedDocument(name)
        raise UnknownFormat(name, ".docx", kind_of(data))
    check_zip(name, data)
    try:
        document: Any = docx.Document(io.BytesIO(data))
        pages, styles = Pages(), Styles(document.styles.element)
        _add_blocks(document.element.body, styles, pages)
        title = one_line(document.core_properties.title or "")
    except BROKEN as error:
        if "content type" in str(error):  # python-docx's words for a template, macros or a workbook
            kind = kind_of(data)
            found = f"{kind} med makron eller en mall" if "Word" in kind else kind
            raise UnknownFormat(name, ".docx", found) from error
        raise CorruptDocument(name) from error
    return Content(tuple(tuple(page) for page in pages.pages), marked=True, title=title)


def _add_blocks(parent: Any, styles: Styles, pages: Pages) -> None:  # noqa: ANN401 - lxml has no types
    """Walk paragraphs and tables in order, through content controls but not through a table of contents."""
    for block in parent:
        if block.tag == PARAGRAPH:
            _add_paragraph(block, styles, pages)
        elif block.tag == TABLE:
            _add_table(block, styles, pages)
        elif block.tag in AROUND_BLOCKS and not _is_contents(block):
            _add_blocks(block, styles, pages)


def _add_paragraph(paragraph: Any, styles: Styles, pages: Pages) -> None:  # noqa: ANN401
    """Add a paragraph, in two where a break was put inside it, and then the text boxes that hang on it."""
    if styles.contents(paragraph):
        return
    heading = styles.heading(paragraph)
    item = not heading and styles.item(paragraph)
    if pages.pages[-1] and paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None:
        pages.turn(Break.PUT)
    text, later = "", 0
    for piece in (*_pieces(paragraph), None):
        if isinstance(piece, str):
            text += piece
        elif piece is Break.LAID and text.strip():
            later += 1
        elif piece is Break.LAID:
            pages.turn(piece)
        else:
            pages.add(Line(one_line(text), heading=heading, item=item))
            for _ in range(later):
                pages.turn(Break.LAID)
            text, later = "", 0
            if piece is Break.PUT:
                pages.turn(piece)
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(outer.tag == FALLBACK for outer in box.iterancestors()):  # older twin of the same box
            _add_blocks(box, styles, pages)


def _add_table(table: Any, styles: Styles, pages: Pages) -> None:  # noqa: ANN401
    """Add a table row by row; one column, or a table in a table, is layout: its text is paragraphs."""
    rows = [list(_inside(row, CELL)) for row in _inside(table, ROW)]
    layout = next(table.iterdescendants(TABLE), None) is not None or all(len(row) < 2 for row in rows)
    for row in rows:
        if layout:
            for cell in row:
                _add_blocks(cell, styles, pages)
        else:
            _add_row(row, pages)


def _add_row(row: list[Any], pages: Pages) -> None:
    """Add a row whole, on the next page if the page breaks before its first word.

    Each cell has its own trace of a break, so a row turns one page at most.
    """
    cells = [
        [piece for paragraph in cell.iter(PARAGRAPH) for piece in (*_pieces(paragraph), " ")] for cell in row
    ]
    pieces = [piece for cell in cells for piece in cell]
    start = list(takewhile(lambda piece: isinstance(piece, Break) or not piece.strip(), pieces))
    before, breaks = ([piece for piece in part if isinstance(piece, Break)] for part in (start, pieces))
    if before:
        pages.turn(before[0])
    texts = [one_line("".join(piece for piece in cell if isinstance(piece, str))) for cell in cells]
    pages.add(Line(" | ".join(texts), row=True))
    if breaks and not before:
        pages.turn(breaks[0])


def _pieces(element: Any) -> Iterator[str | Break]:  # noqa: ANN401
    """The visible text of a paragraph and the page breaks in it, in order."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag == qn("w:br"):
            yield Break.PUT if child.get(qn("w:type")) == "page" else " "
        elif child.tag == qn("w:lastRenderedPageBreak"):
            yield Break.LAID
        elif child.tag in AROUND_TEXT and not _is_hidden(child):
            yield from _pieces(child)


def _inside(parent: Any, tag: str) -> Iterator[Any]:  # noqa: ANN401
    """Rows of a table or cells of a row, through content controls, but not those of tables inside."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in AROUND_BLOCKS:
            yield from _inside(child, tag)


def _is_hidden(run: Any) -> bool:  # noqa: ANN401
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") if run.tag == RUN else None
    return mark is not None and mark.get(VALUE) not in ("0", "false", "off")


def _is_contents(control: Any) -> bool:  # noqa: ANN401
    galleries = control.iterfind(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return any(gallery.get(VALUE) == "Table of Contents" for gallery in galleries)
