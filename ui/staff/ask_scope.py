"""The filters of the tab Fråga: what can be chosen, and the choice as a scope and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.model import Scope
from corpus.model import DocumentId
from ui.shelf import Shelf

ALL_AREAS = "Alla fokusområden"


class NotADate(ValueError):
    """What was written is no day; the message is Swedish and shown."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A choice; `words` is "" where nothing is narrowed."""

    scope: Scope
    words: str


def documents_of(shelf: Shelf) -> list[tuple[str, str]]:
    """Title and id of every document, as gradio wants its choices."""
    return [(document.registration.title, document.id) for document in shelf.documents]


def areas_of(shelf: Shelf) -> list[str]:
    """Every focus area that an indicator belongs to, in the documents' order."""
    areas = (each.focus_area for document in shelf.documents for each in document.records.indicators)
    return [ALL_AREAS, *dict.fromkeys(area for area in areas if area)]


def narrowed(shelf: Shelf, documents: Sequence[str] | None, area: str | None, day: str | None) -> Narrowed:
    """The scope that was chosen; raises NotADate."""
    titles = {document.id: document.registration.title for document in shelf.documents}
    chosen = [DocumentId(each) for each in documents or () if each in titles]
    focus = area if area and area in areas_of(shelf)[1:] else ""
    when = _day(day or "")
    words = [titles[each] for each in chosen]
    words += [f"fokusområdet {focus}"] if focus else []
    words += [f"det som gällde {when}"] if when else []
    return Narrowed(Scope(frozenset(chosen), focus, when), ", ".join(words))


def _day(text: str) -> str:
    """ISO 8601 of a day as people write it, "" where nothing is written: "2021-3-1" gives "2021-03-01"."""
    text = text.strip()
    if not text:
        return ""
    try:
        year, month, day = (int(part) for part in text.replace("/", "-").split("-"))
        return date(year, month, day).isoformat()
    except ValueError:
        raise NotADate("Skriv dagen som år-månad-dag, till exempel 2024-06-30.") from None
