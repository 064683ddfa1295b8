"""Frozen dataclasses ↔ plain JSON, by their annotations: how a library is kept on disk.

A value of a dataclass becomes the list of its fields in order, a tuple a list, an enum its value. The format
has a version, so that a file written by another shape of the types is refused instead of misread.
"""

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Plain = Any
_Decoder = Callable[[Plain], Any]


def encode(value: object) -> str:
    """JSON of a dataclass, e.g. Quote(28, "ord") gives '[28,"ord"]'."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """The value again; raises ValueError where the JSON doesn't have the type's shape."""
    try:
        value: T = _decoder(cast(Any, kind))(json.loads(text))
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error
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


def _plain(value: object) -> Plain:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


@cache
def _decoder(kind: Any) -> _Decoder:  # noqa: ANN401 - an annotation may be anything
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        decoders = [_decoder(hints[field.name]) for field in fields(kind)]
        return lambda plain: kind(*(read(part) for read, part in zip(decoders, plain, strict=True)))
    if get_origin(kind) in (Union, types.UnionType):
        inner = _decoder(next(arg for arg in get_args(kind) if arg is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if get_origin(kind) is tuple:
        arguments = get_args(kind)
        if arguments[-1] is Ellipsis:
            item = _decoder(arguments[0])
            return lambda plain: tuple(map(item, plain))
        items = [_decoder(argument) for argument in arguments]
        return lambda plain: tuple(read(part) for read, part in zip(items, plain, strict=True))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda plain: plain
