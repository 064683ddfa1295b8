"""Statements ↔ their pages: how well what stands there supports what they say.

Two witnesses: n-grams, which keep to the words, and the embedder, which sees the same thing in other words. Both
compare with the best sentence or heading of the page, or the best two neighbours; the embedder looks at the
`LOOKED_AT` likeliest only, which is as good and half the work. Neither sees a negation: that is checked apart.
"""

import re
from collections.abc import Callable, Sequence

from corpus.embedding import Vectors
from corpus.model import Statement
from ingest.audit_model import Support
from ingest.audit_pages import Official
from ingest.rarity import likeness

Embed = Callable[[Sequence[str]], Vectors]
"""Vectors of texts that answer."""
Pair = tuple[Statement, Official]

ENOUGH = 1.25
"""The least score. Chosen by looking (November 2026): of the shipped digest's 1,231 statements eight lay below,
each told in words too far from the page or resting on more than it says, and were mended; of the same
statements tied to a random page of their chapter 97 in 100 lie below (area under the curve 0.998)."""
LOOKED_AT = 3
_NEGATES = re.compile(r"\b(?:inte|ej|aldrig|ingen|inga|inget|varken)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inga|inget|ingenting|varken|utan|saknar|saknas|sällan|knappt|endast|bara|"
    r"enbart|undvik\w*|förbud\w*|förbjud\w*|avslag|avstå\w*|avsaknad\w*|o(?:möjlig|nödig|tillräcklig|behörig)\w*)\b",
    re.IGNORECASE,
)
"""What a negation may stand for in the official text."""


def support_of(pairs: Sequence[Pair], embed: Embed) -> tuple[Support, ...]:
    """The support of each statement by its pages, in the order given."""
    likely = [_likely(statement, official) for statement, official in pairs]
    texts = list(dict.fromkeys(text for found in likely for _, text in found))
    rows = {text: row for row, text in enumerate(texts)}
    windows, own = embed(texts), embed([statement.text for statement, _ in pairs])
    out = []
    for vector, found, (statement, official) in zip(own, likely, pairs, strict=True):
        near = max((float(windows[rows[text]] @ vector) for _, text in found), default=0.0)
        alike = found[0][0] if found else 0.0
        held = frozenset[str]().union(*(page.grams for page in official.on(statement.pages)))
        share = official.rarity.share(statement.text, held)
        score = near + alike / 2 + share / 4
        out.append(Support(statement.source, statement.text, score, near, alike, share))
    return tuple(out)


def _likely(statement: Statement, official: Official) -> list[tuple[float, str]]:
    """The windows of the statement's pages most alike in n-grams, best first."""
    weighed = official.rarity.weigh(statement.text)
    windows = dict.fromkeys(window for page in official.on(statement.pages) for window in page.windows)
    scored = [(likeness(weighed, official.weighed(window)), window) for window in windows]
    return sorted(scored, reverse=True)[:LOOKED_AT]


def negates_alone(statement: Statement, official: Official) -> str:
    """The negation of a statement where the likeliest sentences of its pages have none, else ""."""
    match = _NEGATES.search(statement.text)
    if match is None or any(_NEGATIVE.search(window) for _, window in _likely(statement, official)):
        return ""
    return match[0]
