"""Table rows → laws, indicators and terms; the same record in several places is one record with all of them."""

import re
from collections.abc import Sequence

from corpus.model import Block, DocumentId, Footnote, Indicator, Law, Place, Series, Term, Word
from ingest.structure.blocks import RawBlock
from ingest.structure.sentences import quotes_of
from ingest.structure.tables import IndicatorRow, LawRow, TermRow

_PER = re.compile(r"per (1\s?000|100\s?000|10\s?000) (\w+)")


def laws_of(document: DocumentId, raw: Sequence[RawBlock], notes: Sequence[Footnote]) -> tuple[Law, ...]:
    """The rows of legal tables, in the order printed."""
    found: dict[str, Law] = {}
    for block in raw:
        if isinstance(block.row, LawRow):
            row = block.row
            places = (
                *_places(block.words),
                *(found[row.designation].places if row.designation in found else ()),
            )
            found[row.designation] = Law(
                document, row.kind, row.name, row.designation, _notes(block.words, notes), places
            )
    return tuple(found.values())


def terms_of(document: DocumentId, raw: Sequence[RawBlock]) -> tuple[Term, ...]:
    """The entries of glossaries, in the order printed."""
    terms = []
    for block in raw:
        if isinstance(block.row, TermRow):
            text = " ".join(word.text for word in block.words if word.text)
            definition = text[len(block.row.name) :].strip()
            terms.append(Term(document, block.row.name, definition, _places(block.words)))
    return tuple(terms)


def indicators_of(
    document: DocumentId, raw: Sequence[RawBlock], blocks: Sequence[Block], notes: Sequence[Footnote]
) -> tuple[Indicator, ...]:
    """The rows of indicator tables; the main part's and the appendix's same row are one indicator."""
    found: dict[str, Indicator] = {}
    for source, block in zip(raw, blocks, strict=True):
        if isinstance(source.row, IndicatorRow):
            fresh = _indicator(document, source, source.row, block, notes)
            key = re.sub(r"\W", "", fresh.name).casefold()
            old = found.get(key)
            found[key] = fresh if old is None else _merged(old, fresh)
    return tuple(found.values())


def _merged(old: Indicator, fresh: Indicator) -> Indicator:
    return Indicator(
        old.document_id, old.focus_area, old.name, old.unit, old.baseline_year, old.target_year,
        old.series, old.source or fresh.source, (*old.places, *fresh.places),
    )  # fmt: skip


def _indicator(
    document: DocumentId, source: RawBlock, row: IndicatorRow, block: Block, notes: Sequence[Footnote]
) -> Indicator:
    name = _label(source.words, row)
    return Indicator(
        document,
        re.sub(r"^\d+\. ", "", block.section[-1] if block.section else ""),
        name,
        _unit(name, row.values[0][1]),
        source.years[0],
        source.years[1],
        tuple(Series(*values) for values in row.values),
        _notes(source.words, notes),
        _places(source.words),
    )


def _label(words: tuple[Word, ...], row: IndicatorRow) -> str:
    """The row's name: its words up to the first value."""
    text = " ".join(word.text for word in words if word.text)
    group, now, target = row.values[0]
    cut = text.find(f"{group} {now}") if group else text.rfind(f"{now} {target}")
    return text[:cut].strip() if cut > 0 else text


def _unit(name: str, value: str) -> str:
    if "%" in value:
        return "%"
    if match := _PER.search(name):
        return f"per {match[1].replace(' ', '').replace('000', ' 000')} {match[2]}"
    if match := re.fullmatch(r"\d+/(\d+)", value):
        return f"av {match[1]}"
    return ""


def _places(words: tuple[Word, ...]) -> tuple[Place, ...]:
    return tuple(Place(quote.page, quote.text) for quote in quotes_of(words, whole=True))


def _notes(words: tuple[Word, ...], notes: Sequence[Footnote]) -> str:
    """The text of the footnotes that hang on these words, if their page has them."""
    page = words[0].page
    hanging = [word.note for word in words if word.note]
    return " ".join(note.text for note in notes if note.number in hanging and note.page == page)
