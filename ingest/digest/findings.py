"""What a check of the digest finds: remarks with file and line, coverage page by page, legibility file by file.

Values only; how they are found is in the other `audit_` modules, how they are shown in `ui`.
"""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import DocumentId


class Check(StrEnum):
    """What was checked; values as shown to an editor."""

    FORM = "format"
    PAGE = "sida"
    FIGURE = "siffra"
    NAME = "namn"
    SUPPORT = "stöd"
    NEGATION = "nekning"
    COPY = "avskrivet"
    TWIN = "dubblett"
    QUESTION = "fråga"
    LEGIBILITY = "läsbarhet"
    COVERAGE = "täckning"
    DRAFT = "utkast"


ERRORS = frozenset({Check.FORM, Check.PAGE, Check.FIGURE, Check.NAME, Check.SUPPORT, Check.COPY, Check.TWIN})
"""What makes the check fail; the others are warnings."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark; `source` is file and line of the digest, or the document's id where a page lacks statements."""

    check: Check
    source: str
    message: str

    @property
    def is_error(self) -> bool:
        """Whether it makes the check fail."""
        return self.check in ERRORS


@dataclass(frozen=True, slots=True)
class PageCover:
    """How many of a page's content sentences some statement restates, and those that none does."""

    document_id: DocumentId
    page: int
    statements: int
    sentences: int
    uncovered: tuple[str, ...]

    @property
    def covered(self) -> int:
        """How many are restated."""
        return self.sentences - len(self.uncovered)


@dataclass(frozen=True, slots=True)
class FileFigures:
    """One digest file in figures; `lix` over its statements."""

    name: str
    statements: int
    questions: int
    lix: float


@dataclass(frozen=True, slots=True)
class Support:
    """How well its page supports a statement; `score` is `closeness` + `likeness` / 2 + `share` / 4.

    `closeness` is the embeddings' cosine with the best sentence or pair of neighbours, `likeness` the cosine of
    their n-grams, `share` how much of the statement's n-grams the whole page has.
    """

    source: str
    text: str
    score: float
    closeness: float
    likeness: float
    share: float


@dataclass(frozen=True, slots=True)
class Audit:
    """The outcome; `unchecked` counts statements whose official document isn't here.

    `weakest` is worst first, of the statements whose words alone don't tell.
    """

    findings: tuple[Finding, ...]
    files: tuple[FileFigures, ...]
    pages: tuple[PageCover, ...]
    weakest: tuple[Support, ...]
    unchecked: int
    drafts: tuple[str, ...]
    drafted: int
    """Statements filled in in drafts."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the check fail."""
        return tuple(finding for finding in self.findings if finding.is_error)

    @property
    def coverage(self) -> float:
        """Share of all content sentences that are restated, 0 to 1; 1 where there are none."""
        total = sum(page.sentences for page in self.pages)
        return sum(page.covered for page in self.pages) / total if total else 1.0
