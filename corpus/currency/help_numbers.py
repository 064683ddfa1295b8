"""The numbers that serve in all of Sweden, each with its source and the day that somebody last read it."""

from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import RegisterError
from corpus.municipality import NATIONAL
from corpus.toml_rows import Address, read_rows, validated


class HelpNumber(BaseModel):
    """A number, whose it is and what for; `checked` is ISO 8601 or "" for a source not read lately."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: Annotated[str, Field(min_length=1)]
    name: Annotated[str, Field(min_length=1)]
    use: str
    source_title: str
    source_url: Address
    checked: str = ""


@cache
def help_numbers() -> tuple[HelpNumber, ...]:
    """All of them, in the file's order; raises RegisterError that names the number that is wrong."""
    path = NATIONAL / "numbers.toml"
    found = []
    for row in read_rows(path, "number"):
        try:
            found.append(validated(HelpNumber, row))
        except ValueError as error:
            raise RegisterError(path.name, 0, f"{row.get('number', 'nummer')}: {error}") from error
    return tuple(found)
