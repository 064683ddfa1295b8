"""A made checklist for the exports' tests."""

from dataclasses import replace

from assistant.checklists.checklist import Checklist, Force, Group, Item, ItemSource, Point

PAGE = ItemSource(
    "Plan för lampor", "plan", 28, "Trasiga lampor lagas.", "/dokument/plan/sida/28", "", "KS 2021-1",
    "2021-11-08", "official",
)  # fmt: skip
NATIONAL = ItemSource(
    "Myndigheten för lampor", "", 0, "", "https://lampor.example/råd?a=1&b=2", "2026-03-01", "", "", ""
)
POINT = Point("stolpar", "Stolparna", "de lutar", (PAGE,))
ITEM = Item(
    "lampor", "Räkna lamporna", Force.MUST, "Gatukontoret", "detaljplan med torg", "", 0.0, "", (PAGE,), ()
)


def a_checklist(*items: Item, groups: int = 1) -> Checklist:
    """A checklist with the same items in each group, ITEM where none are given."""
    made = tuple(Group(f"Grupp {number}", items or (ITEM,)) for number in range(1, groups + 1))
    return Checklist(
        "torg", "Torget i Rimbo", "2026-11-23", "1.2", (("Plan", "detaljplan"), ("Plats", "Rimbo")), made,
        ("Vem äger marken?",), (("Höga hus", "inga höga hus"),), ("Läs också lagen.",),
    )  # fmt: skip


def an_item(number: int = 1, **changes: object) -> Item:
    """ITEM with another id and these changes."""
    return replace(ITEM, **{"id": f"p{number}", **changes})
