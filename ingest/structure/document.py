"""Source → Document: the whole reading of one official file, step by step."""

from collections import defaultdict
from collections.abc import Sequence

from corpus.model import (
    Block,
    Document,
    DocumentId,
    Edition,
    Footnote,
    Kind,
    Records,
    Registration,
    Sentence,
    SentenceId,
)
from ingest.files.source import Source
from ingest.structure.blocks import RawBlock, blocks_of
from ingest.structure.find_requirements import requirements_of
from ingest.structure.footnotes import Foot
from ingest.structure.layout import ReadingSettings
from ingest.structure.outline import with_sections
from ingest.structure.passages import passages_of
from ingest.structure.reading_rules import ReadingRules
from ingest.structure.sentences import pieces, sentences_of
from ingest.structure.table_records import indicators_of, laws_of, terms_of


def read_document(source: Source, registration: Registration, settings: ReadingSettings) -> Document:
    """Understand an official file: its blocks, sentences, passages, footnotes and records."""
    raw, feet = blocks_of(source, settings)
    blocks = with_sections(raw, source.marked, settings)
    notes = tuple(Footnote(source.id, foot.number, foot.text, foot.page) for foot in feet)
    blocks = _with_feet(blocks, feet)
    sentences = sentences_of(source.id, blocks)
    return Document(
        registration,
        Edition.OFFICIAL,
        len(source.pages),
        blocks,
        sentences,
        passages_of(source.id, sentences, _hanging(sentences, blocks, notes), settings),
        notes,
        _records(source.id, raw, blocks, notes, sentences, settings.rules),
    )


def _records(
    document: DocumentId,
    raw: Sequence[RawBlock],
    blocks: Sequence[Block],
    notes: tuple[Footnote, ...],
    sentences: tuple[Sentence, ...],
    rules: ReadingRules,
) -> Records:
    running = [block for block in blocks if block.kind is not Kind.FOOTNOTE]
    return Records(
        laws_of(document, raw, notes),
        indicators_of(document, raw, running, notes),
        terms_of(document, raw),
        requirements_of(document, sentences, rules),
    )


def _with_feet(blocks: tuple[Block, ...], feet: Sequence[Foot]) -> tuple[Block, ...]:
    """Put each page's footnotes after the last block that begins on it, in the section that refers to them."""
    carriers = {
        (word.page, word.note): block.section for block in blocks for word in block.words if word.note
    }
    by_page = defaultdict(list)
    for foot in feet:
        by_page[foot.page].append(foot)
    out: list[Block] = []
    for index, block in enumerate(blocks):
        out.append(block)
        following = blocks[index + 1].page if index + 1 < len(blocks) else None
        for page in [p for p in by_page if p >= block.page and (following is None or p < following)]:
            for foot in by_page.pop(page):
                section = carriers.get((foot.page, foot.number), block.section)
                out.append(Block(Kind.FOOTNOTE, 0, section, foot.words))
    return tuple(out)


def _hanging(
    sentences: Sequence[Sentence], blocks: Sequence[Block], notes: Sequence[Footnote]
) -> dict[SentenceId, list[Footnote]]:
    """The footnotes of each sentence, by the words of it that carry their numbers."""
    by_place = {(note.page, note.number): note for note in notes}
    hanging: dict[SentenceId, list[Footnote]] = defaultdict(list)
    words = [part for block in blocks for part in pieces(block)]
    for sentence, part in zip(sentences, words, strict=True):
        hanging[sentence.id] += [
            by_place[word.page, word.note] for word in part if (word.page, word.note) in by_place
        ]
    return hanging
