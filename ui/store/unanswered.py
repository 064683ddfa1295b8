"""KeptQuestion questions → what the documents didn't answer, and what didn't help, grouped, by who answers for them.

Questions that mean the same stand together: two belong to one group where the product's own embedder puts them
closer than SAME. Same questions in, same groups out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.model import AnswerStatus
from ui.store.kept_questions import KeptQuestion

SAME = 0.92
"""Cosine; on 22 made questions 0.936–0.978 asked for the same thing, and 0.912 and below for another."""
UNANSWERED = frozenset({AnswerStatus.NOT_FOUND, AnswerStatus.OUT_OF_SCOPE})
NOBODY = "Inget dokument"

Value = TypeVar("Value", str, tuple[str, int])
Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Embedder.queries: texts → a row each, of length 1."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that mean the same; `question` is the most frequent wording, `wordings` all of them.

    `page` is the page that was nearest or cited for most of them, 0 where none was.
    """

    question: str
    count: int
    wordings: tuple[str, ...]
    comments: tuple[str, ...]
    document_id: str
    page: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one owner of documents gets to read."""

    owner: str
    unanswered: tuple[Group, ...]
    unhelpful: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A period's questions: how many, what became of them, and the shares, the largest first."""

    period: str
    questions: int
    statuses: tuple[tuple[str, int], ...]
    helpful: int
    unhelpful: int
    shares: tuple[Share, ...]


def report(kept: Sequence[KeptQuestion], period: str, owners: Mapping[str, str], embed: Embed) -> Report:
    """The report over questions; `owners` says by document id who answers for it."""
    shares: dict[str, dict[bool, list[KeptQuestion]]] = {}
    for each in kept:
        unanswered = each.status in UNANSWERED
        if (unanswered or each.helpful is False) and each.question:
            shares.setdefault(_owner(each, owners), {True: [], False: []})[unanswered].append(each)
    made = [
        Share(owner, grouped(rows[True], embed), grouped(rows[False], embed))
        for owner, rows in shares.items()
    ]
    return Report(
        period,
        len(kept),
        tuple(sorted(Counter(each.status.value for each in kept).items())),
        sum(each.helpful is True for each in kept),
        sum(each.helpful is False for each in kept),
        tuple(sorted(made, key=lambda share: (share.owner == NOBODY, -_size(share), share.owner))),
    )


def grouped(kept: Iterable[KeptQuestion], embed: Embed) -> tuple[Group, ...]:
    """Groups, the largest first; each question joins the group whose first wording is nearest."""
    rows = [each for each in kept if each.question]
    counts = Counter(_folded(each.question) for each in rows)
    wordings = sorted(counts, key=lambda wording: (-counts[wording], wording))
    leaders: dict[str, str] = {}
    if wordings:
        vectors = np.asarray(embed(wordings))
        chosen: list[int] = []
        for at, wording in enumerate(wordings):
            near = vectors[chosen] @ vectors[at] if chosen else np.empty(0)
            if near.size and near.max() >= SAME:
                leaders[wording] = wordings[chosen[int(near.argmax())]]
            else:
                chosen.append(at)
                leaders[wording] = wording
    together: dict[str, list[KeptQuestion]] = {}
    for each in rows:
        together.setdefault(leaders[_folded(each.question)], []).append(each)
    return tuple(sorted(map(_group, together.values()), key=lambda group: (-group.count, group.question)))


def _group(rows: Sequence[KeptQuestion]) -> Group:
    wordings = _frequent(each.question for each in rows)
    places = _frequent((each.sources[0].document_id, each.sources[0].page) for each in rows if each.sources)
    document_id, page = places[0] if places else ("", 0)
    comments = sorted({each.comment for each in rows if each.comment})
    ids = tuple(each.answer_id for each in rows)
    return Group(wordings[0], len(rows), tuple(wordings), tuple(comments), document_id, page, ids)


def _frequent(values: Iterable[Value]) -> list[Value]:
    """Each value once, the most frequent first."""
    counts = Counter(values)
    return sorted(counts, key=lambda value: (-counts[value], value))


def _owner(kept: KeptQuestion, owners: Mapping[str, str]) -> str:
    if kept.status is AnswerStatus.OUT_OF_SCOPE or not kept.sources:
        return NOBODY
    document_id = kept.sources[0].document_id
    return owners.get(document_id) or document_id


def _size(share: Share) -> int:
    return sum(group.count for group in (*share.unanswered, *share.unhelpful))


def _folded(question: str) -> str:
    return question.casefold().strip(" ?!.")
