"""A checklist → Excel file: its items to filter and fill in, the case with its sources on a sheet of its own."""

from collections.abc import Iterable

from assistant.checklists.checklist import Checklist, Item
from assistant.checklists.wording import BOX, STATUSES, TICKED, cited, documents_of, facts, items_of, pointed
from assistant.exports.xlsx_sheets import (
    COMMENT,
    STATUS,
    Column,
    Sheet,
    Value,
    facts_below,
    new_book,
    print_lying,
    saved,
    table_on,
)

_COLUMNS = tuple(
    Column(*each)
    for each in (
        ("Grupp", 18), ("Punkt", 44), ("Styrka", 9), (STATUS, 13), ("Ansvarig", 26), (COMMENT, 26),
        ("Varför", 24), ("Mängd", 9), ("Enhet", 9), ("Uträkning", 30), ("Källa", 34), ("Citat", 40),
        ("Att notera", 26),
    )
)  # fmt: skip
_AMOUNTS = {"Mängd", "Enhet", "Uträkning"}


def to_xlsx(checklist: Checklist) -> bytes:
    """The checklist as an Excel file: its items, and the case with its sources."""
    items = list(items_of(checklist))
    measured = any(item.sum or item.amount for item in items)
    columns = [column for column in _COLUMNS if measured or column.title not in _AMOUNTS]
    rows = [_item(group.title, item) for group in checklist.groups for item in group.items]
    book = new_book(checklist.title)
    sheet = book.create_sheet("Checklista")
    table_on(sheet, columns, [[row[column.title] for column in columns] for row in rows])
    print_lying(sheet, f"{checklist.title} · {checklist.date}")
    _case(book.create_sheet("Ärende och källor"), checklist)
    return saved(book)


def _item(group: str, item: Item) -> dict[str, Value]:
    return {
        "Grupp": group,
        "Punkt": "\n".join((item.text, *_points(item))),
        "Styrka": item.force.value,
        STATUS: item.mark.status or (STATUSES[2] if item.mark.done else STATUSES[0]),
        "Ansvarig": "\n".join(filter(None, (item.mark.responsible, item.responsible))),
        COMMENT: item.mark.comment,
        "Varför": item.reason,
        "Mängd": item.amount if item.sum or item.amount else "",
        "Enhet": item.unit,
        "Uträkning": item.sum,
        "Källa": "\n".join(cited(source) for source in item.sources),
        "Citat": "\n".join(f"«{source.quote}»" for source in item.sources if source.quote),
        "Att notera": "\n".join(item.notices),
    }


def _points(item: Item) -> Iterable[str]:
    for point, told in zip(item.points, pointed(item), strict=True):
        yield f"{TICKED if point.mark.done else BOX} {told}"


def _case(sheet: Sheet, checklist: Checklist) -> None:
    """The case, what is open, what doesn't apply, the sources and the definition, under each other."""
    facts_below(sheet, [(checklist.title, f"Upprättad {checklist.date}")])
    facts_below(sheet, checklist.case, "Ärendet")
    facts_below(sheet, [(question, "") for question in checklist.open], "Frågor som återstår")
    facts_below(sheet, checklist.excluded, "Gäller inte i det här fallet")
    facts_below(sheet, [(note, "") for note in checklist.notes], "Anmärkningar")
    rows = []
    for source, pages in documents_of(checklist):
        listed = f"s. {', '.join(map(str, pages))}" if pages else ""
        rows.append((source.title, " · ".join(part for part in (facts(source), listed) if part)))
    facts_below(sheet, rows, "Underlag")
    facts_below(sheet, [(checklist.name, f"version {checklist.version}")], "Checklistans definition")
    print_lying(sheet, f"{checklist.title} · {checklist.date}", repeated=False)
