"""Laws as HTML: filters, and a table of how it stands with each today."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from html import escape

from corpus.currency.changes import Change, LawState
from corpus.model import Document
from ui.staff.laws.laws_rows import UNKNOWN, LawRow, Where
from ui.staff.markup import (
    TABLE,
    badge,
    box,
    button,
    cell,
    counted,
    folded,
    head,
    notice,
    out_link,
    page_link,
    region,
    select,
)

_COLUMNS = ("Författning", "I dag", "Vad som har hänt", "Nämns på", "Lagtext")
_KINDS = {
    LawState.IN_FORCE.value: "bra",
    LawState.AMENDED.value: "bra",
    LawState.REPLACED.value: "fel",
    LawState.REPEALED.value: "fel",
}
_FIRST = 6
"""Pages that are shown at once; the rest are folded away."""


def form(rows: Sequence[LawRow], *, narrow: bool = False) -> str:
    """The filters, with how many laws each choice has."""
    states = Counter(row.state for row in rows)
    titles = {str(w.document.id): w.document.registration.title for row in rows for w in row.places}
    tables = sum(row.in_table for row in rows)
    fields = (
        box("ord", "Ord eller nummer", more='type="search" maxlength="200"'),
        select("lage", "Hur det står till i dag", _choices([(s, s, n) for s, n in states.items()])),
        select(
            "tabell",
            "Finns i",
            _choices(
                [("ja", "den rättsliga tabellen", tables), ("nej", "bara löptexten", len(rows) - tables)]
            ),
        ),
        select("dokument", "Dokument", [("", "Alla"), *titles.items()]),
    )
    tools = (
        '<button type="reset" class="knapp">Rensa</button>'
        + button("Excel", "exportera", form="xlsx")
        + button("CSV", "exportera", form="csv")
    )
    return (
        '<form id="lagfilter" class="filterform" data-direkt="filtrera" role="search" aria-label="Avgränsa lagar">'
        f"{folded(''.join(fields), closed=narrow)}"
        f'<div class="filterrad"><p class="dampad">Läget gäller den dag som står vid varje lag. '
        f'Läs lagtexten innan du stöder dig på det.</p><div class="knappar">{tools}</div></div></form>'
    )


def _choices(rows: Sequence[tuple[str, str, int]]) -> list[tuple[str, str]]:
    return [("", "Alla"), *((value, f"{said} ({number})") for value, said, number in rows if number)]


def shown(rows: Sequence[LawRow], total: int, today: date) -> str:
    """The laws as a table; `total` is how many there are in all."""
    if not rows:
        return notice(
            "Ingen författning stämmer med det du har valt. Ta bort något av valen eller klicka på Rensa."
        )
    counts = Counter(row.state for row in rows)
    marks = "".join(
        f"<li>{badge(f'{state} {n}', _KINDS.get(state, ''))}</li>" for state, n in counts.most_common()
    )
    line = (
        f'<p class="antal" role="status">{len(rows)} av {counted(total, "författning", "författningar")}</p>'
    )
    body = "".join(_row(row, today) for row in rows)
    table = f'{TABLE}{head(*_COLUMNS)}<tbody role="rowgroup">{body}</tbody></table>'
    return f'<div class="summa">{line}<ul class="marken">{marks}</ul></div>{region("Författningar", table, "lagar")}'


def _row(row: LawRow, today: date) -> str:
    facts = ", ".join(part for part in (row.designation, _small(row.kind), row.note) if part)
    law = row.change.law if row.change else None
    other = f"<br>{escape(law.name)}" if law and _differs(law.name, row.name) else ""
    name = f'<b>{escape(row.name)}</b><br><span class="dampad">{escape(facts)}{other}</span>'
    return (
        '<tr role="row">'
        f"{cell('Författning', name, 'krav-text')}{cell('I dag', badge(row.state, _KINDS.get(row.state, '')))}"
        f"{cell('Vad som har hänt', _happened(row, today))}{cell('Nämns på', _places(row.places))}"
        f"{cell('Lagtext', _text(row))}</tr>"
    )


def _small(kind: str) -> str:
    """A kind inside a sentence: "Lag" -> "lag", "EU-direktiv" as it is."""
    return kind[:1].lower() + kind[1:] if kind[1:2].islower() else kind


def _differs(one: str, other: str) -> bool:
    """Whether two names are more than two forms of one: "Skollag" and "Skollagen" are the same."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return not long.startswith(short)


def _happened(row: LawRow, today: date) -> str:
    change = row.change
    if change is None or change.law is None:
        return f'<span class="dampad">{UNKNOWN[:1].upper()}{UNKNOWN[1:]}. Slå upp den själv.</span>'
    law, lines = change.law, []
    if law.replaced_by:
        since = f" sedan {escape(law.in_force_from)}" if law.in_force_from else ""
        newer = " ".join(part for part in (law.replaced_by_name, law.replaced_by) if part)
        lines.append(f"<b>Ersatt av {escape(newer)}</b>{since}")
    lines.append(escape(change.said(today)))
    return "<br>".join((*lines, f'<span class="dampad">{_checked(change)}</span>'))


def _checked(change: Change) -> str:
    source = out_link(change.source_url, change.source_title or "källa")
    unsure = "" if change.verified else "Inte bekräftat. "
    return f"{unsure}{source}, kontrollerat {escape(change.checked)}"


def _places(places: Sequence[Where]) -> str:
    """Links to the pages, by document."""
    by: dict[str, tuple[Document, dict[int, Where]]] = {}
    for where in places:
        by.setdefault(where.document.id, (where.document, {}))[1].setdefault(where.page, where)
    return "<br>".join(_pages(d, [pages[number] for number in sorted(pages)]) for d, pages in by.values())


def _pages(document: Document, places: Sequence[Where]) -> str:
    links = [page_link(document, where.page, where.quote) for where in places]
    indirect = (
        " (indirekt)"
        if all(not where.quote for where in places) and places[0].said == "nämns indirekt"
        else ""
    )
    more = ""
    if len(links) > _FIRST:
        left = len(links) - _FIRST
        more = f"<details><summary>{left} till</summary>{', '.join(links[_FIRST:])}</details>"
    title = escape(document.registration.title)
    return f'{", ".join(links[:_FIRST])}{indirect}{more}<br><span class="dampad">{title}</span>'


def _text(row: LawRow) -> str:
    law = row.change.law if row.change else None
    return out_link(law.link, law.replaced_by or law.designation) if law and law.link else ""
