"""JSON Lines → checked values; a wrong field is named with file and line.

Knows JSON and types, not what a row means.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

from pydantic import (
    BeforeValidator,
    Field,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from evals.errors import EvaluationError, RowError


class Named(Protocol):
    """A row's value."""

    @property
    def id(self) -> str:
        """What tells it from the other rows."""
        ...


N = TypeVar("N", bound=Named)
_REASONS = {
    "missing": "saknas.",
    "dataclass_type": "ska vara ett objekt, inte {}.",
    "dict_type": "ska vara ett objekt, inte {}.",
    "tuple_type": "ska vara en lista, inte {}.",
}
"""By pydantic's type of error, where a value's own type gives no reason."""


def expected(reason: str) -> WrapValidator:
    """Says in Swedish what a value should have been; `reason` may hold {shown} or {value}, what it is."""

    def check(value: object, read: ValidatorFunctionWrapHandler) -> object:
        try:
            return read(value)
        except ValidationError as error:
            if error.errors()[0]["loc"]:
                raise  # something within the value is wrong, and has its own reason
            raise PydanticCustomError("row", reason, {"shown": _shown(value), "value": str(value)}) from error

    return WrapValidator(check)


def default(value: object, *empty: object) -> BeforeValidator:
    """Takes null, and what is in `empty`, for `value`."""
    return BeforeValidator(lambda given: value if given is None or given in empty else given)


T = TypeVar("T")
Items = Annotated[tuple[T, ...], default(())]
TEXT = expected("ska vara en text som inte är tom, inte {shown}.")
Text = Annotated[str, Field(strict=True, pattern=r"\S"), TEXT]
OptionalText = Annotated[str, Field(strict=True, pattern=r"^$|\S"), TEXT, default("")]
Flag = Annotated[bool, Field(strict=True), expected("ska vara true eller false, inte {shown}.")]
Whole = Annotated[int, Field(strict=True, ge=0), expected("ska vara ett heltal, minst 0, inte {shown}.")]
Page = Annotated[int, Field(strict=True, ge=1), expected("ska vara ett heltal, minst 1, inte {shown}.")]
Seconds = Annotated[float, Field(strict=True, ge=0), expected("ska vara ett tal, minst 0, inte {shown}.")]


def read(path: Path, kind: type[N], key: str = "id") -> dict[str, N]:
    """The rows of a file by id, in its order, blank lines left out; raises EvaluationError."""
    adapter = TypeAdapter(kind)
    found: dict[str, N] = {}
    for line, content in lines(path):
        try:
            row = adapter.validate_python(json.loads(content))
        except json.JSONDecodeError as error:
            raise RowError(path.name, line, "", f"är inte JSON (tecken {error.colno}).") from error
        except ValidationError as error:
            raise RowError(path.name, line, *_first(error)) from error
        if row.id in found:
            raise RowError(path.name, line, key, f"{row.id} finns redan på en tidigare rad.")
        found[row.id] = row
    return found


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a text file that aren't blank, numbered from 1; raises EvaluationError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise EvaluationError(f"{path} går inte att läsa: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path.name} är inte UTF-8 (byte {error.start}).") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _first(error: ValidationError) -> tuple[str, str]:
    """The field and reason of the first fault: "gold[0].page", "saknas."."""
    fault = error.errors()[0]
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"])
    reason = _REASONS.get(fault["type"], fault["msg"]).replace("{}", _shown(fault["input"]))
    return "".join(steps).removeprefix("."), reason


def _shown(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 40 else shown[:39] + "…"
