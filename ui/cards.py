"""An answer → what stands under it in the chat: sources, notices, links; all of it escaped."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

from assistant.model import Answer, Citation, Link, Notice
from corpus.model import Edition
from ui import texts

QUOTE = 420
"""Characters of a quote shown; the whole stands on the page that the card leads to."""


def cards(answer: Answer) -> str:
    """The sources as HTML, "" where the answer has none."""
    label = texts.STATUS_WORDS.get(answer.status, "")
    badge = f'<p class="outcome outcome-{answer.status}">{escape(label)}</p>' if label else ""
    links = _links(answer.links)
    if not answer.citations:
        return badge + links
    items = "".join(_card(citation) for citation in answer.citations)
    heading = "Källa" if len(answer.citations) == 1 else "Källor"
    return f'{badge}<p class="sources-title">{heading}</p><ol class="sources">{items}</ol>{links}'


def _links(links: Sequence[Link]) -> str:
    """Where to go on, an address each: a page of this service or of the open web, nothing else."""
    rows = "".join(
        f'<p class="open"><a href="{escape(link.url)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(link.label)}</a></p>"
        for link in links
        if link.url.startswith(("/checklista/", "https://"))
    )
    return f'<p class="sources-title">Länkar</p>{rows}' if rows else ""


def _card(citation: Citation) -> str:
    where = " › ".join(citation.section)
    facts = [f"s. {citation.page}", citation.status.value, citation.dnr]
    shown = "".join(f"<li>{escape(fact)}</li>" for fact in facts if fact)
    opens = f"Öppna sidan: {citation.title}, sida {citation.page}. Öppnas i ny flik."
    return (
        f'<li class="source"><p class="source-title"><span class="marker">[{citation.marker}]</span> '
        f"<strong>{escape(citation.title)}</strong></p>"
        + (f'<p class="where">{escape(where)}</p>' if where else "")
        + f'<ul class="facts">{shown}</ul>{_quote(citation)}'
        + "".join(_notice(notice) for notice in citation.notices)
        + f'<p class="open"><a href="{escape(_own(citation.url))}" target="_blank" rel="noopener" '
        f'aria-label="{escape(opens)}">Öppna sidan</a></p></li>'
    )


def _quote(citation: Citation) -> str:
    text = citation.quote if len(citation.quote) <= QUOTE else citation.quote[:QUOTE].rsplit(" ", 1)[0] + " …"
    if not text:
        return ""
    if citation.edition is Edition.DIGEST:
        return f'<p class="restated">Vår återgivning: {escape(text)}</p>'
    return f"<blockquote>{escape(text)}</blockquote>"


def _notice(notice: Notice) -> str:
    checked = f"kontrollerat {notice.checked}" if notice.checked else ""
    about = ", ".join(part for part in (_source(notice.source), escape(notice.date), escape(checked)) if part)
    tail = f" ({about})" if about else ""
    return f'<p class="notice"><strong>Obs!</strong> {escape(notice.text)}{tail}</p>'


def _source(source: str) -> str:
    """A notice's source; an address as a link with its host for text."""
    if not source.startswith("https://"):
        return escape(source)
    host = (urlsplit(source).hostname or source).removeprefix("www.")
    return f'<a href="{escape(source)}" target="_blank" rel="noopener noreferrer">{escape(host)}</a>'


def _own(url: str) -> str:
    """The address where it leads to a page of this service, else to the list of documents."""
    return url if url.startswith("/dokument/") else "/dokument"
