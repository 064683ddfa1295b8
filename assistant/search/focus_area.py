"""Whether a section belongs to a focus area."""

from corpus.model import SectionPath
from corpus.swedish.fold import fold

_SHORTEST = 12
"""Letters of a heading that may stand for a longer focus area: "Trygghet för barn och unga", not "Trygghet"."""


def in_focus(section: SectionPath, focus_area: str) -> bool:
    """Whether a section is of a focus area; every section is where no area is named.

    Example: ("Fokusområde 1 – Förebygga brott", "Målkonflikter"), "Förebygga brott" -> True
    """
    wanted = fold(focus_area)
    names = [fold(heading) for heading in section]
    return not wanted or any(wanted in name or (len(name) >= _SHORTEST and name in wanted) for name in names)
