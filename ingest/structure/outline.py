"""Blocks → blocks with their section path.

Printed documents don't say how headings nest. A chapter is a heading that stands alone on a page, is
numbered ("4 Styrning"), names itself ("Fokusområde 1 – …", "Bilaga 2") or opens a glossary. Headings that
return through the document (Målkonflikter, Uppföljning) are its skeleton, one level down; others nest under
the last of those. Marked files tell their levels themselves.
"""

import re
from collections import Counter

from corpus.model import Block, Kind
from ingest.structure.blocks import RawBlock
from ingest.structure.layout import ReadingSettings
from ingest.structure.tables import TermRow

_PART = re.compile(r"^\d{1,2}\. [A-ZÅÄÖ]")


def with_sections(blocks: list[RawBlock], marked: bool, settings: ReadingSettings) -> tuple[Block, ...]:
    """Give every block its section path, outermost heading first; a heading's path ends with itself."""
    levels = _marked_levels(blocks) if marked else _printed_levels(blocks, settings)
    path: list[tuple[int, str]] = []
    out: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            level = levels[index]
            path = [step for step in path if step[0] < level]
            path.append((level, text_of(block)))
        section = tuple(name for _, name in path)
        depth = levels.get(index, 1 if block.kind is Kind.ITEM else 0)
        out.append(Block(block.kind, depth, section, block.words))
    return tuple(out)


def text_of(block: RawBlock) -> str:
    """The block's words for reading."""
    return " ".join(word.text for word in block.words if word.text)


def _marked_levels(blocks: list[RawBlock]) -> dict[int, int]:
    return {i: block.level for i, block in enumerate(blocks) if block.kind is Kind.HEADING}


def _printed_levels(blocks: list[RawBlock], settings: ReadingSettings) -> dict[int, int]:
    """The level of each heading by its index: 1 chapter, 2 skeleton or plain, 3 below it."""
    headings = [i for i, block in enumerate(blocks) if block.kind is Kind.HEADING]
    count = Counter(_key(blocks[i]) for i in headings)
    skeleton = {key for key, times in count.items() if times >= settings.skeleton_count}
    chapters = {i for i in headings if _is_chapter(blocks, i, settings.rules.chapter)}
    if not chapters:
        return dict.fromkeys(headings, 1)
    levels: dict[int, int] = {}
    in_skeleton = False
    for index in headings:
        if index in chapters:
            levels[index], in_skeleton = 1, False
        elif _key(blocks[index]) in skeleton and not _opens_rows(blocks, index, skeleton):
            levels[index], in_skeleton = 2, _skeletal(blocks, headings, index, chapters, skeleton)
        elif in_skeleton or _PART.match(text_of(blocks[index])) or _opens_rows(blocks, index, skeleton):
            levels[index] = 3
        else:
            levels[index] = 2
    return levels


def _key(block: RawBlock) -> str:
    """Headings with the same first three words are the same kind ("Så här kan …")."""
    return " ".join(text_of(block).casefold().split()[:3])


def _is_chapter(blocks: list[RawBlock], index: int, opening: re.Pattern[str]) -> bool:
    text, page = text_of(blocks[index]), blocks[index].words[0].page
    if opening.match(text):
        return True
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    before = blocks[index - 1] if index else None
    if any(isinstance(block.row, TermRow) for block in blocks[index + 1 : index + 3]):
        return True
    return (before is None or before.words[-1].page < page) and (
        after is not None and after.words[0].page > page
    )


def _opens_rows(blocks: list[RawBlock], index: int, skeleton: set[str]) -> bool:
    """A heading right above table rows and not part of the skeleton names a part of the table."""
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    times_alone = text_of(blocks[index]).count(" ") < 1 and _key(blocks[index]) in skeleton
    return after is not None and after.kind is Kind.ROW and not times_alone


def _skeletal(
    blocks: list[RawBlock], headings: list[int], index: int, chapters: set[int], skeleton: set[str]
) -> bool:
    """Whether the chapter around this heading follows the skeleton: three of its headings do."""
    start = max((i for i in chapters if i < index), default=-1)
    end = min((i for i in chapters if i > index), default=len(blocks))
    return sum(start < i < end and _key(blocks[i]) in skeleton for i in headings) >= 3
