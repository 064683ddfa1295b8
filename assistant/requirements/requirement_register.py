"""Documents → the register of what they demand (kravregister): filtered, and grouped by who is to act.

The text's own words stand; only who is responsible is written alike ("Kommunen", "kommunen"), so that one
department's duties stand together. Which documents a reader may see, and in which edition, is chosen before.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.requirements.contradictions import Pair, Side, pairs_of, sides_of
from corpus.model import Document, Modality, Requirement, SectionPath
from corpus.swedish.fold import fold
from corpus.swedish.words import content_words, has_words, stem

NOBODY = "ingen namngiven"
_EVERY = re.compile(r"^(?:alla|all|samtliga|varje|respektive|hela|de)\s+", re.IGNORECASE)
_LEADING = re.compile(r"^(?:inom|vid|i|för|av|hos|som|när|på)\s+", re.IGNORECASE)
_PROPER = re.compile(r"(?!(?:Alla|Varje|Hela) )[A-ZÅÄÖ][\w-]+ (?:kommuns?\b|[A-ZÅÄÖ])|Sverige\b")
"""A name: what stands before "kommun" or another capital, "Ekeby kommun", "Region Stockholm"."""
_LETTERS = str.maketrans("åäö", "{|}")
_TASK = re.compile(r"\b(?:ansvar\w*|uppgift\w*|uppdrag\w*)\b", re.IGNORECASE)
_SAME_AREA = 0.6
"""Share of a focus area's words that a heading must have: "Trygghet för barn och unga" has 2 of 3."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which requirements to show; "", 0 and None leave a filter out. Words match inflected and in compounds."""

    modality: Modality | None = None
    actor: str = ""
    area: str = ""
    document: str = ""
    page: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A requirement in its document; `responsible` and `area` are "" where the text names none."""

    requirement: Requirement
    document: Document
    responsible: str
    area: str

    @property
    def page(self) -> int:
        """The page that it begins on."""
        return self.requirement.places[0].page


@dataclass(frozen=True, slots=True)
class Duties:
    """What one party is to do, in reading order; `responsible` is NOBODY for what is nobody's by name."""

    responsible: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """What was asked for.

    `mentioned` are sentences that give the party in `wanted` a task without its being the subject of a *ska*;
    `pairs` are those with at least one side among the groups' entries.
    """

    wanted: Wanted
    groups: tuple[Duties, ...]
    mentioned: tuple[Side, ...]
    pairs: tuple[Pair, ...]
    documents: tuple[Document, ...]

    @property
    def count(self) -> int:
        """How many requirements the groups hold."""
        return sum(len(group.entries) for group in self.groups)


def register(documents: Sequence[Document], wanted: Wanted, pairs: Sequence[Pair] | None = None) -> Register:
    """The register over these documents, each in the one edition that is to be shown.

    `pairs` are those of the same documents, found anew where they aren't given.
    """
    found = listed(documents, wanted)
    held = {entry.requirement.id for entry in found}
    mentioned = tuple(_mentions(documents, wanted, held)) if wanted.actor else ()
    beside = tuple(p for p in (pairs_of(documents) if pairs is None else pairs) if held & p.requirements)
    used = {entry.document.id for entry in found} | {side.document.id for side in mentioned}
    return Register(wanted, grouped(found), mentioned, beside, tuple(d for d in documents if d.id in used))


def listed(documents: Sequence[Document], wanted: Wanted) -> list[Entry]:
    """The requirements that are wanted, in reading order."""
    return [entry for entry in entries_of(documents) if _fits(entry, wanted)]


def entries_of(documents: Sequence[Document]) -> list[Entry]:
    """All requirements in reading order, with who is responsible written alike and the focus area."""
    areas = _areas(documents)
    rows = [(d, requirement) for d in documents for requirement in d.records.requirements]
    names = _alike(requirement.actor for _, requirement in rows)
    return [
        Entry(requirement, document, names[requirement.actor], area_of(requirement.section, areas))
        for document, requirement in rows
    ]


def grouped(entries: Iterable[Entry]) -> tuple[Duties, ...]:
    """Entries by who is responsible, in the order of the Swedish alphabet, nobody's last."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.responsible, []).append(entry)
    order = sorted(groups, key=lambda name: (not name, name.casefold().translate(_LETTERS)))
    return tuple(Duties(name or NOBODY, tuple(groups[name])) for name in order)


def responsible_of(actor: str) -> str:
    """Who the text names, as it is written inside a sentence.

    "Kommunens" gives "kommunen", "Inom Ekeby kommun" gives "Ekeby kommun", "Alla chefer" "alla chefer".
    """
    name = _LEADING.sub("", " ".join(actor.split()))
    name = re.sub(r"(?i)(?<=kommunen|oncernen)s$", "", name)
    return name if _PROPER.match(name) else name[:1].lower() + name[1:]


@lru_cache(maxsize=4096)
def area_of(section: SectionPath, areas: tuple[str, ...]) -> str:
    """The focus area whose words the innermost of its headings has, "" where none has.

    ("Trygghet för barn och unga", "Uppföljning") gives "Skapa trygghet för barn och unga".
    """
    for heading in reversed(section):
        shares = [(_share(area, heading), area) for area in areas]
        best = max(shares, default=(0.0, ""))
        if best[0] >= _SAME_AREA:
            return best[1]
    return ""


def _fits(entry: Entry, wanted: Wanted) -> bool:
    requirement = entry.requirement
    return (
        (wanted.modality is None or requirement.modality is wanted.modality)
        and (not wanted.document or requirement.document_id == wanted.document)
        and (not wanted.page or any(place.page == wanted.page for place in requirement.places))
        and has_words(wanted.actor, entry.responsible)
        and has_words(wanted.area, entry.area)
        and has_words(wanted.words, requirement.text, *requirement.section)
    )


def _mentions(documents: Sequence[Document], wanted: Wanted, held: Collection[str]) -> Iterator[Side]:
    """Sentences that name the party: other requirements, and what it answers for."""
    areas = _areas(documents)
    for side in (side for document in documents for side in sides_of(document)):
        sentence, requirement = side.sentence, side.requirement
        if requirement.id in held if requirement else not _TASK.search(sentence.text):
            continue
        if (
            has_words(wanted.actor, sentence.text)
            and (wanted.modality is None or side.modality == wanted.modality)
            and (not wanted.document or sentence.document_id == wanted.document)
            and (not wanted.page or any(quote.page == wanted.page for quote in sentence.quotes))
            and has_words(wanted.area, area_of(sentence.section, areas))
            and has_words(wanted.words, sentence.text, *sentence.section)
        ):
            yield side


def _areas(documents: Iterable[Document]) -> tuple[str, ...]:
    """The focus areas that the indicator tables name."""
    found = (row.focus_area for document in documents for row in document.records.indicators)
    return tuple(dict.fromkeys(area for area in found if area))


def _share(area: str, heading: str) -> float:
    """How much of an area's words a heading has, 0 to 1; a heading with other words besides has less."""
    own, other = ({stem(word) for word in content_words(text)} for text in (area, heading))
    other = {word for word in other if not word.isdigit() and not word.startswith("fokusområd")}
    return len(own & other) / len(own | other) if own and other else 0.0


def _alike(actors: Iterable[str]) -> dict[str, str]:
    """Each actor as printed → the form that stands for all its inflections, the most frequent one."""
    counts = Counter(actors)
    forms: dict[str, Counter[str]] = {}
    for actor, often in counts.items():
        forms.setdefault(_key(actor), Counter())[responsible_of(actor)] += often
    return {actor: _usual(forms[_key(actor)]) for actor in counts}


def _usual(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], len(form), form))


def _key(actor: str) -> str:
    """What all inflections of an actor share: "Alla medarbetare" and "medarbetaren" have one key."""
    return " ".join(stem(word) for word in fold(_EVERY.sub("", responsible_of(actor))).split())
