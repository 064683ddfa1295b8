"""What a reader hands on: the lines of a file, page by page, before anything is understood."""

from dataclasses import dataclass

from corpus.model import DocumentId


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page as the file has it, white space at the ends kept.

    `heading` is the level (1 outermost) where the file itself marks headings, 0 where it doesn't;
    `item` is true where the file itself marks a list item, `row` a table row (cells joined by " | ").
    """

    text: str
    heading: int = 0
    item: bool = False
    row: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be read.

    `marked` tells that the file marks its own structure (Markdown, HTML, DOCX), one line a paragraph;
    otherwise (PDF, text) lines are as printed and structure must be worked out. `digest` is "sha256:…"
    over the bytes. `title` is what the file calls itself in its metadata, "" where it doesn't.
    """

    id: DocumentId
    name: str
    pages: tuple[tuple[Line, ...], ...]
    marked: bool
    digest: str
    title: str = ""
