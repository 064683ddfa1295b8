"""A draft → HTML: how far it is, or what was found and what changes if it is published."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ingest.intake.staging import Draft, State, shown_time

MOST = 60
"""Rows that a list shows; the rest is counted."""
_WORDS = {"pages": "Sidor", "sections": "Rubriker", "sentences": "Meningar", "requirements": "Krav",
          "indicators": "Nyckeltal", "laws": "Författningar"}  # fmt: skip
_LISTS = (
    ("requirements", "Krav"), ("indicators", "Nyckeltal"), ("figures", "Andra siffror"), ("laws", "Författningar"),
    ("sections", "Rubriker"), ("sentences", "Övrig text"),
)  # fmt: skip
_OPEN = ("requirements", "indicators", "figures", "laws")
_COUNTED = (("changed", "ändrat", "ändrade"), ("added", "nytt", "nya"), ("removed", "borta", "borta"))
Values = Mapping[str, Any]


def draft_view(draft: Draft | None) -> str:
    """The draft, "" where there is none."""
    if draft is None:
        return ""
    head = f"{escape(draft.name)} började {escape(shown_time(draft.begun))}"
    title = f"<h3>Utkast: {escape(draft.title)}</h3>"
    if draft.state is State.BUILDING:
        return f'<section class="kort">{title}<p class="dampad">{head}.</p>{_bar(draft)}</section>'
    if draft.state is State.FAILED:
        return (
            f'<section class="kort">{title}<p class="dampad">{head}.</p>'
            f'<p class="notis fel" role="alert"><strong>Det gick inte.</strong> {escape(draft.problem)}</p>'
            '<p class="dampad">Det som gäller är orört. Kassera utkastet och försök igen.</p></section>'
        )
    seen = "Invånarna ser det inte förrän det publiceras."
    return f'<section class="kort">{title}<p class="dampad">{head}. {seen}</p>{_found(draft.found)}</section>'


def _bar(draft: Draft) -> str:
    done = f" {draft.done} av {draft.total}" if draft.total else ""
    value = f' value="{draft.done}" max="{draft.total}"' if draft.total else ""
    return (
        f'<p role="status">{escape(draft.step)}{done}</p>'
        f'<progress class="stapel" aria-label="{escape(draft.step, quote=True)}"{value}></progress>'
        '<p class="dampad">Du kan lämna sidan; arbetet fortsätter. Det som gäller är orört så länge.</p>'
    )


def _found(found: Values) -> str:
    comparison = found["comparison"]
    lists = "".join(_difference(name, comparison[key], unfold=key in _OPEN) for key, name in _LISTS)
    same = f'<p class="notis">Innehållet är detsamma som i «{escape(found["before"])}».</p>'
    return (
        _notices(found)
        + _sizes(comparison, found["before"])
        + (_answers(found) + (lists or same) if found["before"] else _new(comparison) + _answers(found))
    )


def _notices(found: Values) -> str:
    said = [*found["errors"], *found["warnings"]]
    notices = "".join(f'<p class="notis">{escape(text)}</p>' for text in said)
    if found["withheld"]:
        items = "".join(f"<li>{escape(text)}</li>" for text in found["withheld"])
        count = len(found["withheld"])
        notices += (
            f"<details><summary>{count} påståenden i digesten stämmer inte med den nya versionen</summary>"
            f"<ul>{items}</ul></details>"
        )
    return notices


def _sizes(comparison: Values, before: str) -> str:
    """How much there is, beside the version before."""
    old, new = comparison["before"], comparison["after"]
    against = f" Jämfört med «{escape(before)}»." if before else " Det finns ingen version att jämföra med."
    heads = (
        '<th scope="col"></th>'
        + ('<th scope="col" class="tal">Före</th>' if old else "")
        + '<th scope="col" class="tal">Utkastet</th>'
    )
    rows = "".join(
        f'<tr><th scope="row">{name}</th>'
        + (f'<td class="tal">{old[key]}</td>' if old else "")
        + f'<td class="tal">{_bold(new[key], bool(old) and old[key] != new[key])}</td></tr>'
        for key, name in _WORDS.items()
    )
    return (
        '<div class="tabell hel smal" tabindex="0" role="region" aria-label="Vad som hittades"><table>'
        f"<caption>Vad som hittades.{against}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _bold(value: object, changed: bool) -> str:
    return f"<strong>{value}</strong>" if changed else str(value)


def _new(comparison: Values) -> str:
    """What a document without a version before holds."""
    return "".join(
        _list(f"{name}: {len(comparison[key]['added'])}", [_plain(item) for item in comparison[key]["added"]])
        for key, name in _LISTS
        if key in ("requirements", "indicators", "laws", "sections") and comparison[key]["added"]
    )


def _difference(name: str, difference: Values, *, unfold: bool) -> str:
    """What came, went and changed of one sort; "" where nothing did."""
    rows = [_changed(each) for each in difference["changed"]]
    rows += [f'<span class="marke bra">Nytt</span> {_plain(item)}' for item in difference["added"]]
    rows += [f'<span class="marke fel">Borta</span> {_plain(item)}' for item in difference["removed"]]
    if not rows:
        return ""
    told = ", ".join(
        f"{len(difference[key])} {one if len(difference[key]) == 1 else many}"
        for key, one, many in _COUNTED
        if difference[key]
    )
    return _list(f"{name}: {told}", rows, unfold=unfold)


def _list(title: str, rows: Sequence[str], *, unfold: bool = False) -> str:
    more = f'<li class="dampad">… och {len(rows) - MOST} till</li>' if len(rows) > MOST else ""
    items = "".join(f"<li>{row}</li>" for row in rows[:MOST])
    state = " open" if unfold else ""
    return f'<details class="skillnad"{state}><summary>{title}</summary><ul>{items}{more}</ul></details>'


def _changed(change: Values) -> str:
    before, after = change["before"], change["after"]
    old, new = _marked(before["text"], after["text"])
    return (
        f'<span class="marke">Ändrat</span> <del><span class="unseen">Före: </span>{old}</del> {_page(before)}<br>'
        f'<ins><span class="unseen">Efter: </span>{new}</ins> {_page(after)}'
    )


def _marked(before: str, after: str) -> tuple[str, str]:
    """Both texts with the words that differ marked, what they share at the ends left plain."""
    old, new = before.split(), after.split()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return _middle(old, start, end), _middle(new, start, end)


def _middle(words: Sequence[str], start: int, end: int) -> str:
    last = len(words) - end
    parts = (words[:start], words[start:last], words[last:])
    first, middle, rest = (escape(" ".join(part)) for part in parts)
    return " ".join(part for part in (first, f"<mark>{middle}</mark>" if middle else "", rest) if part)


def _plain(item: Values) -> str:
    return f"{escape(item['text'])} {_page(item)}"


def _page(item: Values) -> str:
    return f'<span class="dampad">s. {item["page"]}</span>'


def _answers(found: Values) -> str:
    """The saved questions whose answers change."""
    asked, changed = found["asked"], found["answers"]
    if not changed:
        return f'<p class="notis bra">Svaren på de {asked} sparade frågorna ändras inte.</p>' if asked else ""
    rows = [
        f"<strong>{escape(each['question'])}</strong><br>{_told('Före', each['before'])}<br>"
        f"{_told('Efter', each['after'])}"
        for each in changed
    ]
    return _list(f"Svar som ändras: {len(changed)} av {asked} sparade frågor", rows, unfold=True)


def _told(when: str, answer: Values) -> str:
    pages = f' <span class="dampad">({escape("; ".join(answer["pages"]))})</span>' if answer["pages"] else ""
    return f'<span class="dampad">{when}:</span> {escape(answer["text"])}{pages}'
