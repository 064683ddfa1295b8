"""TOML that an editor writes → checked rows, or an error in Swedish that names the file and what is wrong."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, StringConstraints, ValidationError, ValidationInfo

from corpus.errors import RegisterError

Model = TypeVar("Model", bound=BaseModel)
_AT_LINE = re.compile(r"at line (\d+)")


def _secure(value: str, info: ValidationInfo) -> str:
    if not value.startswith("https://"):
        raise ValueError(f"{info.field_name} ska börja med https://.")
    return value


Address = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_secure)]
"""An address on the open web."""


def read_toml(path: Path) -> dict[str, Any]:
    """What a file holds; raises RegisterError where it can't be read, or isn't TOML in UTF-8."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RegisterError(path.name, 0, f"går inte att läsa: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = _AT_LINE.search(str(error))
        said = f"går inte att läsa som TOML: {error}"
        raise RegisterError(path.name, int(line[1]) if line else 0, said) from error


def read_rows(path: Path, table: str) -> list[dict[str, Any]]:
    """The entries under [[table]]; raises RegisterError where the file holds anything else."""
    content = read_toml(path)
    entries = content.pop(table, [])
    if content:
        raise RegisterError(path.name, 0, f"okänt avsnitt {', '.join(content)}; skriv [[{table}]].")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RegisterError(path.name, 0, f"skriv varje post under en egen rad [[{table}]].")
    return entries


def validated(model: type[Model], values: Mapping[str, Any]) -> Model:
    """The entry; raises ValueError that says in Swedish what is wrong with it."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise ValueError(reason(error)) from error


def reason(error: ValidationError) -> str:
    """The first thing that is wrong, in Swedish: what is unknown or missing before what has the wrong form."""
    errors = error.errors()
    for kind, said in (("extra_forbidden", "okänd uppgift {}."), ("missing", "{} saknas.")):
        if names := sorted(str(each["loc"][-1]) for each in errors if each["type"] == kind):
            return said.format(", ".join(names))
    first = errors[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "enum":
        allowed = first["ctx"]["expected"].replace("'", "").replace(" or ", ", ").replace(", ", "; ")
        return f"{name} är {first['input']}. Tillåtna värden: {allowed}."
    if first["type"] == "value_error":
        return str(first["ctx"]["error"])
    return f"{name} har fel form: {first['input']!r}."
