"""A class of llama-index named in a setting → an object of it."""

import importlib
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from corpus.errors import SettingError

Base = TypeVar("Base")


def make(setting: str, name: str, base: type[Base], **more: str) -> Base:
    """An object of the class that `name` names, with the arguments after "?", and `more`.

    Example: "llama_index.core.embeddings.MockEmbedding?embed_dim=8"
    Raises SettingError, naming the setting, where there is no such class or it doesn't take the arguments.
    """
    path, _, query = name.partition("?")
    module, _, kind = path.rpartition(".")
    try:
        found = getattr(importlib.import_module(module), kind)
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingError(
            f"{setting} nämner {path}, som inte går att läsa in. Är paketet installerat och namnet rätt?"
        ) from error
    if not (isinstance(found, type) and issubclass(found, base)):
        raise SettingError(f"{setting}: {path} är ingen {base.__name__} i llama-index.")
    try:
        return found(**{key: _value(value) for key, value in parse_qsl(query)}, **more)
    except Exception as error:
        # Whatever the class raises of its own arguments; its text may hold a key, so it isn't shown.
        raise SettingError(
            f"{setting}: {path} tog inte emot argumenten efter ? ({type(error).__name__})."
        ) from error


def _value(text: str) -> Any:  # noqa: ANN401 - what a class takes is its own
    """A number where the text is one: "8" -> 8, "0.5" -> 0.5, "small" -> "small"."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return {"true": True, "false": False}.get(text.lower(), text)
