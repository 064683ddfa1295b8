"""Hits → hits in the order of their worth for the question, moved a little by what it wants.

A statement with a thing of the sort asked for (a number, a name) gains, one without loses; a list gains where
a list is asked for; minutes lose where the decision isn't asked for. Small steps: nearness decides.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.question.expect import expectations
from assistant.question.split import asks_for_list
from assistant.tuning import RankSettings
from corpus.index.search_index import Target
from corpus.model import Document, DocumentId, Status

_OF_DECISION = re.compile(
    r"beslut|yrk|protokoll|sammanträ|reserv|parti|\bks\b|kommunstyrelse|utskott|samråd|upphäv|bordl|återremi|tjänsteutl|"
    r"\bdnr\b|diarie|antog|\banta\b|klubba|ekonomisk|kosta|handlägg|\([A-ZÅÄÖ]{1,2}\)|\b(?:S|M|V|C|L|SD|MP|KD)\b|"
    r"sosse|moderat|sverigedemokrat|miljöpart|vänsterpart|centerpart|facket",
    re.IGNORECASE,
)
"""A question about the decision: minutes answer it. They say nothing of what applies."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A target with its score (about 0 to 1, higher is better), its best cosine and its n-gram score."""

    target: Target
    score: float
    cosine: float
    lexical: float


def rank(
    hits: Sequence[Hit], question: str, documents: Mapping[DocumentId, Document], settings: RankSettings
) -> tuple[Hit, ...]:
    """The same hits with their scores moved, best first."""
    sorts, listed = expectations(question), asks_for_list(question)
    of_decision = _OF_DECISION.search(question) is not None
    moved = []
    for hit in hits:
        score = hit.score
        if sorts:
            holds = all(sort.holds(question, hit.target.text) for sort in sorts)
            score += settings.right_sort if holds else -settings.right_sort
        if listed and is_enumeration(hit.target.text):
            score += settings.enumeration
        record = documents[hit.target.document_id].registration.status is Status.RECORD
        if record and not of_decision:
            score -= settings.of_decision
        moved.append(replace(hit, score=score))
    return tuple(sorted(moved, key=lambda hit: -hit.score))


def is_enumeration(text: str) -> bool:
    """Whether a text lists three things or more: "… tre klasser: öppen, intern och känslig"."""
    return len(re.findall(r",| och | samt |;", text)) >= 3 or bool(re.search(r": .*(?:, | och )", text))
