"""Who is signed in and what they may do; knows nothing of how they signed in."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at the municipality; each may do all that the ones before may."""

    MEDARBETARE = "medarbetare"
    PLANERARE = "planerare"
    REDAKTOR = "redaktör"
    FORVALTARE = "förvaltare"


class Right(StrEnum):
    """Something that not everyone may do."""

    ASK = "fråga och läsa"
    SAVE = "spara checklistor"
    PUBLISH = "läsa in och publicera dokument"
    MANAGE = "rulla tillbaka, läsa loggar och hantera konton"


_NEEDS = {
    Right.ASK: Role.MEDARBETARE,
    Right.SAVE: Role.PLANERARE,
    Right.PUBLISH: Role.REDAKTOR,
    Right.MANAGE: Role.FORVALTARE,
}
_RANK = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in; `id` is what the audit log calls them."""

    id: str
    name: str
    role: Role

    def may(self, right: Right) -> bool:
        """Whether the role gives the right.

        Example: Person("a", "A", Role.PLANERARE).may(Right.PUBLISH) -> False
        """
        return _RANK[self.role] >= _RANK[_NEEDS[right]]
