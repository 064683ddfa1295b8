"""Which checklist to make, and the ones that a person has saved, as HTML."""

from collections.abc import Iterable, Sequence
from html import escape

from assistant.checklists.definition import Definition
from ui.staff.checklists.checklists_marks import DONE
from ui.staff.markup import button, counted
from ui.store.saved_checklists import SavedChecklist

_FIRST = "planeringsfall"
"""Shown first where it is among them: most who come here are planners."""


def ordered(definitions: Iterable[Definition]) -> tuple[Definition, ...]:
    """In the order that they are offered."""
    return tuple(sorted(definitions, key=lambda each: (each.name != _FIRST, each.title.casefold())))


def chooser(definitions: Sequence[Definition], picked: str, saved: Sequence[SavedChecklist]) -> str:
    """The checklists as buttons, and the saved ones below."""
    cards = "".join(
        f'<li><button type="button" class="valkort" data-sand="valj" data-lista="{escape(each.name)}" data-byter '
        f'aria-pressed="{"true" if each.name == picked else "false"}"><b>{escape(each.title)}</b>'
        f"<span>{escape(each.about)}</span></button></li>"
        for each in definitions
    )
    return f'<ul class="vallista">{cards}</ul>{_saved(saved, definitions)}'


def _saved(saved: Sequence[SavedChecklist], definitions: Sequence[Definition]) -> str:
    if not saved:
        return ""
    titles = {each.name: each.title for each in definitions}
    rows = "".join(_row(each, titles) for each in saved)
    return (
        f'<details class="kort sparade" open><summary>Mina sparade listor ({len(saved)})</summary>'
        f"<ul>{rows}</ul></details>"
    )


def _row(saved: SavedChecklist, titles: dict[str, str]) -> str:
    draft, identity = saved.draft, str(saved.id)
    done = sum(mark.done or mark.status == DONE for mark in draft.marks.values())
    title = titles.get(draft.checklist, draft.checklist)
    about = f"{title}, ändrad {saved.changed.date()}, {counted(done, 'klar', 'klara')}"
    remove = button("Ta bort", "radera", saker="Ta bort för gott?", id=identity)
    return (
        f'<li><button type="button" class="lanken" data-sand="oppna" data-id="{identity}" data-byter>'
        f'{escape(draft.name)}</button> <span class="dampad">{escape(about)}</span> {remove}</li>'
    )
