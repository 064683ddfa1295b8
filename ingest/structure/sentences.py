"""Blocks → sentences: the smallest thing that an answer can quote.

A paragraph is cut where a sentence ends (Swedish abbreviations don't end one); a list item or a table row
is a sentence of its own, with the sentence that introduces its list. Each keeps its verbatim words page by page.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from corpus.model import Block, DocumentId, Kind, Quote, Sentence, SentenceId, Word
from corpus.swedish.sentence_ends import ends_sentence
from ingest.structure.lines import JOINT


def sentences_of(document: DocumentId, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of a document in reading order; a footnote is one, a heading is none."""
    found: list[Sentence] = []
    lead = ""
    opens: list[str] = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            lead = ""
            opens.append(block.text)
            continue
        for words in pieces(block):
            text = " ".join(word.text for word in words if word.text)
            quotes = quotes_of(words, block.kind is Kind.ROW)
            introduces = lead if block.kind is Kind.ITEM else ""
            identity = SentenceId(f"{document}#{len(found) + 1}")
            place = (block.section, introduces, tuple(opens), quotes)
            found.append(Sentence(identity, document, text, block.kind, *place))
            opens = []
        if block.kind is Kind.PARAGRAPH and found:
            lead = found[-1].text
    return tuple(found)


def pieces(block: Block) -> list[tuple[Word, ...]]:
    """The words of each sentence of a block, in the order that `sentences_of` numbers them; none of a heading."""
    if block.kind is Kind.HEADING:
        return []
    if block.kind is Kind.FOOTNOTE:
        parts = [block.words[1:]]  # without its number
    else:
        parts = [block.words] if block.kind is Kind.ROW else split(block.words)
    whole = block.kind is Kind.ROW
    return [words for words in parts if any(word.text for word in words) and quotes_of(words, whole)]


def split(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Cut words into sentences: "… är klart. Sedan …" gives two, "… bl.a. Ekeby …" one."""
    parts: list[tuple[Word, ...]] = []
    start = 0
    for index in range(len(words) - 1):
        if _ends(words[start : index + 1], words[index + 1 :]):
            parts.append(tuple(words[start : index + 1]))
            start = index + 1
    parts.append(tuple(words[start:]))
    return parts


def quotes_of(words: Iterable[Word], whole: bool = False) -> tuple[Quote, ...]:
    """The verbatim words page by page, a bullet in front left out.

    A quote ends before a footnote digit and at a doubtful line break; where that cuts the sentence, its
    longest part is quoted. `whole` keeps the digits (a table row's values stand after them).
    """
    kept = [word for word in words if word.raw]
    if kept and not kept[0].text and not kept[0].note:
        kept = kept[1:]
    quotes = []
    for page, part in groupby(kept, key=lambda word: word.page):
        runs = _runs(list(part), whole)
        if runs:
            quotes.append(Quote(page, max(runs, key=len)))
    return tuple(quotes)


def _runs(words: Sequence[Word], whole: bool) -> list[str]:
    """Stretches of raw text without a doubtful break, and unless `whole` without a footnote digit."""
    runs: list[list[str]] = [[]]
    for word in words:
        if JOINT in word.raw:
            runs.append([])
        elif word.note and not whole:
            if word.text:
                runs[-1].append(word.raw[: word.raw.rfind(word.note)] if word.note in word.raw else word.raw)
            runs.append([])
        else:
            runs[-1].append(word.raw)
    return [" ".join(run) for run in runs if run]


def _ends(before: Sequence[Word], after: Sequence[Word]) -> bool:
    last = next((word.text for word in reversed(before) if word.text), "")
    following = next((word.text for word in after if word.text), "")
    return ends_sentence(last, following, len(before) == 1)
