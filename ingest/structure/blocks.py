"""Lines → blocks: headings, paragraphs, list items, table rows and footnotes, in reading order.

Works on printed lines (PDF, text), where structure shows only in how lines break, and on marked ones
(Markdown, HTML, DOCX), where the file tells. Heading levels are not settled here (see outline.py).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Kind, Word
from ingest.files.source import Source
from ingest.structure.footnotes import Foot, lift_footnotes
from ingest.structure.layout import ReadingSettings
from ingest.structure.lines import BULLET, Marks, PrintedLine, glued_numbers, printed_lines, words_of
from ingest.structure.tables import (
    INDICATOR_HEADER,
    LAW_HEADER,
    TERM_HEADER,
    IndicatorRow,
    LawRow,
    TermRow,
    indicator_row,
    law_row,
    term_rows,
)

_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+\S")
_ENDS = (".", ":", ";", "!", "?", "”", '"', ")")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block before the outline is known; `level` is the file's own heading level, 0 where it has none."""

    kind: Kind
    words: tuple[Word, ...]
    level: int = 0
    row: IndicatorRow | LawRow | TermRow | None = None
    years: tuple[int, int] = (0, 0)
    """For an indicator row the years of baseline and target."""


@dataclass
class _Reader:
    """Walks the lines of a document and collects blocks."""

    settings: ReadingSettings
    width: float
    marks: dict[int, Marks]
    blocks: list[RawBlock] = field(default_factory=list)
    open: list[PrintedLine] = field(default_factory=list)
    titles: frozenset[str] = frozenset()
    """List items of one line; a line with the same words may be a heading whatever its length."""
    kind: Kind = Kind.PARAGRAPH

    def words(self, lines: Sequence[PrintedLine]) -> tuple[Word, ...]:
        """The words of these lines with their pages' footnotes lifted."""
        pages = [self.marks[page] for page in sorted({line.page for line in lines})]
        glued = frozenset().union(*(marks.glued for marks in pages))
        lone = frozenset().union(*(marks.lone for marks in pages))
        return words_of(lines, Marks(glued, lone, pages[0].loose))

    def close(self) -> None:
        """End the open paragraph or item."""
        if self.open:
            words = self.words(self.open)
            if self.kind is Kind.ITEM and BULLET.match(self.open[0].text):
                words = (Word("", words[0].raw, words[0].page), *words[1:])
            self.blocks.append(RawBlock(self.kind, words))
        self.open, self.kind = [], Kind.PARAGRAPH

    def breaks(self, line: PrintedLine, following: PrintedLine, share: float = 0.0) -> bool:
        """Whether a line ends on purpose: the next word would have fitted."""
        if line.text.endswith(("-", "\u2010", "\u00ad")):
            return False
        limit = self.width * (share or self.settings.broken_early)
        return len(line.text) + 1 + len(following.first) <= limit


def blocks_of(source: Source, settings: ReadingSettings) -> tuple[list[RawBlock], list[Foot]]:
    """The blocks of a document in reading order, and its footnotes."""
    if source.marked:
        return _marked_blocks(source), []
    pages = printed_lines(source, settings)
    width = _full_width(pages)
    bodies: list[list[PrintedLine]] = []
    feet: list[Foot] = []
    for page in pages:
        previous = int(feet[-1].number) if feet else 0
        body, found = lift_footnotes(page, width, previous)
        bodies.append(body)
        feet += found
    marks = {n: _marks(body, n, feet) for n, body in enumerate(bodies, start=1)}
    items = frozenset(BULLET.sub("", x.text) for body in bodies for x in body if BULLET.match(x.text))
    reader = _Reader(settings, width, marks, titles=items)
    _read(reader, bodies)
    return reader.blocks, feet


def _marks(body: list[PrintedLine], page: int, feet: list[Foot]) -> Marks:
    """The page's footnote numbers, told apart by whether any word of the page carries them glued."""
    numbers = frozenset(foot.number for foot in feet if foot.page == page)
    return Marks(numbers, numbers - glued_numbers(body), bool(feet))


def _full_width(pages: list[list[PrintedLine]]) -> float:
    """The length that full lines reach: the ninth decile of those over 40 characters."""
    lengths = sorted(len(line.text) for page in pages for line in page if len(line.text) > 40)
    return float(lengths[int(len(lengths) * 0.9)]) if lengths else 80.0


def _read(reader: _Reader, pages: list[list[PrintedLine]]) -> None:
    lines = [line for page in pages for line in page]
    last_of_page = {page[-1] for page in pages if page}
    index = 0
    while index < len(lines):
        taken = _table(reader, lines, index) or _heading(reader, lines, index, last_of_page)
        if not taken:
            _text(reader, lines, index)
            taken = 1
        index += taken
    reader.close()


def _text(reader: _Reader, lines: list[PrintedLine], index: int) -> None:
    line = lines[index]
    if BULLET.match(line.text) or _numbered_item(reader, line):
        reader.close()
        reader.kind = Kind.ITEM
    elif reader.open and _new_paragraph(reader, reader.open[-1], line):
        reader.close()
    reader.open.append(line)


def _numbered_item(reader: _Reader, line: PrintedLine) -> bool:
    """A line like "2. Kommunfullmäktige beslutar …" begins an item unless it continues a sentence."""
    if not _NUMBERED.match(line.text):
        return False
    return not reader.open or reader.kind is Kind.ITEM or _ended(reader, line)


def _ended(reader: _Reader, line: PrintedLine) -> bool:
    last = reader.open[-1]
    return last.text.endswith(_ENDS) or reader.breaks(last, line)


def _new_paragraph(reader: _Reader, before: PrintedLine, line: PrintedLine) -> bool:
    if line.text[0].islower():
        return False
    return reader.breaks(before, line)


def _heading(reader: _Reader, lines: list[PrintedLine], index: int, last_of_page: set[PrintedLine]) -> int:
    """Take a heading of one to three lines; returns how many lines it took, 0 where none stands here."""
    line = lines[index]
    if not _may_head(reader, line) or (reader.open and not _closes(reader, lines[index - 1], line)):
        return 0
    count = _heading_lines(reader, lines, index)
    if not count:
        return 0
    if not _followed(reader, lines, index + count - 1, last_of_page):
        return 0
    reader.close()
    reader.blocks.append(RawBlock(Kind.HEADING, reader.words(lines[index : index + count])))
    return count


def _followed(reader: _Reader, lines: list[PrintedLine], last: int, last_of_page: set[PrintedLine]) -> bool:
    """Whether what comes after a heading's last line lets it be one."""
    line = lines[last]
    after = lines[last + 1] if last + 1 < len(lines) else None
    if after is None:
        return line in last_of_page
    if line in last_of_page:
        return not after.text[0].islower()
    titled = line.text in reader.titles
    return _begins(after) and (titled or reader.breaks(line, after, reader.settings.heading_early))


def _may_head(reader: _Reader, line: PrintedLine) -> bool:
    text = line.text
    if len(text) > reader.settings.heading_characters or BULLET.match(text):
        return False
    if not re.match(r"(?:\d{1,2}(?:\.\d+)*\.?\s+)?[A-ZÅÄÖ§]", text):
        return False
    if re.match(r"[\w-]+: ", text) or (text.endswith(("”", '"')) and text[0] in '”"'):
        return False
    return not text.endswith((".", ",", ";", ":", "!")) and len(re.findall(r"[^\W\d_]", text)) > 2


def _closes(reader: _Reader, before: PrintedLine, line: PrintedLine) -> bool:
    """Whether the text before is over, so that a heading may come."""
    return before.text.endswith((".", "!", "?", "”", ":", ")")) or reader.breaks(before, line)


def _heading_lines(reader: _Reader, lines: list[PrintedLine], index: int) -> int:
    """A heading may wrap: a lower-case line, short and without a full stop, goes on with it."""
    count = 1
    while index + count < len(lines) and count < 3:
        following = lines[index + count]
        wraps = following.text[0].islower() and len(following.text) < reader.width * 0.85
        if not wraps or following.text.endswith((".", ",", ";", ":")):
            break
        count += 1
    if index + count < len(lines) and lines[index + count].text[0].islower():
        return 0
    return count


def _begins(line: PrintedLine) -> bool:
    first = line.text[0]
    return bool(BULLET.match(line.text)) or first.isupper() or first.isdigit() or first in '”"#§'


def _table(reader: _Reader, lines: list[PrintedLine], index: int) -> int:
    """Take a table that begins here; returns how many lines it took."""
    text = lines[index].text
    if match := INDICATOR_HEADER.match(text):
        return _indicators(reader, lines, index, (int(match[1]), int(match[2])))
    if LAW_HEADER.match(text):
        return _laws(reader, lines, index)
    if TERM_HEADER.match(text):
        return _terms(reader, lines, index)
    return 0


def _indicators(reader: _Reader, lines: list[PrintedLine], index: int, years: tuple[int, int]) -> int:
    reader.close()
    reader.blocks.append(RawBlock(Kind.ROW, reader.words(lines[index : index + 1])))
    taken = 1
    while row := indicator_row(lines[index + taken : index + taken + 8]):
        reader.blocks.append(RawBlock(Kind.ROW, reader.words(row.lines), row=row, years=years))
        taken += len(row.lines)
    return taken


def _laws(reader: _Reader, lines: list[PrintedLine], index: int) -> int:
    reader.close()
    reader.blocks.append(RawBlock(Kind.ROW, reader.words(lines[index : index + 1])))
    taken = 1
    while index + taken < len(lines):
        if LAW_HEADER.match(lines[index + taken].text):
            taken += 1
            continue
        row = law_row(lines[index + taken : index + taken + 4])
        if row is None:
            break
        reader.blocks.append(RawBlock(Kind.ROW, reader.words(row.lines), row=row))
        taken += len(row.lines)
    return taken


def _terms(reader: _Reader, lines: list[PrintedLine], index: int) -> int:
    reader.close()
    reader.blocks.append(RawBlock(Kind.ROW, reader.words(lines[index : index + 1])))
    rows = term_rows(lines[index + 1 :])
    for row in rows:
        reader.blocks.append(RawBlock(Kind.ROW, reader.words(row.lines), row=row))
    return 1 + sum(len(row.lines) for row in rows)


def _marked_blocks(source: Source) -> list[RawBlock]:
    blocks = []
    for number, page in enumerate(source.pages, start=1):
        for line in page:
            words = tuple(Word(token, token, number) for token in line.text.split())
            if words:
                blocks.append(RawBlock(_marked_kind(line.heading, line.item, line.row), words, line.heading))
    return blocks


def _marked_kind(heading: int, item: bool, row: bool) -> Kind:
    if heading:
        return Kind.HEADING
    if item:
        return Kind.ITEM
    return Kind.ROW if row else Kind.PARAGRAPH
