"""Frozen dataclasses ↔ JSON, by their annotations: how a library is kept on disk.

The types' shape is kept beside it (`shape`), so that a file written by another version is refused instead of misread.
"""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pydantic import TypeAdapter

T = TypeVar("T")


def encode(value: object) -> bytes:
    """JSON of a dataclass, e.g. Quote(28, "ord") gives b'{"page":28,"text":"ord"}'."""
    return _adapter(cast(Any, type(value))).dump_json(value)


def decode(kind: type[T], text: bytes) -> T:
    """The value again; raises ValueError where the JSON doesn't have the type's shape."""
    value: T = _adapter(cast(Any, kind)).validate_json(text)
    return value


def shape(kind: object) -> str:
    """A text that changes when a field of the type, or of a type within it, does."""
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        inner = ",".join(f"{f.name}:{shape(hints[f.name])}" for f in fields(kind))
        return f"{kind.__name__}({inner})"
    if get_args(kind):
        return f"[{','.join(shape(arg) for arg in get_args(kind))}]"
    return str(getattr(kind, "__name__", kind))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any type of ours
    return TypeAdapter(kind)
