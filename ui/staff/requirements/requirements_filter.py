"""The tab Krav's filters: the form as HTML, and what was filled in as what the register takes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from assistant.requirements.requirement_register import NOBODY, Entry, Wanted, grouped
from corpus.model import Modality
from ui.staff.html_events import Sent
from ui.staff.markup import box, button, choice, folded, select

TEXT = 300
"""Characters of a filter that are read, as over HTTP."""


class View(StrEnum):
    """How the requirements are shown."""

    ACTOR = "ansvarig"
    READING = "lasordning"
    PAIRS = "bredvid"


_VIEWS = (
    (View.ACTOR, "Efter ansvarig"),
    (View.READING, "I läsordning"),
    (View.PAIRS, "Sida vid sida"),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was filled in; `actor` is part of a name, or NOBODY."""

    actor: str = ""
    modality: str = ""
    area: str = ""
    document: str = ""
    page: int = 0
    words: str = ""
    view: View = View.ACTOR

    @property
    def nobody(self) -> bool:
        """Whether it is the requirements without a named party that are wanted."""
        return self.actor.casefold() == NOBODY

    @property
    def wanted(self) -> Wanted:
        """As the register takes it."""
        modality = Modality(self.modality) if self.modality in list(Modality) else None
        return Wanted(
            modality, "" if self.nobody else self.actor, self.area, self.document, self.page, self.words
        )


def chosen(sent: Sent) -> Chosen:
    """What the form was sent with; what makes no sense is left out."""
    page = sent.field("sida")
    view = sent.field("visa")
    return Chosen(
        actor=sent.field("ansvarig")[:TEXT],
        modality=sent.field("styrka"),
        area=sent.field("omrade")[:TEXT],
        document=sent.field("dokument")[:TEXT],
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 0,
        words=sent.field("ord")[:TEXT],
        view=View(view) if view in list(View) else View.ACTOR,
    )


def form(entries: Sequence[Entry], picked: Chosen, *, narrow: bool = False) -> str:
    """The filters, with how many requirements each choice has."""
    titles = {str(entry.document.id): entry.document.registration.title for entry in entries}
    names = "".join(f'<option value="{escape(duties.responsible)}">' for duties in grouped(entries))
    long = f'type="search" maxlength="{TEXT}"'
    fields = (
        box("ansvarig", "Vem ska göra det?", picked.actor, f'{long} list="kravansvariga" placeholder="Alla"'),
        f'<datalist id="kravansvariga">{names}</datalist>',
        select("styrka", "Styrka", _options(e.requirement.modality for e in entries), picked.modality),
        select("omrade", "Fokusområde", _options(e.area for e in entries if e.area), picked.area),
        select("dokument", "Dokument", _options((e.document.id for e in entries), titles), picked.document),
        box("ord", "Ord i kravet eller rubriken", picked.words, long),
        box("sida", "Sida", str(picked.page or ""), 'type="number" min="1" max="999999"'),
    )
    tools = '<button type="reset" class="knapp">Rensa</button>' + button("Excel", "exportera", form="xlsx")
    return (
        '<form id="kravfilter" class="filterform" data-direkt="filtrera" role="search" aria-label="Avgränsa krav">'
        f"{folded(''.join(fields), closed=narrow)}"
        f'<div class="filterrad">{choice("visa", "Visa", _VIEWS, picked.view)}'
        f'<div class="knappar">{tools}</div></div></form>'
    )


def _options(values: Iterable[str], titles: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Every value that occurs, with how often; "" for all."""
    counts = Counter(str(value) for value in values)
    named = titles or {}
    return [("", "Alla"), *((each, f"{named.get(each, each)} ({often})") for each, often in counts.items())]
