from dataclasses import dataclass
from typing import Any, cast

from corpus.model import Library
from tests.unit.ui.staff.library import a_plan
from ui.staff.library_cache import Kept


@dataclass
class Engine:
    library: Library


@dataclass
class Desk:
    engine: Engine


@dataclass
class Room:
    desk: Desk


def test_made_once_for_each_library() -> None:
    engine = Engine(Library((a_plan(),), ()))
    made: list[Library] = []
    kept = Kept(
        cast("Any", Room(Desk(engine))), lambda library: made.append(library) or len(library.documents)
    )
    assert (kept.now(), kept.now(), len(made)) == (1, 1, 1)
    engine.library = Library((), ())
    assert (kept.now(), kept.now(), len(made)) == (0, 0, 2)
