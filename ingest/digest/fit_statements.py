"""The digest's statements ↔ a new version of the document they restate: what still holds, and where it stands now.

A digest is written for one version. In another its pages may have moved, and what it says may no longer be so. A
statement is kept where its figures and names stand on its page and its words do; else the page of the new version
most like it is tried; what holds nowhere is withheld until somebody has mended the digest. Lexical, so that no
model is needed; a change of meaning that touches neither figure, name nor many words isn't seen.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.model import Audience, Document, SentenceId, Statement
from corpus.swedish.rarity import Rarity, likeness
from ingest.digest.facts import known_names, missing_figures, missing_names
from ingest.digest.link_statements import link
from ingest.digest.official_page import Official
from ingest.digest.undigested import statements_of

SHARE, ALIKE = 0.7, 0.45
"""A statement holds where the page has this share of its rare n-grams, or some sentence is this like it. Of the
shipped digest's 1,080 statements over their own unchanged document 6 fall below both; of 60 whose sentences were
taken away from the page 54 do (November 2026)."""

HEIR = 0.5
"""Likeness from which a sentence answers the questions of a statement that no longer holds: "inom 48 timmar" and
"inom 24 timmar" reach 0.6, another sentence of the same page seldom 0.45."""
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Fit:
    """Statements that hold, some with other pages than before, and those that don't."""

    kept: tuple[Statement, ...]
    moved: int
    withheld: tuple[Statement, ...]
    gaps: tuple[Statement, ...]
    """What the document itself says where no statement holds: its own sentences, as statements."""


def fit(statements: Sequence[Statement], document: Document) -> Fit:
    """Try each statement of a document against its new version."""
    official = Official(document)
    texts = [statement.text for statement in statements]
    known = known_names([*texts, *(unit for page in official.pages.values() for unit in page.units)])
    kept: list[Statement] = []
    withheld: list[Statement] = []
    moved = 0
    for statement in statements:
        if _holds(statement, official, known):
            kept.append(statement)
            continue
        elsewhere = (replace(statement, pages=pages) for pages in _likelier(statement, official))
        found = next((each for each in elsewhere if _holds(each, official, known)), None)
        moved += found is not None
        (withheld if found is None else kept).append(found or statement)
    return Fit(tuple(kept), moved, tuple(withheld), _gaps(kept, withheld, document))


def _gaps(
    kept: Iterable[Statement], withheld: Iterable[Statement], document: Document
) -> tuple[Statement, ...]:
    """The sentences that no statement restates any more, or that those withheld are most like.

    A sentence that is nearly what a withheld statement said answers its questions.
    """
    held = {i for each in link(kept, [document]) for i in each.restates}
    lost = link(withheld, [document])
    near = {i for each in lost for i in each.restates}
    heirs = _heirs(lost, document)
    made = []
    for own in statements_of(document):
        sentences = set(own.restates)
        if sentences & near or not sentences & held:
            before = [heir for i in own.restates for heir in heirs.get(i, ())]
            questions = tuple(dict.fromkeys(question for each in before for question in each.questions))
            staff = any(each.audience is Audience.STAFF for each in before)
            made.append(replace(own, questions=questions, audience=Audience.STAFF if staff else own.audience))
    return tuple(made)


def _heirs(lost: Iterable[Statement], document: Document) -> dict[SentenceId, list[Statement]]:
    """For sentences the withheld statements whose questions they answer."""
    texts = {sentence.id: sentence.text for sentence in document.sentences}
    rarity = Rarity(texts.values())
    heirs: dict[SentenceId, list[Statement]] = defaultdict(list)
    for statement in lost:
        weighed = rarity.weigh(statement.text)
        for identity in statement.restates[:2]:
            if likeness(weighed, rarity.weigh(texts[identity])) >= HEIR:
                heirs[identity].append(statement)
    return heirs


def _holds(statement: Statement, official: Official, known: frozenset[str]) -> bool:
    pages = official.on(statement.pages)
    if not pages or (_FIGURE.search(statement.text) and missing_figures(statement.text, pages)):
        return False
    if missing_names(statement.text, pages, official.headings, known):
        return False
    held = frozenset[str]().union(*(page.grams for page in pages))
    return official.rarity.share(statement.text, held) >= SHARE or _best(statement, official) >= ALIKE


def _best(statement: Statement, official: Official) -> float:
    """The likeness of the sentence of the statement's pages that is most like it."""
    weighed = official.rarity.weigh(statement.text)
    windows = (window for page in official.on(statement.pages) for window in page.windows)
    return max((likeness(weighed, official.weighed(window)) for window in windows), default=0.0)


def _likelier(statement: Statement, official: Official) -> Iterable[tuple[int, ...]]:
    """Other places for a statement, the likeliest first: its pages all moved alike, then any page by its n-grams."""
    shifts = [shift for shift in (1, -1, 2, -2, 3, -3) if min(statement.pages) + shift >= 1]
    yield from (tuple(page + shift for page in statement.pages) for shift in shifts)
    shares = {n: official.rarity.share(statement.text, page.grams) for n, page in official.pages.items()}
    yield from ((number,) for number in sorted(shares, key=lambda n: -shares[n])[:2])
