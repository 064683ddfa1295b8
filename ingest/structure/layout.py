"""The numbers and rules that steer reading, each with what chose it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ingest.structure.reading_rules import ReadingRules, read_rules


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How printed lines become blocks and blocks become passages."""

    rules: ReadingRules = field(default_factory=read_rules)
    """Words that open chapters and name actors."""
    broken_early: float = 0.86
    """A line ends on purpose when its next word would have fitted within this share of the full width.
    Chosen on the four documents: 0.80 glues short headings to the text, 0.92 cuts wrapped list items."""
    heading_early: float = 0.93
    """The same for a heading, which must also follow an ended text and precede a beginning one."""
    heading_characters: int = 90
    """The longest line taken for a heading; the longest in the four documents has 70 characters."""
    furniture_share: float = 0.5
    """A line that opens or closes at least this share of the pages is a running header or footer."""
    skeleton_count: int = 3
    """A heading that returns this many times is part of the document's skeleton (Målkonflikter, Uppföljning)."""
    passage_characters: int = 600
    """What a passage aims at: 500 to 700 characters with the heading path in front were best of what was tried."""
    passage_most: int = 950
    """The longest passage; a list is kept with its introduction up to this length."""


def reading_settings(own: Iterable[Path]) -> ReadingSettings:
    """The settings with a municipality's own rules; raises RegisterError that names the file."""
    return ReadingSettings(rules=read_rules(*own))
