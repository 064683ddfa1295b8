"""A citation → the line that somebody pastes into a document of their own; and which passage it stands in."""

from assistant.model import Citation, RankedPassage
from ui.viewer.mark_quote import letters

_BEGINNING = 60
"""Letters at a quote's beginning that tell whether it stands in a passage, which may end before the quote does."""


def cited(citation: Citation) -> str:
    """Title, registration number and page.

    Example: -> "Trygghets- och säkerhetsstrategi, KS 2021-1430, s. 28"
    """
    return ", ".join(part for part in (citation.title, citation.dnr, f"s. {citation.page}") if part)


def own(url: str) -> str:
    """The address where it leads to a page of this service, else to the list of documents."""
    return url if url.startswith("/dokument/") else "/dokument"


def holds(passage: RankedPassage, citation: Citation) -> bool:
    """Whether a citation stands in a passage."""
    if passage.document_id != citation.document_id or not passage.page <= citation.page <= passage.page_end:
        return False
    quote = letters(citation.quote)
    return bool(quote) and quote[:_BEGINNING] in letters(passage.text)
