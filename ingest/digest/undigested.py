"""An official document without a digest → statements in its own words, so that it answers at once.

Each sentence stands for itself; one that leans on the one before ("Den …", "Detta …") takes it along; a list
is one statement with its introduction; a table row becomes a sentence. Nobody has written everyday questions
for these, so a digest still finds more.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.model import (
    Audience,
    Document,
    Indicator,
    Kind,
    Law,
    Sentence,
    SentenceId,
    Statement,
    StatementId,
    Term,
)

_LEANS = re.compile(r"^(?:Den|Det|De|Detta|Denna|Dessa|Där|Då|Därför|Dess|Även|Också|Vidare|Här|Samma)\b")
_FEWEST_WORDS = 4
_LIST_WORDS = 70
"""A longer list isn't put together; its items stand alone with their introduction."""


def statements_of(document: Document) -> tuple[Statement, ...]:
    """The statements of one document, in reading order, then those of its records."""
    found = [*_from_text(document.sentences), *_from_records(document)]
    return tuple(_statement(document, text, sentences) for text, sentences in found)


def _from_text(sentences: Sequence[Sentence]) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    running = [s for s in sentences if s.kind in (Kind.PARAGRAPH, Kind.ITEM)]
    for (_, lead), group in groupby(running, key=lambda s: (s.section, s.lead)):
        part = list(group)
        yield from _from_list(lead, part) if lead else _from_paragraphs(part)


def _from_paragraphs(part: list[Sentence]) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    for index, sentence in enumerate(part):
        if len(sentence.text.split()) < _FEWEST_WORDS or sentence.text.endswith(":"):
            continue
        if index and _LEANS.match(sentence.text):
            yield f"{_ended(part[index - 1].text)} {_ended(sentence.text)}", (sentence, part[index - 1])
        else:
            yield _ended(sentence.text), (sentence,)


def _from_list(lead: str, items: list[Sentence]) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    opening = lead.rstrip(": ")
    whole = f"{opening}: {'; '.join(item.text.rstrip('.;, ') for item in items)}."
    if len(whole.split()) <= _LIST_WORDS:
        yield whole, tuple(items)
    if len(items) > 1:
        for item in items:
            yield _ended(f"{opening}: {item.text}"), (item,)


def _from_records(document: Document) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    rows = {quote.text: s for s in document.sentences if s.kind is Kind.ROW for quote in s.quotes}
    records = document.records
    told: list[tuple[str, Indicator | Law | Term]] = [(_indicator(each), each) for each in records.indicators]
    told += [(f"{law.kind}: {law.name} ({law.designation}).", law) for law in records.laws]
    told += [(f"{term.name}: {_ended(term.definition)}", term) for term in records.terms]
    for text, record in told:
        row = next((rows[place.quote] for place in record.places if place.quote in rows), None)
        if row is not None:
            yield text, (row,)


def _indicator(indicator: Indicator) -> str:
    """A row as a sentence: "Anmälda våldsbrott …: 11,7 år 2020, målet för 2030 är 6."."""
    values = "; ".join(
        f"{each.group} {each.baseline} år {indicator.baseline_year}, "
        f"målet för {indicator.target_year} är {each.target}".strip()
        for each in indicator.series
    )
    return f"{indicator.name.rstrip('?')}: {values}."


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(';, ')}."


def _statement(document: Document, text: str, sentences: Iterable[Sentence]) -> Statement:
    found = tuple(sentences)
    pages = tuple(dict.fromkeys(quote.page for sentence in found for quote in sentence.quotes))
    ids: tuple[SentenceId, ...] = tuple(sentence.id for sentence in found)
    stamp = hashlib.sha256(f"{document.id}\x1f{ids[0]}\x1f{text}".encode()).hexdigest()[:10]
    return Statement(
        StatementId(f"{document.id}:{stamp}"), document.id, text, pages, found[0].section,
        Audience.RESIDENT, (), "", ids,
    )  # fmt: skip
