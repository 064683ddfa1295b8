"""What somebody says in the chat → a checklist that they order, as a short list with markers, or nothing.

A question *about* a checklist ("Vad bör finnas i en krislåda?") is a question and stays one. Rules of words,
from assistant.checklists.wording import place
from the definitions; no search and no language model.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from assistant.answer.cite import Source, citation_of
from assistant.checklists.case import CaseError
from assistant.checklists.checklist import Checklist, Force, Item
from assistant.checklists.definition import Definition, ItemRule
from assistant.checklists.fill import Suggestion, hits, suggest
from assistant.checklists.make import ASSUMED, BrokenChecklist, Checklists, value_text
from assistant.checklists.wording import place
from assistant.model import Citation, Link, Notice, Turn

log = logging.getLogger("trygg.assistant")
_ASKS = re.compile(
    r"^(?:hej\W+)?(?:vad|hur|vilk\w+|vem|vems|var|vart|när|varför|finns|är|får|ska|bör|måste|behöver|har|gäller|räcker|"
    r"ingår|brukar|berätta|förklara|beskriv|sammanfatta|(?:kan|får|bör|ska) (?:jag|man|vi)(?! få en \w*lista))\b"
)
_DOUBTS = re.compile(r"\?|\b(?:hur|vad|vilk\w+|varför|räcker|räcka|när|ska|bör|måste|finns|ingår|behöver)\b")
_QUESTIONS = re.compile(r"\?|\b(?:hur|vad|vilk\w+|varför)\b")
"""After an order, "vi behöver medicin" or "det finns klotter" answers; only this still asks."""
_HOW_MUCH = re.compile(r"\bhur (?:mycket|många)\b")
_AT_HOME = re.compile(
    r"\b(?:hemma|hushåll\w*|familj\w*|per (?:person|vuxen|dygn|dag)|lagra|förråd|kris\w*|beredskap\w*|strömavbrott"
    r"|(?:ska|bör|måste|behöver|kan) (?:jag|man|vi|en)|(?:jag|man|vi) (?:ska|bör|måste|behöver|har))\b"
)
_OF_OTHERS = re.compile(r"\b(?:kommun\w*|räddningstjänst\w*|skol\w*|förskol\w*|region\w*|verksamhet\w*)\b")
_BROKEN = "Den listan går inte att göra just nu. Felet är noterat. Försök igen senare."
_RANK = {Force.MUST: 0, Force.SHOULD: 1, Force.MAY: 2}
_MOST_WORDS = 245
_MOST_TURNS = 6
"""Turns back that an order is looked for."""
_MOST_ASKED = 4


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is said and what it stands on; `made` is false where the case was refused.

    The first of `links` is the whole list, the others are the national sources of what is said: those have no
    page that a citation could name.
    """

    text: str
    citations: tuple[Citation, ...]
    made: bool
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A list that counts what somebody asks the amount of: what to say, where it is, and words of what it counts."""

    said: str
    link: Link
    counts: tuple[str, ...]

    def met_by(self, text: str) -> bool:
        """Whether a text speaks of what it counts at all."""
        return bool(hits(self.counts, text.casefold()))


class Orders:
    """Recognises orders and delivers."""

    def __init__(self, checklists: Checklists) -> None:
        self._checklists = checklists

    def delivery(self, text: str, history: Sequence[Turn] = ()) -> Delivery | None:
        """The list that a text orders, None where it orders none.

        What answers the questions of an order just made is taken together with it.
        """
        name = self.ordered(text)
        said = [text]
        if name is None:
            name, said = self._answering(text, history)
        if name is None:
            return Delivery(_BROKEN, (), False) if self._broken(text) else None
        return self._delivered(
            name, _merged([suggest(self._checklists.definition(name), each) for each in said])
        )

    def _broken(self, text: str) -> bool:
        """Whether a text orders a list whose definition has an error; its fields can't be told."""
        folded = " ".join(text.casefold().split())
        if _ASKS.match(folded) or _QUESTIONS.search(folded):
            return False
        return any(
            hits(order.names, folded) and hits(order.verbs, folded)
            for order in self._checklists.broken_orders
        )

    def questions(self, history: Sequence[Turn]) -> tuple[Turn, ...]:
        """The turns that asked something, for a question to lean on: not orders, nor what answered them."""
        return tuple(
            turn
            for place, turn in enumerate(history)
            if self.ordered(turn.question) is None
            and self._answering(turn.question, history[:place])[0] is None
        )

    def _answering(self, text: str, history: Sequence[Turn]) -> tuple[str | None, list[str]]:
        """The list that a text says more about, with all that was said of it, oldest first."""
        said = [text]
        for turn in reversed(history[-_MOST_TURNS:]):
            if _asking(said[0]):
                break
            said.insert(0, turn.question)
            if name := self.ordered(turn.question):
                definition = self._checklists.definition(name)
                return (name, said) if all(suggest(definition, each) for each in said[1:]) else (None, [])
        return None, []

    def ordered(self, text: str) -> str | None:
        """The name of the checklist that a text orders."""
        folded = " ".join(text.casefold().split())
        if _ASKS.match(folded):
            return None
        for definition in self._checklists.definitions.values():
            if _orders(definition, folded):
                return definition.name
        return None

    def offer(self, text: str) -> Offer | None:
        """The list that counts for who asks how much a household needs."""
        folded = " ".join(text.casefold().split())
        if not _HOW_MUCH.search(folded) or _OF_OTHERS.search(folded):
            return None
        for name, definition in self._checklists.definitions.items():
            found = suggest(definition, text)
            if hits(definition.order.counts, folded) and (found or _AT_HOME.search(folded)):
                link = Link(f"{definition.title}: räkna ut det", page(name, found))
                return Offer(definition.order.offer, link, definition.order.counts)
        return None

    def _delivered(self, name: str, found: Sequence[Suggestion]) -> Delivery:
        definition = self._checklists.definition(name)
        try:
            made = self._checklists.make(name, {each.field: each.value for each in found})
        except CaseError as error:
            return Delivery(f"Den listan går inte att göra. {error}", (), False)
        except BrokenChecklist as error:
            log.error("%s", error)
            return Delivery(_BROKEN, (), False)
        rules = {rule.id: rule for rule in definition.items}
        head, rest = _head(definition, found, made), _rest(made)
        chosen = _chosen(made, _MOST_WORDS - len(f"{head} {rest}".split()))
        lines, citations = [], _Citations(self._checklists)
        for item in chosen:
            lines.append(f"- {_line(item)}. [{citations.marker(rules[item.id], item)}]")
        whole = Link(f"{definition.title}: hela listan, att skriva ut", page(name, found))
        said = "\n\n".join((head, "\n".join(lines), rest))
        return Delivery(said, tuple(citations.made), True, (whole, *_national(chosen)))


def _merged(said: Sequence[Sequence[Suggestion]]) -> list[Suggestion]:
    """What several texts suggest: the latest word on each field, all the choices of a field of several."""
    found: dict[str, Suggestion] = {}
    for each in (suggestion for one in said for suggestion in one):
        before = found.get(each.field)
        if before and isinstance(before.value, tuple) and isinstance(each.value, tuple):
            each = replace(each, value=tuple(dict.fromkeys((*before.value, *each.value))))
        found[each.field] = each
    return list(found.values())


def page(name: str, found: Sequence[Suggestion]) -> str:
    """Where the whole list is, as a page.

    Example: "/checklista/krislada?vuxna=2&spadbarn=1"
    """
    values = []
    for each in found:
        several = each.value if isinstance(each.value, tuple) else (each.value,)
        values += [
            (each.field, {True: "ja", False: "nej"}.get(v, v) if isinstance(v, bool) else v) for v in several
        ]
    return f"/checklista/{name}" + (f"?{urlencode(values)}" if values else "")


def _asking(text: str) -> bool:
    folded = " ".join(text.casefold().split())
    return bool(_ASKS.match(folded) or _QUESTIONS.search(folded))


def _orders(definition: Definition, folded: str) -> bool:
    order = definition.order
    named, told = bool(hits(order.names, folded)), bool(hits(order.verbs, folded))
    filled = len(suggest(definition, folded))
    if named and (told or (filled and not _DOUBTS.search(folded))):
        return True
    return bool(order.fields) and told and filled >= order.fields and bool(hits(("checklist*",), folded))


def _head(definition: Definition, found: Sequence[Suggestion], made: Checklist) -> str:
    """What the list is for: what was said, and the numbers that stand in for what wasn't."""
    fields = {field.id: field for field in definition.fields}
    told = [value_text(fields[each.field], each.value) for each in found if not isinstance(each.value, bool)]
    told += [value for _, value in made.case if value.endswith(ASSUMED)]
    return f"{definition.title}: {', '.join(told)}" if told else definition.title


def _rest(made: Checklist) -> str:
    """How long the whole list is, and what would make it better."""
    total = sum(len(group.items) for group in made.groups)
    said = f"Hela listan har {total} punkter och går att skriva ut."
    asked = [question for question in made.open if question.endswith("?")][:_MOST_ASKED]
    better = "Svara gärna på det här, så blir listan bättre:"
    return f"{said}\n\n{better} {' '.join(asked)}" if asked else said


def _chosen(made: Checklist, most: int) -> list[Item]:
    """What comes first: what is a must, what is counted; in the list's own order, within so many words."""
    items = [
        item for group in made.groups for item in group.items if any(s.document_id for s in item.sources)
    ]
    ranked = sorted(items, key=lambda item: (_RANK[item.force], not item.sum))
    kept: set[str] = set()
    words = 0
    for item in ranked:
        # The dash before it and the marker after it count as words.
        words += len(_line(item).split()) + 2
        if words <= most:
            kept.add(item.id)
    return [item for item in items if item.id in kept]


def _line(item: Item) -> str:
    """An item in one line, with whose figures and advice it is where they aren't the document's."""
    said = f"{item.text}: {item.sum}" if item.sum else item.text
    names = dict.fromkeys(source.title.split(": ")[0] for source in item.sources if not source.document_id)
    return f"{said} ({', '.join(names)})" if names else said


def _national(items: Sequence[Item]) -> Iterator[Link]:
    """The national sources of some items, each address once."""
    sources = {s.url: s for item in items for s in item.sources if not s.document_id}
    return (Link(place(source), url) for url, source in sources.items())


class _Citations:
    """Numbers the words that items stand on, each when they first appear."""

    def __init__(self, checklists: Checklists) -> None:
        self._grounds = checklists.grounds
        self._numbers: dict[tuple[Source, tuple[Notice, ...]], int] = {}
        self.made: list[Citation] = []

    def marker(self, rule: ItemRule, item: Item) -> int:
        """The number of an item's words, with what has changed as notices."""
        source = self._grounds.source(rule.cites[0])
        notices = tuple(Notice(text, "", "") for text in item.notices)
        if (source, notices) not in self._numbers:
            number = self._numbers[source, notices] = len(self.made) + 1
            registration = self._grounds.document(source.document_id).registration
            self.made.append(citation_of(number, source, registration, notices))
        return self._numbers[source, notices]
