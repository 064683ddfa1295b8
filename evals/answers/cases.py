"""A file of cases → cases that have been checked; how one is judged is `score.py`'s."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, WrapValidator
from pydantic_core import PydanticCustomError

from corpus.model import DocumentId
from evals import rows
from evals.errors import EvaluationError
from evals.rows import TEXT, Flag, Items, Page, Text, default, expected


class Asker(StrEnum):
    """Who types the question; a planner is asked for as staff."""

    RESIDENT = "resident"
    STAFF = "staff"
    PLANNER = "planner"


class Need(StrEnum):
    """Whether one span of evidence is enough or all are needed."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Gold:
    """Evidence: words that stand on a page, counted from 1."""

    document_id: Annotated[DocumentId, Field(pattern=r"\S", validation_alias="doc"), TEXT]
    page: Page
    quote: Text


def _fits(given: Sequence[object], row: ValidationInfo) -> Sequence[object]:
    answerable = row.data.get("answerable", bool(given))
    if answerable and not given:
        raise PydanticCustomError("row", "får inte vara tom när answerable är true.")
    if given and not answerable:
        raise PydanticCustomError("row", "ska vara tom när answerable är false.")
    return given


def _choice(choices: type[StrEnum]) -> WrapValidator:
    return expected(f"ska vara {' eller '.join(choices)}, inte {{value}}.")


_Wordings = Annotated[tuple[Text, ...], Field(min_length=1), expected("ska vara en lista med minst en text.")]
_IF_ANSWERABLE = Field(validate_default=True)


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a right answer holds.

    `type` is free ("fact", "list", …), `history` is oldest first, `facts` has for each fact its alternative
    wordings. `gold` and `facts` are empty exactly when the documents don't answer.
    """

    id: Text
    type: Text
    question: Text
    answerable: Flag
    audience: Annotated[Asker, _choice(Asker), default(Asker.RESIDENT, "")] = Asker.RESIDENT
    gold: Annotated[Items[Gold], AfterValidator(_fits), _IF_ANSWERABLE] = ()
    need: Annotated[Need, _choice(Need), default(Need.ANY, "")] = Need.ANY
    facts: Annotated[Items[_Wordings], AfterValidator(_fits), _IF_ANSWERABLE] = ()
    forbid: Items[Text] = ()
    history: Items[Text] = ()


def load(path: Path) -> tuple[Case, ...]:
    """The cases of a file of JSON Lines, in its order; raises EvaluationError with line and field."""
    cases = rows.read(path, Case)
    if not cases:
        raise EvaluationError(f"{path.name} har inga frågor.")
    return tuple(cases.values())
