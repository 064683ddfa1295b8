"""The register of requirements as HTML: a table by who is to act or in reading order, and pairs side by side."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from assistant.requirements.contradictions import Difference, Pair, Side
from assistant.requirements.requirement_register import NOBODY, Duties, Entry, Register
from corpus.model import Document, Status
from ui.staff.markup import TABLE, badge, cell, counted, head, notice, page_link, region
from ui.staff.requirements.requirements_filter import Chosen, View

_COLUMNS = ("Krav", "Styrka", "Ansvarig", "Tid", "Fokusområde och avsnitt", "Källa")
_MEANS = {
    Difference.FORCE: "Den ena säger ska, den andra bör eller behöver.",
    Difference.FIGURE: "Samma mening med olika siffror.",
    Difference.TIME: "Olika tid för något som liknar samma sak.",
}


def shown(made: Register, picked: Chosen, total: int) -> str:
    """What was found, as it was asked to be shown; `total` is how many requirements there are in all."""
    if picked.view is View.PAIRS:
        return _pairs(made.pairs)
    if not made.count and not made.mentioned:
        return notice("Inget krav stämmer med det du har valt. Ta bort något av valen eller klicka på Rensa.")
    table = _by_actor(made.groups) if picked.view is View.ACTOR else _in_order(made.groups)
    return _summary(made, picked, total) + table + _mentioned(made, picked) + _beside(made)


def _summary(made: Register, picked: Chosen, total: int) -> str:
    """How many of each strength; with a party, what it is to do in a sentence."""
    counts = Counter(e.requirement.modality.value for group in made.groups for e in group.entries)
    forces = "".join(f"<li>{badge(f'{force} {often}')}</li>" for force, often in counts.most_common())
    whose = f" · {counted(len(made.groups), 'ansvarig', 'ansvariga')}" if len(made.groups) > 1 else ""
    line = f'<p class="antal" role="status">{made.count} av {counted(total, "krav", "krav")}{whose}</p>'
    about = ""
    if picked.actor and not picked.nobody:
        about = f"<h3>Vad ska {escape(picked.actor)} göra?</h3>"
    return f'{about}<div class="summa">{line}<ul class="marken">{forces}</ul></div>'


def _by_actor(groups: Sequence[Duties]) -> str:
    if not groups:
        return ""
    bodies = []
    for group in groups:
        rows = "".join(_row(entry, grouped=True) for entry in group.entries)
        bodies.append(
            '<tbody role="rowgroup"><tr role="row" class="grupp"><th role="rowheader" scope="rowgroup" colspan="5">'
            f'{escape(group.responsible[:1].upper() + group.responsible[1:])} <span class="dampad">'
            f"{counted(len(group.entries), 'krav', 'krav')}</span></th></tr>{rows}</tbody>"
        )
    columns = [column for column in _COLUMNS if column != "Ansvarig"]
    return region("Krav efter ansvarig", f"{TABLE}{head(*columns)}{''.join(bodies)}</table>", "krav")


def _in_order(groups: Sequence[Duties]) -> str:
    """All entries as the documents have them, one after the other."""
    entries = [entry for group in groups for entry in group.entries]
    if not entries:
        return ""
    order = {document: place for place, document in enumerate(dict.fromkeys(e.document.id for e in entries))}
    entries.sort(key=lambda entry: (order[entry.document.id], entry.page))
    rows = "".join(_row(entry, grouped=False) for entry in entries)
    table = f'{TABLE}{head(*_COLUMNS)}<tbody role="rowgroup">{rows}</tbody></table>'
    return region("Krav i läsordning", table, "krav")


def _row(entry: Entry, *, grouped: bool) -> str:
    requirement = entry.requirement
    where = " › ".join([part for part in requirement.section if part != entry.area][-2:])
    area = f"<b>{escape(entry.area)}</b><br>" if entry.area else ""
    links = ", ".join(page_link(entry.document, place.page, place.quote) for place in requirement.places)
    actor = "" if grouped else cell("Ansvarig", escape(entry.responsible) or f"<i>{NOBODY}</i>")
    return (
        '<tr role="row">'
        + cell("Krav", escape(requirement.text), "krav-text")
        + cell("Styrka", badge(requirement.modality.value))
        + actor
        + cell("Tid", escape(requirement.deadline))
        + cell("Avsnitt", f'{area}<span class="dampad">{escape(where)}</span>')
        + cell("Källa", f'{links}<br><span class="dampad">{_named(entry.document)}</span>')
        + "</tr>"
    )


def _mentioned(made: Register, picked: Chosen) -> str:
    """Sentences that give the party a task in other words."""
    if not made.mentioned:
        return ""
    rows = "".join(
        f'<tr role="row">{cell("Mening", escape(side.sentence.text), "krav-text")}'
        f"{cell('Styrka', badge(side.modality))}{cell('Källa', _place(side))}</tr>"
        for side in made.mentioned
    )
    table = f'{TABLE}{head("Mening", "Styrka", "Källa")}<tbody role="rowgroup">{rows}</tbody></table>'
    told = counted(len(made.mentioned), "mening nämner", "meningar nämner")
    return (
        f"<h3>Nämns också</h3><p class=dampad>{told} {escape(picked.actor)} utan att vara ett av kraven ovan. "
        f"Läs dem också.</p>{region('Nämns också', table, 'krav hel')}"
    )


def _beside(made: Register) -> str:
    if not made.pairs:
        return ""
    return (
        f"<details class=par-flera><summary>{_told(len(made.pairs))}</summary>{_pairs(made.pairs)}</details>"
    )


def _told(number: int) -> str:
    return f"{counted(number, 'par', 'par')} av meningar verkar säga olika saker om samma sak"


def _pairs(pairs: Iterable[Pair]) -> str:
    cards = "".join(_pair(pair) for pair in pairs)
    if not cards:
        return notice("Inga två meningar bland de valda kraven verkar säga olika saker om samma sak.")
    about = (
        '<p class="dampad">Meningar som liknar varandra men skiljer sig i styrka, siffra eller tid. '
        "Tjänsten avgör inget: läs båda och bedöm själv.</p>"
    )
    return f'{about}<ul class="par">{cards}</ul>'


def _pair(pair: Pair) -> str:
    marks = " ".join(badge(difference.value, "fel") for difference in pair.differences)
    means = " ".join(_MEANS[difference] for difference in pair.differences)
    sides = "".join(_side(side) for side in (pair.first, pair.second))
    return (
        f'<li class="kort"><p>{marks} <span class="dampad">{escape(means)}</span></p>'
        f'<div class="sidor">{sides}</div></li>'
    )


def _side(side: Side) -> str:
    facts = " ".join(part for part in (badge(side.modality or "mål"), badge(side.deadline)) if part)
    return f"<div><blockquote>{escape(side.sentence.text)}</blockquote><p>{facts} {_place(side)}</p></div>"


def _place(side: Side) -> str:
    quote = side.sentence.quotes[0]
    link = page_link(side.document, quote.page, quote.text)
    return f'{link} <span class="dampad">{_named(side.document)}</span>'


def _named(document: Document) -> str:
    """A document's title, and what it is where it isn't what applies."""
    known = document.registration
    return escape(known.title if known.status is Status.IN_FORCE else f"{known.title} ({known.status.value})")
