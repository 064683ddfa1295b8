"""Words → escaped HTML, with marks and footnote numbers; every text on a page goes through here."""

from collections.abc import Iterable, Sequence
from html import escape

from corpus.model import Word
from ui.viewer.mark_quote import Spot

_CLOSE = frozenset(".,;:!?)")


class TextWriter:
    """Writes the words of one page; remembers what may be written only once on it."""

    def __init__(self, marked: frozenset[Spot], notes: Iterable[str]) -> None:
        self._marked = marked
        self._notes = frozenset(notes)
        self._referred: set[str] = set()
        self._begun = False

    def write(self, words: Sequence[Word], block: int, start: int = 0, stop: int | None = None) -> str:
        """Words start to stop of a block, those of the quote inside <mark>."""
        out: list[str] = []
        inside = False
        for index in range(start, len(words) if stop is None else stop):
            word = words[index]
            if not word.text and not word.note:
                continue
            marked = (block, index) in self._marked
            if inside and not marked:
                out.append("</mark>")
            if out and word.text and not _CLOSE.issuperset(word.text):
                out.append(" ")
            if marked and not inside:
                out.append(self._open())
            inside = marked
            out.append(escape(word.text) + self._note(word.note))
        return "".join(out) + ("</mark>" if inside else "")

    def _open(self) -> str:
        first, self._begun = not self._begun, True
        return '<mark id="citat">' if first else "<mark>"

    def _note(self, number: str) -> str:
        if not number:
            return ""
        shown = escape(number)
        if number not in self._notes:
            return f"<sup>{shown}</sup>"
        anchor = "" if number in self._referred else f' id="ref-{shown}"'
        self._referred.add(number)
        return f'<sup><a href="#not-{shown}"{anchor} aria-label="Fotnot {shown}">{shown}</a></sup>'
