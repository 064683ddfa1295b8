"""reading.toml → which words open a chapter and who can be told to act: the general rules and a municipality's own."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, field_validator

from corpus.errors import RegisterError
from corpus.toml_rows import read_toml, validated

GENERAL = Path(__file__).with_name("reading.toml")
_OPENING = r"(?:Inom|Vid|I|För|Av|Hos|På|Till|Från|Med|Under|Enligt|När|Om|Som|De|Den|Det|Att|Ska|Skulle)"
"""Words that may begin a sentence and are no part of anybody's name."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    chapters: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    @field_validator("actors")
    @classmethod
    def _patterns(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"actors: «{pattern}» är inget reguljärt uttryck.") from error
        return patterns


@dataclass(frozen=True)
class ReadingRules:
    """Words of the general rules and of a municipality's documents, ready as patterns."""

    chapters: tuple[str, ...]
    actors: tuple[str, ...]

    @cached_property
    def chapter(self) -> re.Pattern[str]:
        """Opens a chapter: "3 Mål", "Kapitel 3", "Bilaga 2"."""
        words = "|".join(map(re.escape, self.chapters))
        return re.compile(rf"^(?:\d{{1,2}} [A-ZÅÄÖ]|(?:{words}) \d|Bilag(?:a|or)\b)")

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """Names who acts, several of them together: "Varje nämnd och bolag", "Serviceenheten"."""
        return re.compile(
            rf"(?P<actor>(?:(?!{_OPENING}\b)[A-ZÅÄÖ][\w-]+s? |[Aa]lla |[Ss]amtliga |[Vv]arje |[Rr]espektive |"
            rf"[Cc]hef för |[Oo]rganisationens |[Kk]ommunens |[Nn]ärmaste |[Aa]nsvarig )*{self._heads}"
            rf"(?:(?: och|, | eller| samt) (?:[\w-]+ )?{self._heads})*)"
        )

    @cached_property
    def agent(self) -> re.Pattern[str]:
        """Names by whom, of whom or with whom it is done."""
        return re.compile(rf"\b(?:av|hos|på|för) (?P<actor>(?:[A-ZÅÄÖ][\w-]+s? |kommunens )?{self._heads})")

    @cached_property
    def owner(self) -> re.Pattern[str]:
        """Whose something is, where a sentence begins with it: "Ekeby kommuns mål är att …"."""
        return re.compile(
            rf"(?P<actor>(?:(?!{_OPENING}\b)[A-ZÅÄÖ]\w+ )?[Kk]ommun(?:en|koncern|koncernen)?)s [a-zåäö]"
        )

    @property
    def _heads(self) -> str:
        return rf"(?i:[\w-]*(?:{'|'.join(self.actors)})(?![\w-]))"


@lru_cache(maxsize=16)
def read_rules(*own: Path) -> ReadingRules:
    """The general rules with those of a municipality's files; raises RegisterError that names the file."""
    files = [_read(path) for path in (GENERAL, *own)]
    return ReadingRules(
        tuple(word for file in files for word in file.chapters),
        tuple(pattern for file in files for pattern in file.actors),
    )


def _read(path: Path) -> _File:
    try:
        return validated(_File, read_toml(path))
    except ValueError as error:
        raise RegisterError(path.name, 0, str(error)) from error
