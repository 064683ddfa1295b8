"""A checklist as HTML to tick, comment and hand out, with why and where for every item."""

import json
from collections.abc import Sequence
from html import escape

from assistant.checklists.checklist import Checklist, Item, ItemSource, Mark, Point
from assistant.checklists.definition import Field
from assistant.checklists.wording import STATUSES, cited
from ui.staff.checklists.checklists_marks import Changed, Filled, progress
from ui.staff.markup import badge, box, button, counted, notice, outcome

LIST = "listan"
"""The list's form's id."""
_FORMS = (("docx", "Word"), ("xlsx", "Excel"), ("md", "Markdown"), ("html", "Utskrift"))


def shown(
    made: Checklist,
    filled: Filled,
    fields: Sequence[Field] = (),
    *,
    may_save: bool,
    message: str = "",
    change: Changed | None = None,
) -> str:
    """The whole list as one form; a question that one of `fields` asks leads to it."""
    groups = "".join(
        f'<section class="kort grupp-kort"><h4>{escape(group.title)}</h4>'
        f"<ul>{''.join(_item(item, filled) for item in group.items)}</ul></section>"
        for group in made.groups
    )
    done, every = progress(made, filled.marks)
    return (
        f'<form id="{LIST}" class="lista" data-vaktad aria-label="{escape(made.title)}" '
        f'data-lista="{escape(made.name)}">'
        f"{_hidden(made, filled)}{message}{_changes(change)}"
        f'<div class="lista-topp"><div><h3>{escape(made.title)}</h3><p class="dampad">{_case(made)}</p>'
        f'<p class="antal"><span data-klara>{done}</span> av {every} punkter klara '
        f'<progress class="stapel" value="{done}" max="{max(every, 1)}" aria-label="Klara punkter"></progress>'
        "</p></div>"
        f"{_tools(filled, may_save=may_save)}</div>"
        f"{_open(made, fields)}{groups}{_more(made)}</form>"
    )


def _hidden(made: Checklist, filled: Filled) -> str:
    """What the list stands on, to be sent back with it."""
    rows = {
        "lista": made.name, "fall": json.dumps(filled.case, ensure_ascii=False),
        "sparad": str(filled.saved), "version": str(filled.version),
    }  # fmt: skip
    return "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in rows.items()
    )


def _case(made: Checklist) -> str:
    return escape(" · ".join(f"{label}: {value}" for label, value in made.case) or "Inga fält är ifyllda.")


def _tools(filled: Filled, *, may_save: bool) -> str:
    """A name to save under, and the forms to hand out."""
    save = ""
    if may_save:
        again = button("Spara som ny", "spara-ny") if filled.saved else ""
        name = box(
            "namn", "Listans namn", filled.name, 'maxlength="120" placeholder="till exempel Centralskolan"'
        )
        save = f'<div class="spara-rad">{name}{button("Spara", "spara", main=True)}{again}</div>'
    forms = "".join(button(said, "exportera", form=form) for form, said in _FORMS)
    return f'<div class="lista-gor">{save}<div class="knappar">{forms}</div><p class="osparat" role="status"></p></div>'


def _changes(change: Changed | None) -> str:
    """What isn't as it was when the list was saved."""
    if change is None or not (change.added or change.lost):
        return ""
    rows = [f"<li>Ny punkt: {escape(text)}</li>" for text in change.added]
    for key, mark in change.lost.items():
        told = ", ".join(part for part in (mark.status, mark.responsible, mark.comment) if part) or "ikryssad"
        rows.append(f"<li>Punkten {escape(key)} finns inte längre. Där stod: {escape(told)}</li>")
    return (
        '<div class="notis"><p><b>Underlaget har ändrats sedan listan sparades.</b> Det här skiljer:</p>'
        f"<ul>{''.join(rows)}</ul></div>"
    )


def _open(made: Checklist, fields: Sequence[Field]) -> str:
    """What the case leaves to be answered, above the list: the answers may change it."""
    if not made.open:
        return ""
    asked = {field.ask: field.id for field in fields if field.ask}
    rows = "".join(f"<li>{_question(question, asked.get(question, ''))}</li>" for question in made.open)
    title = counted(len(made.open), "fråga återstår", "frågor återstår")
    return f'<details class="kort fragor" open><summary>{title}</summary><ul>{rows}</ul></details>'


def _question(question: str, field: str) -> str:
    if not field:
        return escape(question)
    return f'<button type="button" class="lanken" data-till="{escape(field)}">{escape(question)}</button>'


def _more(made: Checklist) -> str:
    """What doesn't apply and why, and remarks."""
    parts = []
    if made.excluded:
        rows = "".join(
            f"<li>{escape(text)}. <span class=dampad>{escape(why)}</span></li>" for text, why in made.excluded
        )
        parts.append(
            f'<details class="kort"><summary>Gäller inte här ({len(made.excluded)})</summary><ul>{rows}</ul></details>'
        )
    if made.notes:
        rows = "".join(f"<li>{escape(note)}</li>" for note in made.notes)
        parts.append(
            f'<details class="kort"><summary>Anmärkningar ({len(made.notes)})</summary><ul>{rows}</ul></details>'
        )
    return "".join(parts)


def _item(item: Item, filled: Filled) -> str:
    """An item: to tick, why it is there and where it stands, and what somebody fills in."""
    mark = filled.marks.get(item.id, Mark())
    checked = " checked" if mark.done else ""
    identity = escape(item.id)
    points = "".join(_point(point, filled.marks.get(point.id, Mark())) for point in item.points)
    notes = "".join(notice(text) for text in item.notices)
    amount = f'<p class="mangd">{escape(item.sum)}</p>' if item.sum else ""
    return (
        f'<li class="punkt"><div class="vad"><label class="kryss">'
        f'<input type="checkbox" name="klar:{identity}"{checked} '
        f"data-klar><span>{escape(item.text)}</span></label> {badge(item.force.value)}{amount}"
        f"{f'<ul class=delar>{points}</ul>' if points else ''}"
        f'<p class="dampad">{_why(item)}</p><p class="dampad">{_sources(item.sources)}</p>{notes}</div>'
        f'<div class="ifyllt">{_fields(item, mark, filled)}</div></li>'
    )


def _point(point: Point, mark: Mark) -> str:
    checked = " checked" if mark.done else ""
    return (
        f'<li><label class="kryss"><input type="checkbox" name="klar:{escape(point.id)}"{checked}>'
        f"<span>{escape(point.text)}</span></label></li>"
    )


def _why(item: Item) -> str:
    reason = f"Med eftersom: {escape(item.reason)}." if item.reason else ""
    if not item.responsible:
        return reason
    return (
        f"{reason} Ansvarig enligt källan: {escape(item.responsible)}. "
        f'<button type="button" class="lanken" data-flik="Krav" data-namn="ansvarig" '
        f'data-varde="{escape(item.responsible)}">Alla krav på {escape(item.responsible)}</button>'
    )


def _fields(item: Item, mark: Mark, filled: Filled) -> str:
    identity, about = escape(item.id), escape(item.text)
    options = "".join(
        f'<option value="{escape(each)}"{" selected" if each == mark.status else ""}>'
        f"{escape(each or 'status')}</option>"
        for each in ("", *STATUSES)
    )
    has = filled.has.get(item.id, 0.0)
    owned = ""
    if item.amount:
        owned = (
            f'<label class="falt"><span>Finns redan ({escape(item.unit or "antal")})</span>'
            f'<input name="har:{identity}" value="{f"{has:g}".replace(".", ",") if has else ""}" inputmode="decimal" '
            f"data-raknas></label>"
        )
    return (
        f'{owned}<label class="falt"><span>Status<span class="unseen">: {about}</span></span>'
        f'<select name="status:{identity}" data-status>{options}</select></label>'
        f'<label class="falt"><span>Ansvarig<span class="unseen">: {about}</span></span>'
        f'<input name="ansvarig:{identity}" value="{escape(mark.responsible)}" maxlength="120" '
        f'autocomplete="off"></label>'
        f'<label class="falt bred"><span>Kommentar<span class="unseen">: {about}</span></span>'
        f'<textarea name="kommentar:{identity}" rows="1" maxlength="2000">{escape(mark.comment)}</textarea></label>'
    )


def _sources(sources: Sequence[ItemSource]) -> str:
    return "; ".join(_source(source) for source in sources)


def _source(source: ItemSource) -> str:
    said = escape(cited(source))
    if source.url.startswith("/dokument/"):
        title = escape(f"{source.title}, sida {source.page}")
        return f'<a href="{escape(source.url)}" target="_blank" rel="noopener" data-sida="{title}">{said}</a>'
    if source.url.startswith("https://"):
        return (
            f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">{said}'
            '<span class="unseen"> (annan webbplats, ny flik)</span></a>'
        )
    return said


def failed(words: str) -> str:
    """Why there is no list."""
    return outcome(words, bad=True)
