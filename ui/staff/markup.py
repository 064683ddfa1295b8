"""Escaped pieces of HTML that several tabs are made of; everything that goes in is text."""

from collections.abc import Iterable
from html import escape
from secrets import token_hex

from assistant.answer.page_url import page_url
from corpus.model import Document

TABLE = '<table role="table">'
"""With roles of its own: on a small screen each row stands as a card, and browsers then forget what it is."""


def heading(title: str, about: str) -> str:
    """A tab's heading and the line that says what it is for."""
    return f'<h2>{escape(title)}</h2><p class="dampad">{escape(about)}</p>'


def page_link(document: Document, page: int, quote: str = "", words: str = "") -> str:
    """A link to a page, which opens over the tab with the quote marked."""
    title = document.registration.title
    said = words or f"s.\u00a0{page}"
    address = page_url(document.id, page, quote)
    return (
        f'<a href="{escape(address)}" target="_blank" rel="noopener" aria-label="{escape(f"{said}, {title}")}" '
        f'data-sida="{escape(f"{title}, sida {page}")}">{escape(said)}</a>'
    )


def out_link(address: str, words: str) -> str:
    """A link that leaves the service, the words alone where the address isn't one."""
    if not address.startswith("https://"):
        return escape(words)
    return (
        f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(words)}'
        '<span class="unseen"> (annan webbplats, ny flik)</span></a>'
    )


def select(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str = "") -> str:
    """A list to choose one from; `options` are values and what is read."""
    rows = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(said)}</option>'
        for value, said in options
    )
    return f'<label class="falt"><span>{escape(label)}</span><select name="{name}">{rows}</select></label>'


def box(name: str, label: str, value: str = "", more: str = "") -> str:
    """A field of one line; `more` is attributes of our own making."""
    return (
        f'<label class="falt"><span>{escape(label)}</span>'
        f'<input name="{name}" value="{escape(value)}" autocomplete="off" {more or "type=text"}></label>'
    )


def choice(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str) -> str:
    """Choices side by side of which one is chosen."""
    rows = "".join(
        f'<label><input type="radio" name="{name}" value="{escape(value)}"{" checked" if value == chosen else ""}>'
        f"<span>{escape(said)}</span></label>"
        for value, said in options
    )
    return f'<fieldset class="val"><legend>{escape(label)}</legend><div>{rows}</div></fieldset>'


def button(words: str, sends: str, *, main: bool = False, **data: str) -> str:
    """A button that sends; `data` goes with it."""
    more = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    kind = "knapp huvud-knapp" if main else "knapp"
    return f'<button type="button" class="{kind}" data-sand="{sends}"{more}>{escape(words)}</button>'


def badge(words: str, kind: str = "") -> str:
    """A word with a frame around it; `kind` is "", "bra" or "fel"."""
    return f'<span class="marke {kind}">{escape(words)}</span>' if words else ""


def notice(words: str, kind: str = "") -> str:
    """What a click led to or what there is to know; read out when it comes."""
    role = ' role="alert"' if kind == "fel" else ' role="status"'
    return f'<p class="notis {kind}"{role}>{escape(words)}</p>'


def outcome(words: str, *, bad: bool = False) -> str:
    """What a click led to, brought into view."""
    kind, role = ("fel", "alert") if bad else ("bra", "status")
    return (
        f'<p class="notis {kind}" role="{role}" tabindex="-1" data-fokus="{token_hex(4)}">{escape(words)}</p>'
    )


def cell(label: str, content: str, kind: str = "") -> str:
    """A table's cell of ready HTML, which knows its column's name for where there are no columns."""
    named = (kind if content else f"{kind} tom").strip()
    shape = f' class="{named}"' if named else ""
    return f'<td role="cell" data-rubrik="{escape(label)}"{shape}>{content}</td>'


def head(*columns: str) -> str:
    """A table's head."""
    cells = "".join(f'<th role="columnheader" scope="col">{escape(column)}</th>' for column in columns)
    return f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>'


def region(name: str, table: str, kind: str = "") -> str:
    """A table in a box that scrolls."""
    return f'<div class="tabell staplad {kind}" tabindex="0" role="region" aria-label="{escape(name)}">{table}</div>'


def folded(fields: str, *, closed: bool) -> str:
    """A form's fields, folded away where the screen has no tab for them."""
    return (
        f'<details class="avgransa"{"" if closed else " open"}><summary>Avgränsa</summary>'
        f'<div class="falten">{fields}</div></details>'
    )


def counted(number: int, one: str, several: str) -> str:
    """A number and what is counted.

    Example: counted(1, "krav", "krav") -> "1 krav"
    """
    return f"{number} {one if number == 1 else several}"
