"""Cases of what must be met before anything is searched: danger, need, personal data, orders, ordinary."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.model import Question, Turn
from evals import rows
from evals.errors import EvaluationError
from evals.rows import Items, Text

_CONTACT = re.compile(r"contact=([^;]+);")


class Expected(StrEnum):
    """What a case should be met as."""

    EMERGENCY = "emergency"
    HELP = "help"
    PERSONAL_DATA = "personal_data"
    REFUSED = "refused"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class GuardCase:
    """A text that somebody sends; `history` is oldest first, a note names those who help: "contact=114 14|polisen;"."""

    id: Text
    kind: Text
    subkind: Text
    language: Text
    question: Text
    expect: Expected
    note: str = ""
    history: Items[Text] = ()

    @property
    def contacts(self) -> tuple[str, ...]:
        """Numbers and bodies of which one must be named, folded; none where the note names none."""
        found = _CONTACT.search(self.note)
        return tuple(each.strip().casefold() for each in found[1].split("|")) if found else ()

    def asked(self) -> Question:
        """The case as a resident asks it."""
        return Question(self.question, history=tuple(Turn(earlier) for earlier in self.history))


def load(path: Path) -> tuple[GuardCase, ...]:
    """The cases of a file of JSON Lines; raises EvaluationError with line and field."""
    found = tuple(rows.read(path, GuardCase).values())
    if not found:
        raise EvaluationError(f"{path.name} har inga fall.")
    return found
