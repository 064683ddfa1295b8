"""What takes time to make from a library, kept as long as that very library serves."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from corpus.model import Library
from ui.staff.tab_context import Room

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """Made at first use and anew when another library serves; one at a time, however many ask."""

    def __init__(self, room: Room, make: Callable[[Library], Made]) -> None:
        self._room, self._make = room, make
        self._lock = threading.Lock()
        self._made: tuple[Library, Made] | None = None

    def now(self) -> Made:
        """What the library that serves now gives."""
        library = self._room.desk.engine.library
        with self._lock:
            # By identity: a generation's name is read apart from its library, and may be newer than it.
            if self._made is None or self._made[0] is not library:
                self._made = library, self._make(library)
            return self._made[1]
