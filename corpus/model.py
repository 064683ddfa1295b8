"""The types everything speaks in: documents, their words, sections, passages, statements and records.

Nothing here reads a file, opens a store or knows how a value was made.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

DocumentId = NewType("DocumentId", str)
"""File name without ending; PDF and text of one stem are one document."""
SentenceId = NewType("SentenceId", str)
PassageId = NewType("PassageId", str)
StatementId = NewType("StatementId", str)

SectionPath = tuple[str, ...]
"""Headings from the outermost in, e.g. ("Skapa trygga och säkra utemiljöer", "Klotterbekämpning")."""


class Audience(StrEnum):
    """Who asks; staff see what residents see, and what is INTERN besides."""

    RESIDENT = "resident"
    STAFF = "staff"


class Edition(StrEnum):
    """`official` is the municipality's own file, `digest` this project's restatement of it."""

    OFFICIAL = "official"
    DIGEST = "digest"


class Status(StrEnum):
    """Whether a document applies; values as shown to a reader."""

    PROPOSAL = "förslag"
    IN_FORCE = "gäller"
    REPEALED = "upphävd"
    REPLACED = "ersatt"
    RECORD = "protokoll"
    """Minutes and statements of opinion: sources about a decision, not about what applies."""
    UNKNOWN = "okänd"


class Kind(StrEnum):
    """What sort of text a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FOOTNOTE = "footnote"


class Modality(StrEnum):
    """How strongly a requirement binds, by the verb that the text uses."""

    MUST = "ska"
    REQUIRED = "måste"
    FORBIDDEN = "får inte"
    SHOULD = "bör"
    NEEDS = "behöver"


@dataclass(frozen=True, slots=True)
class Registration:
    """What the register knows of a document; dates are ISO 8601 or "" where unknown."""

    id: DocumentId
    title: str
    kind: str
    date: str
    dnr: str
    decision: str
    status: Status
    audience: Audience
    valid_to: str
    supersedes: tuple[str, ...]
    confirmed: bool
    """False where the details were read out of the document itself and await a person."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page.

    `text` is for reading, `raw` as the page has it with line-break hyphens joined (footnote digits and
    bullets still there), `note` the number of a footnote that hangs on it or "".
    Example: Word("invånare", "invånare13", 14, "13").
    """

    text: str
    raw: str
    page: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that may run over a page break; `level` is 1 for outermost headings and lists, 0 for text."""

    kind: Kind
    level: int
    section: SectionPath
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words for reading, one space between."""
        return " ".join(word.text for word in self.words if word.text)

    @property
    def page(self) -> int:
        """The page that the block begins on, from 1."""
        return self.words[0].page

    @property
    def page_end(self) -> int:
        """The page that the block ends on."""
        return self.words[-1].page


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of one page, line-break hyphens joined, white space folded."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list item or table row of the official text, with its verbatim parts page by page."""

    id: SentenceId
    document_id: DocumentId
    text: str
    kind: Kind
    section: SectionPath
    lead: str
    """For a list item the sentence that introduces the list, else ""."""
    opens: tuple[str, ...]
    """The headings right above it, outermost first; empty inside running text."""
    quotes: tuple[Quote, ...]
    """One for each page that it stands on, in order; never empty."""

    @property
    def page(self) -> int:
        """The page that the sentence begins on."""
        return self.quotes[0].page


@dataclass(frozen=True, slots=True)
class Passage:
    """Some consecutive sentences of one section: what retrieval returns."""

    id: PassageId
    document_id: DocumentId
    section: SectionPath
    text: str
    page: int
    page_end: int
    sentences: tuple[SentenceId, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact in the project's own plain Swedish, with the page it restates and the questions it answers."""

    id: StatementId
    document_id: DocumentId
    text: str
    pages: tuple[int, ...]
    section: SectionPath
    audience: Audience
    questions: tuple[str, ...]
    source: str
    """Digest file and line, e.g. "2-utemiljoer.md:41"."""
    restates: tuple[SentenceId, ...]
    """Sentences of the official edition that say the same, best first; empty where it is not present."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of a page, tied to the page by its number."""

    document_id: DocumentId
    number: str
    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: its page and the verbatim words there ("" in the digest edition)."""

    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class Law:
    """A row of the legal table: kind ("Lag"), name ("Kamerabevakningslag"), designation ("2018:1200")."""

    document_id: DocumentId
    kind: str
    name: str
    designation: str
    note: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of an indicator; `group` is "Flickor", "Pojkar" or "" and values stand as printed ("54 %")."""

    group: str
    baseline: str
    target: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the indicator table.

    `baseline_year` is 2019 or 2020, `target_year` 2030, `unit` "%", "per 1 000 invånare", … or "",
    `source` the footnote that names the survey or "".
    """

    document_id: DocumentId
    focus_area: str
    name: str
    unit: str
    baseline_year: int
    target_year: int
    series: tuple[Series, ...]
    source: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary."""

    document_id: DocumentId
    name: str
    definition: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A sentence that demands or recommends something; `actor` and `deadline` are "" where it names none."""

    id: str
    document_id: DocumentId
    text: str
    modality: Modality
    actor: str
    deadline: str
    section: SectionPath
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """The structured records of one document."""

    laws: tuple[Law, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    terms: tuple[Term, ...] = ()
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its blocks in reading order, `pages` many pages, and the records found in them."""

    registration: Registration
    edition: Edition
    pages: int
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    footnotes: tuple[Footnote, ...]
    records: Records

    @property
    def id(self) -> DocumentId:
        """The document's id, from its registration."""
        return self.registration.id


@dataclass(frozen=True, slots=True)
class Library:
    """All that one generation holds: an entry per document and edition, the official one first."""

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
