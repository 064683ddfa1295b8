"""A checklist → Markdown, to read, mail or paste; and the values that JSON shows."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from assistant.checklists.checklist import Checklist, Item, Mark
from assistant.checklists.wording import filled_in, place, pointed


def to_markdown(checklist: Checklist) -> str:
    """The whole list; every item has a box to tick and its sources."""
    return "\n".join(_lines(checklist)) + "\n"


def to_dict(checklist: Checklist) -> dict[str, Any]:
    """The list as JSON has it; `case` and `excluded` as objects, for a reader without Python's pairs."""
    made = asdict(checklist)
    made["case"] = [{"field": label, "value": value} for label, value in checklist.case]
    made["excluded"] = [{"text": text, "reason": reason} for text, reason in checklist.excluded]
    for item in (item for group in made["groups"] for item in group["items"]):
        # What is filled in stands in the forms that people read; a program has its own.
        for each in (item, *item["points"]):
            del each["mark"]
    return made


def documents(checklist: Checklist) -> tuple[str, ...]:
    """The documents that the list stands on, each with date, dnr and edition, in order of first use.

    Example: "Trygghets- och säkerhetsstrategi, 2021-09-24, KS 2021-1430 (official)"
    """
    found: dict[str, str] = {}
    for group in checklist.groups:
        for item in group.items:
            for source in item.sources:
                if source.document_id:
                    facts = ", ".join(part for part in (source.title, source.date, source.dnr) if part)
                    found.setdefault(source.document_id, f"{facts} ({EDITIONS.get(source.edition, '')})")
    return tuple(found.values())


EDITIONS = {"official": "officiell utgåva", "digest": "återgiven med egna ord"}


def _lines(checklist: Checklist) -> Iterator[str]:
    yield f"# {checklist.title}"
    yield ""
    yield f"{checklist.date} · definition {checklist.version} · {'; '.join(documents(checklist))}"
    yield from _listed("Fallet", [f"{label}: {value}" for label, value in checklist.case])
    yield from _listed("Att svara på", checklist.open)
    for group in checklist.groups:
        yield from ("", f"## {group.title}", "")
        for item in group.items:
            yield from _item(item)
    yield from _listed("Gäller inte här", [f"{text}: {reason}" for text, reason in checklist.excluded])
    yield from _listed("Anmärkningar", checklist.notes)


def _listed(title: str, rows: tuple[str, ...] | list[str]) -> Iterator[str]:
    if rows:
        yield from ("", f"## {title}", "", *(f"- {_plain(row)}" for row in rows))


def _item(item: Item) -> Iterator[str]:
    yield f"- {_box(item.mark)} **{item.force}** {_plain(item.text)}"
    if item.sum:
        yield f"  - {_plain(item.sum)}"
    for point, told in zip(item.points, pointed(item), strict=True):
        yield f"  - {_box(point.mark)} {_plain(told)}"
    yield from (f"  - {_plain(line)}" for line in filled_in(item.mark))
    responsible = f" Ansvarig: {item.responsible}." if item.responsible else ""
    yield f"  - Med eftersom: {_plain(item.reason)}.{responsible}"
    for source in item.sources:
        quote = f": «{_plain(source.quote)}»" if source.quote else ""
        link = f" <{source.url}>" if source.url.startswith("https://") else ""
        yield f"  - Källa: {_plain(place(source))}{quote}{link}"
    for notice in item.notices:
        yield f"  - Obs: {_plain(notice)}"


def _box(mark: Mark) -> str:
    return "[x]" if mark.done else "[ ]"


def _plain(text: str) -> str:
    """Text that Markdown takes for text: no tags, one line."""
    return " ".join(text.split()).replace("<", "&lt;").replace("*", "\\*")
