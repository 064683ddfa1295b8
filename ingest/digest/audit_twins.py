"""Statements that say the same: two of one page, alike to the embedder and in n-grams, with the same facts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.model import Statement
from corpus.swedish.fold import fold, grams
from ingest.digest.audit_support import Embed
from ingest.digest.facts import figures_of, names_of

CLOSE, ALIKE = 0.95, 0.5
"""Cosine, and shared n-grams over all n-grams, from which two statements are one. Of the shipped digest's 1,231
the nearest two with the same facts that say different things reach 0.45."""


def twins(
    statements: Sequence[Statement], embed: Embed, known: frozenset[str]
) -> Iterator[tuple[Statement, Statement]]:
    """Pairs that say the same, the earlier first; `known` are names wherever they stand."""
    pairs = [(statements[one], statements[two]) for one, two in _alike(statements)]
    pairs = [(one, two) for one, two in pairs if _facts(one, known) == _facts(two, known)]
    firsts, seconds = embed([one.text for one, _ in pairs]), embed([two.text for _, two in pairs])
    for pair, first, second in zip(pairs, firsts, seconds, strict=True):
        if float(first @ second) >= CLOSE:
            yield pair


def _alike(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Numbers of statements that share a page and enough n-grams, in order."""
    by_page: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for page in statement.pages:
            by_page[statement.document_id, page].append(number)
    held = [frozenset(grams(statement.text)) for statement in statements]
    pairs = {(one, two) for same in by_page.values() for two in same for one in same if one < two}
    return sorted(
        (one, two) for one, two in pairs if len(held[one] & held[two]) >= ALIKE * len(held[one] | held[two])
    )


def shared_questions(statements: Sequence[Statement]) -> Iterator[tuple[str, tuple[Statement, ...]]]:
    """Questions that stand under several statements, with those."""
    under: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for statement in statements:
        for question in statement.questions:
            under[fold(question)].append((question, statement))
    for found in under.values():
        if len(found) > 1:
            yield found[0][0], tuple(statement for _, statement in found)


def _facts(statement: Statement, known: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The figures and names of a statement."""
    names = (name.lower().removesuffix("s") for name in names_of(statement.text, known))
    return figures_of(statement.text), frozenset(names)
