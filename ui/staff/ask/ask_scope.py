"""The filters of the tab Fråga: what can be chosen, and the choice as a scope and in words."""

from dataclasses import dataclass
from datetime import date

from assistant.model import Scope
from ui.api.visible_library import VisibleLibrary

ALL_DOCUMENTS = "Alla dokument"
ALL_AREAS = "Alla fokusområden"


class NotADate(ValueError):
    """What was written is no day; the message is Swedish and shown."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A choice; `words` is "" where nothing is narrowed."""

    scope: Scope
    words: str


def documents_of(shelf: VisibleLibrary) -> list[tuple[str, str]]:
    """Title and id of every document, as gradio wants its choices."""
    every = [(document.registration.title, str(document.id)) for document in shelf.documents]
    return [(ALL_DOCUMENTS, ALL_DOCUMENTS), *every]


def areas_of(shelf: VisibleLibrary) -> list[str]:
    """Every focus area that an indicator belongs to, in the documents' order."""
    areas = (each.focus_area for document in shelf.documents for each in document.records.indicators)
    return [ALL_AREAS, *dict.fromkeys(area for area in areas if area)]


def narrowed(shelf: VisibleLibrary, document: str | None, area: str | None, day: str | None) -> Narrowed:
    """The scope that was chosen; raises NotADate."""
    chosen = shelf.document(document or "")
    focus = area if area and area in areas_of(shelf)[1:] else ""
    when = _day(day or "")
    words = [
        chosen.registration.title if chosen else "",
        f"fokusområdet {focus}" if focus else "",
        f"det som gällde {when}" if when else "",
    ]
    documents = frozenset({chosen.id} if chosen else ())
    return Narrowed(Scope(documents, focus, when), ", ".join(word for word in words if word))


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
