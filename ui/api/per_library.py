"""What takes time to make from a library, kept as long as that very library serves."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from corpus.model import Library
from ui.api.engine import Engine

Made = TypeVar("Made")


class PerLibrary(Generic[Made]):
    """Made at first use and anew when another library serves; one at a time, however many ask."""

    def __init__(self, engine: Engine, make: Callable[[Library], Made]) -> None:
        self._engine, self._make = engine, make
        self._lock = threading.Lock()
        self._made: tuple[Library, Made] | None = None

    def now(self) -> Made:
        """What the library that serves now gives."""
        library = self._engine.library
        with self._lock:
            # By identity: a generation's name is read apart from its library, and may be newer than it.
            if self._made is None or self._made[0] is not library:
                self._made = library, self._make(library)
            return self._made[1]
