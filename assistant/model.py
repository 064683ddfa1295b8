"""Questions, retrieval and answers: the types the stages hand on and the interfaces show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.model import Audience, DocumentId, Edition, SectionPath, Status


class AnswerStatus(StrEnum):
    """How a question ended; only the first is an answer."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"
    EMERGENCY = "emergency"
    PERSONAL_DATA = "personal_data"
    REFUSED = "refused"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the same conversation; `answer` is "" where the client kept none."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is narrowed to: documents (none means all), a focus area or "", what applied on a day or ""."""

    documents: frozenset[DocumentId] = frozenset()
    focus_area: str = ""
    day: str = ""
    """ISO 8601; "" means today, unless the question itself asks for an earlier state."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks; `history` is oldest first, `plain` wants the plain wording for staff too."""

    text: str
    audience: Audience = Audience.RESIDENT
    history: tuple[Turn, ...] = ()
    scope: Scope = Scope()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that time has changed; `date` and `checked`, when somebody last looked, are ISO 8601 or ""."""

    text: str
    date: str
    source: str
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement stands: `quote` is verbatim on `page` of the document."""

    marker: int
    document_id: DocumentId
    title: str
    section: SectionPath
    page: int
    quote: str
    url: str
    edition: Edition
    status: Status
    dnr: str
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go on: a page of this service (an address that begins with /), or a source elsewhere."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A retrieved passage; `score` is between 0 and 1, higher is better."""

    document_id: DocumentId
    page: int
    page_end: int
    section: SectionPath
    text: str
    score: float


class AlertLevel(StrEnum):
    """How sure it is that somebody is in danger, or that somebody needs a number that isn't 112."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Alert:
    """What is said before everything else; `kind` is which danger or need, `numbers` those that the text names."""

    level: AlertLevel
    kind: str
    text: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of a question, whatever became of it.

    `text` has a marker [n] after every sentence that states something when `status` is ANSWERED, and begins with the
    text of `alert`, where there is one. `passages` are ranked, best first. `links` lead to what isn't a page of a
    document: a whole checklist, national sources. `seconds` gives the time of each step and "total", `stages` that of
    each stage that ran. A `recalled` answer was made before: its `seconds` are of this time, its `stages` of the first.
    """

    id: str
    status: AnswerStatus
    language: str
    text: str
    citations: tuple[Citation, ...] = ()
    passages: tuple[RankedPassage, ...] = ()
    suggestions: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    stages: Mapping[str, float] = field(default_factory=dict)
    recalled: bool = False
    alert: Alert | None = None

    @property
    def answered(self) -> bool:
        """Whether the documents gave an answer."""
        return self.status is AnswerStatus.ANSWERED
