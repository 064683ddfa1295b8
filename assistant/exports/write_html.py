"""A checklist → one HTML page to read and print on A4, without scripts or anything fetched from elsewhere.

Black on white with words for every state, so that nothing hangs on colour; boxes to tick by pen or mouse.
"""

from collections.abc import Collection, Iterable
from html import escape

from assistant.checklists.checklist import Checklist, Group, Item, ItemSource, Mark
from assistant.checklists.wording import filled_in, place, pointed
from assistant.exports.write_markdown import documents

STYLE = """
@page { size: A4; margin: 18mm }
body { font: 16px/1.5 system-ui, sans-serif; color: #111; background: #fff }
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.7rem; line-height: 1.2 } h2 { font-size: 1.2rem; margin: 1.6rem 0 .4rem; break-after: avoid }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem } dd { margin: 0 }
ul { padding-left: 1.2rem } ul.items { list-style: none; padding: 0 }
ul.items > li { border-top: 1px solid #767676; padding: .5rem 0; break-inside: avoid }
ul.points { list-style: none; padding: 0; margin: .2rem 0 0 1.7rem } .points label { font-weight: 400 }
label { display: flex; gap: .6rem; font-weight: 600 }
input { width: 1.1rem; height: 1.1rem; flex: none; margin-top: .2rem }
.force { border: 1px solid #111; border-radius: .2rem; padding: 0 .4rem; font-size: .9rem; align-self: start }
p { margin: .2rem 0 0 1.7rem } main > p { margin: 0 } .source { font-size: .9rem; color: #333 }
a { color: #0b4a8f; overflow-wrap: anywhere }
@media print { body { margin: 0; max-width: none; font-size: 11pt } a { color: inherit } }
"""


def to_html(checklist: Checklist) -> str:
    """The whole page."""
    groups = "".join(map(_group, checklist.groups))
    case = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in checklist.case)
    excluded = [f"{text}: {reason}" for text, reason in checklist.excluded]
    standing = (f"Gjord {checklist.date}", *documents(checklist), f"Listans definition: {checklist.version}")
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(checklist.title)}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{escape(checklist.title)}</h1>{''.join(f'<p>{escape(line)}</p>' for line in standing)}"
        + (f"<h2>Fallet</h2><dl>{case}</dl>" if case else "")
        + _listed("Att svara på", checklist.open)
        + groups
        + _listed("Gäller inte här", excluded)
        + _listed("Anmärkningar", checklist.notes)
        + "</main></body></html>"
    )


def _listed(title: str, rows: Iterable[str]) -> str:
    made = "".join(f"<li>{escape(row)}</li>" for row in rows)
    return f"<h2>{escape(title)}</h2><ul>{made}</ul>" if made else ""


def _group(group: Group) -> str:
    """A heading and its items; what is quoted under it once isn't quoted again."""
    quoted: set[str] = set()
    rows = []
    for item in group.items:
        rows.append(_item(item, quoted))
        quoted |= {source.quote for source in item.sources}
    return f"<h2>{escape(group.title)}</h2><ul class=items>{''.join(rows)}</ul>"


def _item(item: Item, quoted: Collection[str]) -> str:
    responsible = f" Ansvarig: {item.responsible}." if item.responsible else ""
    lines = [item.sum] if item.sum else []
    lines += filled_in(item.mark)
    lines.append(f"Med eftersom: {item.reason}.{responsible}")
    lines += [f"Obs: {notice}" for notice in item.notices]
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    points = "".join(
        f"<li><label>{_box(point.mark)}<span>{escape(told)}</span></label></li>"
        for point, told in zip(item.points, pointed(item), strict=True)
    )
    said = (f"<ul class=points>{points}</ul>" if points else "") + said
    sources = "".join(f"<p class=source>{_source(source, quoted)}</p>" for source in item.sources)
    return (
        f"<li><label>{_box(item.mark)}<span class=force>{escape(item.force)}</span>"
        f"<span>{escape(item.text)}</span></label>{said}{sources}</li>"
    )


def _box(mark: Mark) -> str:
    return f"<input type=checkbox{' checked' if mark.done else ''}>"


def _source(source: ItemSource, quoted: Collection[str]) -> str:
    quote = f": «{escape(source.quote)}»" if source.quote and source.quote not in quoted else ""
    named = escape(place(source).replace("s. ", "s.\u00a0"))
    if source.url.startswith(("https://", "/")):
        named = f'<a href="{escape(source.url)}">{named}</a>'
    return f"Källa: {named}{quote}"
