"""Runs of table rows → real tables: laws, indicators and terms by their records, others by their cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from corpus.model import Indicator, Law, Records, Term, Word
from ui.viewer.mark_quote import letters
from ui.viewer.marked_text import TextWriter

Record = Law | Indicator | Term
Slice = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A row's number among the page's blocks and its words on the page."""

    block: int
    words: tuple[Word, ...]


class Tables:
    """Knows which record stands where on one page."""

    def __init__(self, records: Records, page: int) -> None:
        every: tuple[Record, ...] = (*records.laws, *records.indicators, *records.terms)
        self._records = {
            letters(place.quote): record for record in every for place in record.places if place.page == page
        }

    def write(self, writer: TextWriter, rows: Sequence[Row]) -> str:
        """One table for each run of rows of a kind."""
        known = [(row, self._records.get(letters(" ".join(word.raw for word in row.words)))) for row in rows]
        out, printed = [], None
        runs = [list(run) for _, run in groupby(known, key=lambda pair: _shape(pair[1]))]
        for run, after in zip(runs, [*runs[1:], None], strict=True):
            if after is not None and len(run) == 1 and _is_head(*run[0]):
                printed = run[0][0]
                continue
            out.append(_table(writer, run, printed))
            printed = None
        return "".join(out)


def _is_head(row: Row, record: Record | None) -> bool:
    """Whether a row right before those of records is the head printed over them."""
    return record is None and not any(word.text == "|" for word in row.words)


def _shape(record: Record | None) -> tuple[str, tuple[str, ...]]:
    """Caption and column heads."""
    match record:
        case Law():
            return "Författningar", ("Typ", "Namn", "Beteckning")
        case Indicator():
            years = f"Utgångsläge {record.baseline_year}", f"Mål {record.target_year}"
            return "Nyckeltal", ("Nyckeltal", *years)
        case Term():
            return "Begrepp", ("Begrepp", "Betydelse")
    return "Tabell", ()


def _table(writer: TextWriter, rows: Sequence[tuple[Row, Record | None]], printed: Row | None) -> str:
    """Rows of one kind, under the head as printed where the page has it on a row of its own."""
    record = rows[0][1]
    caption, heads = _shape(record)
    top = [escape(text) for text in heads]
    if printed and record:
        cells = _head_cells(printed.words, record, len(heads))
        top = [writer.write(printed.words, printed.block, start, stop) for start, stop in cells]
    head = "".join(f'<th scope="col">{text}</th>' for text in top)
    if printed and len(top) < len(heads):
        head = f'<th scope="colgroup" colspan="{len(heads)}">{top[0]}</th>'
    body = "".join(f"<tr>{_cells(writer, row, each, len(heads))}</tr>" for row, each in rows)
    return (
        f'<div class="table" role="group" aria-label="{escape(caption)}" tabindex="0"><table>'
        f'<caption class="unseen">{escape(caption)}</caption>'
        + (f"<thead><tr>{head}</tr></thead>" if heads else "")
        + f"<tbody>{body}</tbody></table></div>"
    )


def _head_cells(words: Sequence[Word], record: Record, columns: int) -> list[Slice]:
    """Where the cells of a printed head begin and end; one cell where that can't be told."""
    texts = [word.text for word in words]
    if len(texts) == columns:
        return [(at, at + 1) for at in range(columns)]
    if isinstance(record, Indicator) and str(record.baseline_year) in texts:
        year = texts.index(str(record.baseline_year))
        if 1 < year < len(texts) - 1:
            return [(0, year - 1), (year - 1, year + 1), (year + 1, len(texts))]
    return [(0, len(texts))]


def _cells(writer: TextWriter, row: Row, record: Record | None, columns: int) -> str:
    cut = _cut(row.words, record)
    if record is not None and cut is None:
        return f'<td colspan="{columns}">{writer.write(row.words, row.block)}</td>'
    out = []
    for index, parts in enumerate(cut or _bars(row.words)):
        inside = "<br>".join(writer.write(row.words, row.block, start, stop) for start, stop in parts)
        head = record is not None and index == (1 if isinstance(record, Law) else 0)
        out.append(f'<th scope="row">{inside}</th>' if head else f"<td>{inside}</td>")
    return "".join(out)


def _cut(words: Sequence[Word], record: Record | None) -> list[list[Slice]] | None:
    """Where the cells begin and end, each perhaps of several lines; None where the words don't fit."""
    match record:
        case Law():
            sizes = [[_count(record.kind)], [0], [_count(record.designation)]]
        case Term():
            sizes = [[_count(record.name)], [0]]
        case Indicator():
            lines = [(f"{one.group} {one.baseline}", f"{one.group} {one.target}") for one in record.series]
            sizes = [[0], [_count(now) for now, _ in lines], [_count(goal) for _, goal in lines]]
        case _:
            return None
    seen = sum(1 for word in words if word.text)
    rest = seen - sum(map(sum, sizes))
    if rest < 1:
        return None
    filled = [[size or rest for size in cell] for cell in sizes]
    return list(_slices(words, filled))


def _slices(words: Sequence[Word], sizes: list[list[int]]) -> Iterator[list[Slice]]:
    """Counts of words that can be read → slices of all words; a lone footnote number goes with its word."""
    at = 0
    for cell in sizes:
        parts = []
        for size in cell:
            start, left = at, size
            while at < len(words) and (left or not words[at].text):
                left -= bool(words[at].text)
                at += 1
            parts.append((start, at))
        yield parts


def _bars(words: Sequence[Word]) -> list[list[Slice]]:
    """Cells of a row whose source has "|" between them; one cell where it hasn't."""
    bars = [index for index, word in enumerate(words) if word.text == "|"]
    starts, stops = [0, *(bar + 1 for bar in bars)], [*bars, len(words)]
    return [[(start, stop)] for start, stop in zip(starts, stops, strict=True)]


def _count(text: str) -> int:
    return len(text.split())
