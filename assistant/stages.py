"""The answer as a row of stages: each adds to the answer's making or ends it with a status.

clean → emergency → orders → personal data → checklist → language → stand alone → retrieve → can it be answered? →
compose → check → result. The order is the architecture; each stage's own work lies in a module of its own.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter

from assistant.answer.check import Checker
from assistant.answer.cite import Cabinet
from assistant.answer.compose import Brief, Claim, Composer
from assistant.answer.fixed_texts import text
from assistant.answer.law_records import RecordDesk, recorded_first
from assistant.answer.notices import Notices
from assistant.answer.render import render
from assistant.answer.scope import within
from assistant.answer.signpost import signpost
from assistant.answer.suggestions import suggestions
from assistant.checklists.chat_order import Offer, Orders
from assistant.guard.emergency import emergency
from assistant.guard.personal_data import asks_of_person, holds_identity
from assistant.guard.prompt_injection import gives_orders
from assistant.model import Answer, AnswerStatus, Citation, Link, Question
from assistant.question.clean import clean
from assistant.question.followup import leans, standalone
from assistant.question.language import detect
from assistant.question.spelling import Speller
from assistant.question.split import parts_of, wants_list
from assistant.search.judge import judge
from assistant.search.retrieve import Filters, Retrieval, Retriever, merged_passages
from assistant.search.validity import Validity
from corpus.model import DocumentId, Statement
from corpus.swedish.words import content_words

_OF_STRATEGY = re.compile(r"\b(?:strategi|polic|dokument|handlingsprogram|styrdokument)\w*")
"""So common that they tell no question from another, but a question of nothing else is about the document itself."""
_FAMILIAR = 0.5
"""Above this share of the documents' own words a question is Swedish, whatever else it looks like."""


@dataclass(frozen=True, slots=True)
class Making:
    """An answer in the making; `ended` is set by the stage that ends it."""

    question: Question
    text: str = ""
    alone: str = ""
    leaning: bool = False
    language: str = "sv"
    offer: Offer | None = None
    retrievals: tuple[Retrieval, ...] = ()
    claims: tuple[Claim, ...] = ()
    ended: AnswerStatus | None = None
    said: str = ""
    cited: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)

    def end(self, status: AnswerStatus, said: str, cited: tuple[Citation, ...] = ()) -> "Making":
        """The same, ended."""
        return replace(self, ended=status, said=said, cited=cited)


Stage = Callable[[Making], Making]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages work with, all of one index."""

    retriever: Retriever
    composer: Composer
    checker: Checker
    cabinet: Cabinet
    records: RecordDesk
    speller: Speller
    validity: Validity
    notices: Notices
    orders: Orders
    contact: str


class Pipeline:
    """Runs the stages in order until one ends the answer."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._stages: tuple[tuple[str, Stage], ...] = (
            ("clean", self._clean),
            ("emergency", self._emergency),
            ("orders", self._orders),
            ("personal_data", self._personal_data),
            ("checklist", self._checklist),
            ("alone", self._alone),
            ("retrieve", self._retrieve),
            ("judge", self._judge),
            ("compose", self._compose),
            ("check", self._check),
        )

    def answer(self, question: Question) -> Answer:
        """The answer to a question, whatever becomes of it."""
        start = perf_counter()
        making = Making(question)
        seconds: dict[str, float] = {}
        for name, stage in self._stages:
            begun = perf_counter()
            making = stage(making)
            seconds[name] = perf_counter() - begun
            if making.ended is not None:
                break
        return self._result(making, seconds, start)

    def _clean(self, making: Making) -> Making:
        cleaned = clean(making.question.text)
        # A few search words have no small word that tells the language; the documents' own words do.
        language = "sv" if self._tools.speller.familiar(cleaned) > _FAMILIAR else detect(cleaned)
        making = replace(making, text=cleaned, alone=cleaned, language=language)
        if not any(sign.isalnum() for sign in cleaned):
            return making.end(AnswerStatus.OUT_OF_SCOPE, text("greeting", making.language))
        return making

    def _emergency(self, making: Making) -> Making:
        said = emergency(making.text, making.language)
        return making.end(AnswerStatus.EMERGENCY, said) if said else making

    def _orders(self, making: Making) -> Making:
        if gives_orders(making.text):
            return making.end(AnswerStatus.REFUSED, text("refused", making.language))
        return making

    def _personal_data(self, making: Making) -> Making:
        contact = self._tools.contact
        if holds_identity(making.text):
            said = text("personal_data", making.language, contact=contact)
            return making.end(AnswerStatus.PERSONAL_DATA, said)
        if asks_of_person(making.text):
            said = text("private_person", making.language, contact=contact)
            return making.end(AnswerStatus.PERSONAL_DATA, said)
        return making

    def _checklist(self, making: Making) -> Making:
        delivery = self._tools.orders.delivery(making.text, making.question.history)
        if delivery is None:
            return making
        status = AnswerStatus.ANSWERED if delivery.made else AnswerStatus.NOT_FOUND
        return replace(making.end(status, delivery.text, delivery.citations), links=delivery.links)

    def _alone(self, making: Making) -> Making:
        alone = self._corrected(self._standalone(making), making)
        own = self._corrected(making.text, making)
        if alone != own and not leans(making.text) and self._better_known(own, alone, making):
            alone = own
        if not content_words(alone) and making.language == "sv" and not _OF_STRATEGY.search(alone.lower()):
            return making.end(AnswerStatus.OUT_OF_SCOPE, text("greeting", making.language))
        return replace(making, alone=alone, leaning=alone != own, offer=self._tools.orders.offer(alone))

    def _corrected(self, question: str, making: Making) -> str:
        cleaned = clean(question)
        return self._tools.speller.correct(cleaned) if making.language == "sv" else cleaned

    def _better_known(self, own: str, merged: str, making: Making) -> bool:
        """Whether a short question that doesn't point back is nearer to something by itself: a new subject."""
        find, audience = self._tools.retriever.retrieve, making.question.audience
        if self._tools.records.claims(own, audience):
            return True
        by_itself, behind = (find(each, audience, making.language).hits for each in (own, merged))
        return bool(by_itself and behind) and by_itself[0].cosine > behind[0].cosine

    def _standalone(self, making: Making) -> str:
        return standalone(making.text, self._tools.orders.questions(making.question.history))

    def _retrieve(self, making: Making) -> Making:
        parts = (making.alone,) if making.leaning else parts_of(making.alone)
        queries = (making.alone, *parts) if len(parts) > 1 else (making.alone,)
        audience, language = making.question.audience, making.language
        scope = making.question.scope
        in_force = Filters(
            documents=scope.documents, without=self._without(making), focus_area=scope.focus_area
        )
        find = self._tools.retriever.retrieve
        found = tuple(find(query, audience, language, in_force) for query in queries)
        return replace(making, retrievals=found)

    def _judge(self, making: Making) -> Making:
        if self._recorded(making):
            return making
        verdicts = [judge(r.query, r, making.language) for r in making.retrievals]
        if any(verdict.answerable for verdict in verdicts):
            return making
        if not verdicts[0].in_scope:
            said = text("out_of_scope", making.language, contact=self._tools.contact)
            return making.end(AnswerStatus.OUT_OF_SCOPE, f"{said} {_elsewhere(making)}".strip())
        return self._not_found(making, near=verdicts[0].near)

    def _without(self, making: Making) -> frozenset[DocumentId]:
        """Documents that may not answer, for what they apply to or no longer do."""
        day = making.question.scope.day
        return self._tools.validity.out_on(day) if day else self._tools.validity.left_out(making.alone)

    def _recorded(self, making: Making) -> tuple[Claim, ...]:
        asked = making.question
        claims = self._tools.records.claims(making.alone, asked.audience)
        return within(claims, asked.scope, self._without(making))

    def _compose(self, making: Making) -> Making:
        asked = making.question
        brief = Brief(
            making.alone, making.retrievals, asked.audience, wants_list(making.text), plain=asked.plain
        )
        rest = self._tools.composer.compose(brief)
        return replace(making, claims=recorded_first(self._recorded(making), rest))

    def _check(self, making: Making) -> Making:
        kept = self._tools.checker.kept(making.claims)
        if making.offer and not any(making.offer.met_by(claim.text) for claim in kept):
            kept = ()
        return replace(making, claims=kept) if kept else self._not_found(making)

    def _not_found(self, making: Making, *, near: bool = True) -> Making:
        said = text("not_found", making.language, contact=self._tools.contact)
        instead = making.offer.said if making.offer else _elsewhere(making)
        if instead or not near:
            return making.end(AnswerStatus.NOT_FOUND, f"{said} {instead}".strip())
            return making.end(AnswerStatus.NOT_FOUND, said)
        nearest = next(
            (hit.target for hit in making.retrievals[0].hits if isinstance(hit.target, Statement)), None
        )
        if nearest is not None and self._tools.checker.traces(
            Claim(nearest.text, self._tools.cabinet.sources(nearest))
        ):
            page = f"{nearest.text} (s. {nearest.pages[0]})"
            said = f"{said} {text('nearest', making.language, statement=page)}"
        return making.end(AnswerStatus.NOT_FOUND, said)

    def _result(self, making: Making, seconds: dict[str, float], start: float) -> Answer:
        intro = text("intro", making.language) if making.ended is None else ""
        body, citations = render(making.claims if making.ended is None else (), self._tools.cabinet, intro)
        body, citations = self._tools.notices.added(body, citations, making.claims, making.alone)
        hidden = {AnswerStatus.EMERGENCY, AnswerStatus.REFUSED, AnswerStatus.PERSONAL_DATA}
        first = making.retrievals[0] if making.retrievals and making.ended not in hidden else None
        embed = sum(retrieval.seconds["embed"] for retrieval in making.retrievals)
        searched = sum(retrieval.seconds["search"] for retrieval in making.retrievals)
        total = perf_counter() - start
        times = {"embed": embed, "retrieve": searched, "answer": total - embed - searched, "total": total}
        return Answer(
            secrets.token_hex(8),
            making.ended or AnswerStatus.ANSWERED,
            making.language,
            making.said if making.ended else body,
            making.cited or citations,
            merged_passages(making.retrievals) if first else (),
            suggestions(first, making.text) if first else (),
            times,
            making.links or _offered(making),
            seconds,
        )


def _offered(making: Making) -> tuple[Link, ...]:
    """The list that counts what was asked for, beside what the documents say or don't say of it."""
    told = making.ended in (None, AnswerStatus.NOT_FOUND)
    return (making.offer.link,) if making.offer and told else ()


def _elsewhere(making: Making) -> str:
    """Whom to turn to instead, by what was asked; what came before it in a conversation counts too."""
    return signpost(making.text, making.language) or signpost(making.alone, making.language)
