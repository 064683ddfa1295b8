"""How much of each official page the digest restates.

A content sentence is a sentence, list item, table row or note of five words or more that isn't the head of a
table; headings and page furniture are none. It is restated where a statement is tied to it, or where the
statements, laws and indicators of its page together have `ENOUGH` of its rare n-grams.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from corpus.model import Kind, Records, Sentence, SentenceId, Statement
from corpus.swedish.fold import grams
from ingest.digest.findings import PageCover
from ingest.digest.official_page import Official
from ingest.structure.tables import INDICATOR_HEADER, LAW_HEADER, TERM_HEADER

FEWEST_WORDS = 5
ENOUGH = 0.6
_COMMON = 0.05
"""An n-gram in more than this share of the document's sentences isn't rare."""
_HEADS = (INDICATOR_HEADER, LAW_HEADER, TERM_HEADER)


def coverage(
    official: Official, statements: Sequence[Statement], records: Iterable[Records]
) -> tuple[PageCover, ...]:
    """Every page of a document that has content sentences, by the page that they begin on."""
    content: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in official.document.sentences:
        if _is_content(sentence):
            content[sentence.page].append(sentence)
    tied = frozenset(identity for statement in statements for identity in statement.restates)
    held = _held(statements, records)
    common = _common([sentence.text for sentence in official.document.sentences])
    return tuple(
        PageCover(
            official.id,
            page,
            sum(page in statement.pages for statement in statements),
            len(found),
            tuple(s.text for s in found if not _is_restated(s, tied, held, common)),
        )
        for page, found in sorted(content.items())
    )


def is_head(sentence: Sentence) -> bool:
    """Whether it is the head of a table."""
    return sentence.kind is Kind.ROW and any(head.match(sentence.text) for head in _HEADS)


def _is_content(sentence: Sentence) -> bool:
    return not is_head(sentence) and len(sentence.text.split()) >= FEWEST_WORDS


def _is_restated(
    sentence: Sentence, tied: frozenset[SentenceId], held: dict[int, set[str]], common: frozenset[str]
) -> bool:
    if sentence.id in tied:
        return True
    rare = set(grams(sentence.text)) - common
    there = set[str]().union(*(held[quote.page] for quote in sentence.quotes))
    return len(rare & there) >= ENOUGH * len(rare)


def _held(statements: Iterable[Statement], records: Iterable[Records]) -> dict[int, set[str]]:
    """The n-grams of what the digest says of each page."""
    held: dict[int, set[str]] = defaultdict(set)
    for statement in statements:
        for page in statement.pages:
            held[page].update(grams(statement.text))
    for record in records:
        for law in record.laws:
            for place in law.places:
                held[place.page].update(grams(f"{law.kind} {law.name} {law.designation}"))
        for indicator in record.indicators:
            values = " ".join(f"{line.group} {line.baseline} {line.target}" for line in indicator.series)
            for place in indicator.places:
                held[place.page].update(
                    grams(f"{indicator.name} {indicator.unit} {values} {indicator.source}")
                )
    return held


def _common(texts: Sequence[str]) -> frozenset[str]:
    counts = Counter(gram for text in texts for gram in set(grams(text)))
    return frozenset(gram for gram, count in counts.items() if count > max(3, _COMMON * len(texts)))
