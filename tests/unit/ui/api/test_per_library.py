from dataclasses import dataclass
from typing import Any, cast

from corpus.model import Library
from tests.unit.ui.staff.library import a_plan
from ui.api.per_library import PerLibrary


@dataclass
class Engine:
    library: Library


def test_made_once_for_each_library() -> None:
    engine = Engine(Library((a_plan(),), ()))
    made: list[Library] = []
    kept = PerLibrary(
        cast("Any", engine),
        lambda library: made.append(library) or len(library.documents),
    )
    assert (kept.now(), kept.now(), len(made)) == (1, 1, 1)
    engine.library = Library((), ())
    assert (kept.now(), kept.now(), len(made)) == (0, 0, 2)
