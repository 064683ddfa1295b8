"""Conversations and answers → the HTML of the tab Fråga; everything from people and documents is escaped."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape
from urllib.parse import urlsplit

from assistant.model import Answer, Citation, Notice, RankedPassage
from corpus.model import Edition
from ui import texts
from ui.staff.ask.ask_cite import cited, holds, own
from ui.staff.ask.ask_conversation import Exchange, Talk, Talks

_MARKER = re.compile(r"\[(\d{1,3})\]")
_ITEM = re.compile(r"^- ", re.MULTILINE)
"""A line of a list that was made."""
_ENDS = (".", "!", "?", "”", "»", ":")
"""What a quote that can be read by itself ends with."""
_STAGES = {
    "clean": "Rensa frågan",
    "guard": "Vad är det för fråga?",
    "emergency": "Nödläge?",
    "orders": "Försök att styra?",
    "personal_data": "Personuppgifter?",
    "checklist": "Checklista?",
    "alone": "Gör följdfrågan hel",
    "retrieve": "Sök",
    "judge": "Går det att svara?",
    "compose": "Skriv svaret",
    "check": "Pröva mot källorna",
}


def listing(talks: Talks) -> str:
    """The list of conversations, with what can be done with the open one."""
    items = "".join(_item(talk, talk.id == talks.open) for talk in talks.talks)
    listed = f"<ul>{items}</ul>" if items else '<p class="dampad">Dina samtal visas här.</p>'
    return (
        '<nav class="samtalslista" aria-label="Samtal"><div class="lista-topp"><h2>Samtal</h2>'
        '<button type="button" class="knapp" data-gor="nytt" title="Alt+N">Nytt samtal</button>'
        '<button type="button" class="knapp lista-stang" data-lista aria-label="Dölj samtalen">✕</button></div>'
        f"{listed}</nav>"
    )


def _item(talk: Talk, is_open: bool) -> str:
    count = len(talk.exchanges)
    about = f"{count} {'fråga' if count == 1 else 'frågor'} · {_day(talk.changed)}"
    current = ' aria-current="true"' if is_open else ""
    title, identity = escape(talk.title), escape(talk.id)
    tools = (
        f'<div class="samtal-gor"><button type="button" data-namnge="{identity}">Byt namn</button>'
        f'<button type="button" data-radera="{identity}">Ta bort</button></div>'
        if is_open
        else ""
    )
    return (
        f'<li><button type="button" class="samtal" data-gor="oppna" data-id="{identity}"{current}>'
        f"<span>{title}</span><small>{escape(about)}</small></button>{tools}</li>"
    )


def _day(changed: str) -> str:
    day = changed[:10]
    return "i dag" if day == date.today().isoformat() else day


def welcome(examples: Sequence[str]) -> str:
    """What stands there before the first question; `examples` are questions to begin with."""
    items = "".join(
        f'<li><button type="button" class="forslag" data-gor="fraga" data-id="{text}">{text}</button></li>'
        for text in map(escape, examples)
    )
    begin = f' Du kan till exempel fråga:</p><ul class="vidare">{items}</ul>' if items else "</p>"
    return (
        '<div class="valkommen"><h3>Fråga dokumenten</h3><p class="dampad">Svaret visar dokumentens egna ord, och '
        f"källan öppnar sidan de står på.{begin}</div>"
    )


def exchanges(shown: Sequence[Exchange]) -> str:
    """Exchanges that are done, one after the other."""
    return "".join(exchange(each) for each in shown)


def exchange(shown: Exchange, *, sources: bool = True, pieces: int = 1_000, done: bool = True) -> str:
    """A question and its answer; while it is being written, as many pieces of the text as are there."""
    answer = shown.answer
    narrowed = f'<p class="dampad">Avgränsat till {escape(shown.narrowed)}</p>' if shown.narrowed else ""
    return (
        f'<article class="utbyte" data-svar="{escape(answer.id)}">{_asked(shown.question)}{narrowed}'
        f'{_outcome(answer)}<div class="svar">{_plain(answer, pieces)}{_verbatim(answer, pieces)}</div>'
        + (_links(answer) if done else "")
        + (_sources(answer) if sources else "")
        + (_below(answer) if done else "")
        + "</article>"
    )


def waiting(question: str) -> str:
    """What stands there while the documents are searched."""
    return f'<article class="utbyte vantar">{_asked(question)}<p class="dampad">{texts.LOOKING}</p></article>'


def problem(question: str, said: str) -> str:
    """A question that couldn't be asked, and why."""
    return f'<article class="utbyte">{_asked(question)}<p class="notis fel">{escape(said)}</p></article>'


def pieces_of(text: str) -> list[str]:
    """An answer's text cut after each sentence's markers: what is shown one after the other.

    Example: "A. [1] B. [2][3]" -> ["A. [1]", " B. [2][3]"]
    """
    return [piece for piece in re.split(r"(?<=\])(?=\s)", text) if piece]


def _asked(question: str) -> str:
    return f'<h3 class="fragan"><span class="unseen">Du frågade: </span>{escape(question)}</h3>'


def _outcome(answer: Answer) -> str:
    label = texts.STATUS_WORDS.get(answer.status, "")
    return f'<p class="marke utfall-{answer.status.value}">{escape(label)}</p>' if label else ""


def _plain(answer: Answer, pieces: int) -> str:
    return f'<p class="klarsprak">{_marked(answer, pieces)}</p>'


def _marked(answer: Answer, pieces: int) -> str:
    """The text as far as it is written, its markers to click on."""
    text = "".join(pieces_of(answer.text)[:pieces])
    known = {citation.marker for citation in answer.citations}
    return _MARKER.sub(lambda found: _marker(answer, int(found[1]), known, found[0]), escape(text))


def _verbatim(answer: Answer, pieces: int) -> str:
    """The words of the documents themselves; where there are none, the plain text stands whatever is chosen.

    A row of a table or a heading says little by itself, so the plain text stands below it. A checklist that was
    ordered is no restating of words: it stands itself.
    """
    if _ITEM.search(answer.text):
        return ""
    known = {citation.marker for citation in answer.citations}
    quotes = "".join(
        f"<blockquote>{_restated(citation)}{escape(citation.quote)} "
        f"{_marker(answer, citation.marker, known, '')}</blockquote>"
        for citation in answer.citations
        if citation.quote
    )
    whole = all(citation.quote.endswith(_ENDS) for citation in answer.citations)
    plain = "" if whole else f'<p class="forklaring"><b>Klarspråk:</b> {_marked(answer, pieces)}</p>'
    return f'<div class="ordagrant">{quotes}{plain}</div>' if quotes else ""


def _restated(citation: Citation) -> str:
    return '<span class="dampad">Återgivet: </span>' if citation.edition is Edition.DIGEST else ""


def _marker(answer: Answer, marker: int, known: set[int], other: str) -> str:
    if marker not in known:
        return other
    return (
        f'<button type="button" class="hanvisning" data-visa="{escape(answer.id)}-{marker}">'
        f'<span class="unseen">Visa källa </span>{marker}</button>'
    )


def _links(answer: Answer) -> str:
    """Lists to open and national sources, of our own addresses or secure ones."""
    rows = "".join(
        f'<li><a href="{escape(link.url)}" target="_blank" rel="noopener noreferrer">{escape(link.label)}'
        '<span class="unseen"> (ny flik)</span></a></li>'
        for link in answer.links
        if link.url.startswith("https://") or (link.url.startswith("/") and not link.url.startswith("//"))
    )
    return f'<ul class="lankar">{rows}</ul>' if rows else ""


def _sources(answer: Answer) -> str:
    if not answer.citations:
        return ""
    items = "".join(_source(answer, citation) for citation in answer.citations)
    return f'<h4>{"Källa" if len(answer.citations) == 1 else "Källor"}</h4><ol class="kallor">{items}</ol>'


def _source(answer: Answer, citation: Citation) -> str:
    where = " › ".join(citation.section)
    facts = " · ".join(escape(fact) for fact in (citation.status.value, citation.dnr) if fact)
    line = escape(cited(citation))
    return (
        f'<li><button type="button" class="kalla" data-kalla="{escape(answer.id)}-{citation.marker}" '
        f'data-url="{escape(own(citation.url))}" data-kort="{citation.marker} · s. {citation.page}">'
        f'<span class="nr">{citation.marker}</span><span><b>{escape(citation.title)}, s. {citation.page}</b>'
        + (f"<small>{escape(where)}</small>" if where else "")
        + f"<small>{facts}</small></span></button>"
        f'<button type="button" class="lank" data-kopiera="{line}" aria-label="Kopiera hänvisning: {line}" '
        f'title="{line}">Kopiera</button>'
        f"{''.join(_notice(notice) for notice in citation.notices)}</li>"
    )


def _notice(notice: Notice) -> str:
    checked = f"kontrollerat {notice.checked}" if notice.checked else ""
    about = ", ".join(part for part in (_linked(notice.source), escape(notice.date), escape(checked)) if part)
    return f'<p class="notis"><b>Obs!</b> {escape(notice.text)}{f" ({about})" if about else ""}</p>'


def _linked(source: str) -> str:
    """A notice's source; an address as a link with its host for text."""
    if not source.startswith("https://"):
        return escape(source)
    host = (urlsplit(source).hostname or source).removeprefix("www.")
    return f'<a href="{escape(source)}" target="_blank" rel="noopener noreferrer">{escape(host)}</a>'


def _below(answer: Answer) -> str:
    identity = escape(answer.id)
    more = "".join(
        f'<li><button type="button" class="forslag" data-gor="fraga" data-id="{text}">{text}</button></li>'
        for text in map(escape, answer.suggestions[:3])
    )
    asks = f'<h4 class="unseen">Fråga vidare</h4><ul class="vidare">{more}</ul>' if more else ""
    tools = "".join(
        f'<button type="button" class="lank" data-gor="exportera" data-id="{identity}" data-form="{form}">'
        f"{name}</button>"
        for form, name in (("docx", "Svaret som Word"), ("md", "Svaret som Markdown"))
    )
    return f'{asks}<div class="svar-gor">{tools}</div>{_why(answer)}'


_RECALLED = (
    "Samma fråga besvarades nyss, så svaret togs ur minnet på den tid som står sist. "
    "Stegens tider är från den gången."
)


def _why(answer: Answer) -> str:
    """What was found, what of it was used, and what each step took; folded away."""
    if not answer.passages and not answer.stages:
        return ""
    rows = "".join(_passage(passage, answer.citations) for passage in answer.passages)
    found = (
        '<div class="tabell hel" tabindex="0" role="region" aria-label="Det som sökningen hittade">'
        "<table><caption>Det som sökningen hittade, bäst först</caption><thead><tr>"
        '<th scope="col">Poäng</th><th scope="col">Användes</th><th scope="col">Sida</th>'
        f'<th scope="col">Stycke</th></tr></thead><tbody>{rows}</tbody></table></div>'
        if rows
        else '<p class="dampad">Ingen sökning gjordes.</p>'
    )
    times = "".join(
        f"<div><dt>{escape(_STAGES.get(name, name))}</dt><dd>{_milliseconds(seconds)}</dd></div>"
        for name, seconds in (*answer.stages.items(), ("Totalt", answer.seconds.get("total", 0.0)))
    )
    recalled = f'<p class="dampad">{_RECALLED}</p>' if answer.recalled else ""
    return (
        f'<details class="varfor"><summary>Så kom svaret till</summary>{found}'
        f'<h4>Tid för varje steg</h4>{recalled}<dl class="tider">{times}</dl></details>'
    )


def _passage(passage: RankedPassage, citations: Sequence[Citation]) -> str:
    used = [citation.marker for citation in citations if holds(passage, citation)]
    said = f"Ja, {', '.join(map(str, used))}" if used else "Nej"
    pages = str(passage.page) if passage.page == passage.page_end else f"{passage.page}–{passage.page_end}"
    score = f"{passage.score:.2f}".replace(".", ",")
    return (
        f'<tr class="{"anvand" if used else "ej"}"><td class="tal">{score}</td><td>{said}</td>'
        f'<td class="tal">{pages}</td><td><b>{escape(" › ".join(passage.section))}</b><br>'
        f"{escape(passage.text)}</td></tr>"
    )


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms".replace(".", ",")
