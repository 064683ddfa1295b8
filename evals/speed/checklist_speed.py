"""How fast checklists are made and written in each form, over the index that a measurement has built."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median

from assistant.checklists.checklist import Checklist
from assistant.checklists.make import open_checklists
from corpus.index.generations import require_current
from corpus.index.open_library import open_library
from corpus.settings import Settings
from evals.speed.bench import Measure
from evals.timed import timed

Renderer = Callable[[Checklist, str], bytes]

FORMS = {"docx": "Word", "xlsx": "Excel", "html": "HTML", "md": "Markdown"}
_MAKING, _WRITING = 20.0, 500.0
"""The most that making a list and writing it may take, in milliseconds."""
_TIMES = 9
_CASES: Mapping[str, Mapping[str, object]] = {
    "planeringsfall": {
        "plan": "detaljplan",
        "lage": "tatort",
        "innehall": ["bostader", "hog_byggnad", "torg", "park"],
        "forandring": "storre",
        "problem": ["otrygghet", "klotter"],
    },
    "krislada": {"vuxna": 2, "barn": 1, "spadbarn": 1, "djur": 1, "dygn": 14, "uppvarmning": "eldstad"},
}
"""Two long lists; a shorter one is no slower."""


def listing(settings: Settings, folder: Path, render: Renderer) -> list[Measure]:
    """A list and each of its forms, the slower of the two cases; the first time of each isn't counted."""
    lists = open_checklists(open_library(require_current(folder)), settings)
    made = {name: lists.make(name, case) for name, case in _CASES.items()}
    making = {name: partial(lists.make, name, case) for name, case in _CASES.items()}
    writing = {
        shown: {name: partial(render, checklist, form) for name, checklist in made.items()}
        for form, shown in FORMS.items()
    }
    return [
        _slower("Checklista", _MAKING, making),
        *(_slower(f"Checklista till {shown}", _WRITING, ways) for shown, ways in writing.items()),
    ]


def _slower(name: str, most: float, ways: Mapping[str, Callable[[], object]]) -> Measure:
    """The greater of the medians, both of them in the note; the first time loads libraries and doesn't count."""
    medians = {}
    for case, way in ways.items():
        seconds = [timed(way)[1] for _ in range(_TIMES + 1)]
        medians[case] = median(seconds[1:]) * 1e3
    note = ", ".join(f"{case} {value:.1f} ms" for case, value in medians.items())
    return Measure(name, max(medians.values()), "ms", most, f"median av {_TIMES}: {note}")
