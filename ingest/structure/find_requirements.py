"""Sentences → requirements: everything that the text says somebody ska, bör, måste, får inte or behöver do.

The modality is the first such verb, the actor the one the sentence names as subject or agent, the deadline
what it says about time. Whom a text can name stands in reading.toml.
"""

import hashlib
import re
from collections.abc import Iterable

from corpus.model import DocumentId, Kind, Modality, Place, Requirement, Sentence
from corpus.swedish.deadlines import deadline_of
from ingest.structure.reading_rules import ReadingRules, read_rules

_VERB = re.compile(
    r"\b(?:(ska|skall)|(bör)|(måste)|(får (?:inte|ej|aldrig|endast|bara))|(behöver))\b", re.IGNORECASE
)
_MODALITIES = (Modality.MUST, Modality.SHOULD, Modality.REQUIRED, Modality.FORBIDDEN, Modality.NEEDS)


def requirements_of(
    document: DocumentId, sentences: Iterable[Sentence], rules: ReadingRules | None = None
) -> tuple[Requirement, ...]:
    """Every sentence, list item and note with a binding verb, in reading order; the general rules by default."""
    found = []
    rules = rules or read_rules()
    for sentence in sentences:
        carrier = sentence.text
        verb = _VERB.search(carrier)
        if verb is None or sentence.kind is Kind.ROW:
            continue
        modality = _MODALITIES[next(i for i, group in enumerate(verb.groups()) if group)]
        place = "\x1f".join((document, str(sentence.page), *sentence.section, carrier))
        stamp = hashlib.sha256(place.encode()).hexdigest()[:10]
        found.append(
            Requirement(
                f"krav-{stamp}",
                document,
                carrier,
                modality,
                actor_of(carrier, verb.start(), rules),
                deadline_of(carrier),
                sentence.section,
                tuple(Place(quote.page, quote.text) for quote in sentence.quotes),
            )
        )
    return tuple(found)


def actor_of(text: str, verb: int, rules: ReadingRules) -> str:
    """Who is to act: the subject before the verb at `verb`, else right after it, else the agent ("av …").

    Failing these, whose the thing is that the sentence begins with ("Kommunens mål är att …").
    """
    clause = re.split(r"[.;:]\s|, (?:att|som|så|vilket) ", text[:verb])[-1]
    before = [match["actor"] for match in rules.subject.finditer(clause)]
    if before and not re.search(r"\b(?:av|inom|för|hos|till|med|i) $", clause[: clause.rfind(before[0])]):
        return before[0].strip()
    after = rules.subject.match(text[verb:].split(" ", 1)[-1])
    if after:
        return after["actor"].strip()
    agent = rules.agent.search(text[verb:]) or rules.owner.match(text)
    return agent["actor"].strip() if agent else ""
