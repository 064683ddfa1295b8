"""What goes in and out over HTTP for a question and for feedback; field names are the contract's.

Answers are shaped here from the engine's types. Nothing decides anything here.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool

from assistant.model import (
    Alert,
    AlertLevel,
    Answer,
    AnswerStatus,
    Citation,
    Notice,
    Question,
    RankedPassage,
    Turn,
)
from corpus.model import Audience, Edition, Status

QUESTION_LENGTH = 2_000
"""Characters; a longer question is refused with 413 (the contract), which is why no field says so here."""
TURNS = 50
"""Turns of history; the whole body may be 64 kB, so that more would seldom fit."""


def _readable(text: str) -> str:
    """Refuses half a surrogate pair, which JSON can hold and UTF-8 can't."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("Innehåller tecken som inte går att läsa.") from None
    return text


def _said(text: str) -> str:
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        raise ValueError("Skriv en fråga.")
    return text


def _or(default: object) -> BeforeValidator:
    """An explicit null means the same as a missing field."""
    return BeforeValidator(lambda value: default if value is None else value)


Readable = Annotated[str, AfterValidator(_readable)]
Said = Annotated[Readable, AfterValidator(_said)]


class TurnIn(BaseModel):
    """En tidigare fråga i samma samtal."""

    question: Readable = Field(description="Frågan som ställdes.", max_length=10_000)
    answer: Annotated[Readable, _or("")] = Field("", description="Svaret som gavs, om klienten har det kvar.")


class QuestionIn(BaseModel):
    """En fråga. Okända fält hoppas över."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"question": "Hur snabbt ska klotter saneras?", "include_passages": True}]
        }
    )

    question: Said = Field(
        description="Frågan, högst 2 000 tecken. Skriv inga personuppgifter.",
        json_schema_extra={"minLength": 1, "maxLength": QUESTION_LENGTH},
    )
    audience: Annotated[Audience, _or(Audience.RESIDENT)] = Field(
        Audience.RESIDENT, description="`resident` (invånare) eller `staff` (medarbetare, kräver nyckel)."
    )
    history: Annotated[list[TurnIn], _or([])] = Field(
        default_factory=list, max_length=TURNS, description="Tidigare frågor i samtalet, äldst först."
    )
    include_passages: Annotated[StrictBool, _or(False)] = Field(
        False, description="Om de rangordnade textavsnitten ska följa med."
    )

    def question_of(self) -> Question:
        """The question as the engine takes it."""
        history = tuple(Turn(turn.question, turn.answer) for turn in self.history)
        return Question(self.question.strip(), self.audience, history)


class NoticeOut(BaseModel):
    """Något som har ändrats sedan dokumentet skrevs."""

    text: str
    date: str = Field(description="ISO 8601, eller tomt.")
    source: str
    checked: str = Field("", description="Dagen då uppgiften senast kontrollerades, ISO 8601 eller tomt.")


class CitationOut(BaseModel):
    """Var ett påstående står."""

    marker: int = Field(description="Numret som svaret hänvisar med, [1].")
    document_id: str
    title: str
    section: list[str] = Field(description="Rubrikerna utifrån och in.")
    page: int = Field(description="Sidan som citatet börjar på, från 1.")
    quote: str = Field(description="Ordagrant ur sidan när edition är `official`.")
    url: str = Field(description="Sidan med orden markerade.")
    edition: Edition
    status: Status
    dnr: str
    notices: list[NoticeOut]


class LinkOut(BaseModel):
    """Något att gå vidare till som inte är en sida i ett dokument."""

    label: str = Field(description="Vad länken leder till, att visa.")
    url: str = Field(description="En sida i tjänsten (börjar med /) eller en nationell källa (https).")


class PassageOut(BaseModel):
    """Ett avsnitt som sökningen hittade."""

    document_id: str
    page: int
    page_end: int
    section: list[str]
    text: str
    score: float = Field(description="0 till 1, högre är bättre.")


class AlertOut(BaseModel):
    """Vad som sägs före allt annat när någon kan vara i fara eller behöva hjälp."""

    level: AlertLevel = Field(
        description="`certain`: status är `emergency`. `possible` och `help`: sägs före svaret, vilket det än är."
    )
    kind: str = Field(description="Vilken fara eller vilket behov, t.ex. `fire` eller `violence`.")
    text: str = Field(description="Orden; `answer` börjar med dem.")
    numbers: list[str] = Field(description="Numren som nämns, det viktigaste först.")


class AnswerOut(BaseModel):
    """Svaret, vad det än blev av frågan."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "a1b2c3",
                    "status": "answered",
                    "answered": True,
                    "language": "sv",
                    "answer": "Klotter ska vara borta inom 48 timmar. [1]",
                    "citations": [
                        {
                            "marker": 1,
                            "document_id": "trygghets-och-sakerhetsstrategi",
                            "title": "Trygghets- och säkerhetsstrategi",
                            "section": ["Skapa trygga och säkra utemiljöer", "Klotterbekämpning"],
                            "page": 28,
                            "quote": "…",
                            "url": "/dokument/trygghets-och-sakerhetsstrategi/sida/28?citat=…#citat",
                            "edition": "official",
                            "status": "gäller",
                            "dnr": "KS 2021-1430",
                            "notices": [],
                        }
                    ],
                    "suggestions": [],
                    "seconds": {"total": 0.03},
                }
            ]
        }
    )

    id: str
    status: AnswerStatus
    answered: bool = Field(description="Sant bara för status `answered`.")
    language: str
    answer: str = Field(description="Svaret med hänvisningar [n], eller vad man kan göra i stället.")
    citations: list[CitationOut]
    passages: list[PassageOut] | None = Field(None, description="Bara när `include_passages` är sant.")
    suggestions: list[str] = Field(description="Frågor att gå vidare med.")
    seconds: dict[str, float]
    links: list[LinkOut] = Field(
        default_factory=list, description="Hela checklistan som beställdes, och dess nationella källor."
    )
    alert: AlertOut | None = Field(
        None, description="Larm eller hjälp som sägs först, null när inget sådant sägs."
    )


class FeedbackIn(BaseModel):
    """Vad någon tyckte om ett svar. Bara antalet sparas, om inte frågor sparas."""

    id: Readable = Field(description="Svarets id.", min_length=1, max_length=100)
    helpful: StrictBool = Field(description="Om svaret var till hjälp.")
    comment: Annotated[str, _or("")] = Field("", max_length=1_000, description="Högst 1 000 tecken.")


class Accepted(BaseModel):
    """Kvitto."""

    status: str = "tack"


class FieldProblem(BaseModel):
    """Ett fält och vad som är fel med det."""

    field: str
    reason: str


class Problem(BaseModel):
    """Ett fel enligt RFC 9457, på svenska."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = Field(default_factory=list)
    request_id: str = Field(
        "", description="Det som driften hittar förfrågan i loggen med; står också i X-Request-ID."
    )


def answer_out(answer: Answer, *, include_passages: bool) -> AnswerOut:
    """The engine's answer in the contract's shape."""
    return AnswerOut(
        id=answer.id,
        status=answer.status,
        answered=answer.answered,
        language=answer.language,
        answer=answer.text,
        citations=[_citation(citation) for citation in answer.citations],
        passages=[_passage(passage) for passage in answer.passages] if include_passages else None,
        suggestions=list(answer.suggestions),
        seconds=dict(answer.seconds),
        links=[LinkOut(label=link.label, url=link.url) for link in answer.links],
        alert=_alert(answer.alert),
    )


def _alert(alert: Alert | None) -> AlertOut | None:
    return AlertOut(**_fields(alert) | {"numbers": list(alert.numbers)}) if alert else None


def _citation(citation: Citation) -> CitationOut:
    return CitationOut(**(_fields(citation) | {"notices": [_notice(notice) for notice in citation.notices]}))


def _notice(notice: Notice) -> NoticeOut:
    return NoticeOut(**_fields(notice))


def _passage(passage: RankedPassage) -> PassageOut:
    return PassageOut(**_fields(passage))


def _fields(value: Alert | Citation | Notice | RankedPassage) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}
