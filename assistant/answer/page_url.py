"""Addresses of this service's own pages; the same form as the citations' `url`."""

from urllib.parse import quote as percent

QUOTE_LENGTH = 300
"""Characters of a quote that fit in an address; the page marks on to the end of the sentence."""


def page_url(document_id: str, page: int, quote: str = "") -> str:
    """Where a page is shown, with the quote marked where one is given.

    Example: page_url("plan", 2, "Alla ska") -> "/dokument/plan/sida/2?citat=Alla%20ska#citat"
    """
    address = f"/dokument/{percent(document_id, safe='')}/sida/{page}"
    if not quote:
        return address
    return f"{address}?citat={percent(quote[:QUOTE_LENGTH], safe='')}#citat"


def original_url(document_id: str, page: int) -> str:
    """Where the official PDF is shown, at a page.

    Example: original_url("plan", 2) -> "/dokument/plan/original#page=2"
    """
    return f"/dokument/{percent(document_id, safe='')}/original#page={page}"
