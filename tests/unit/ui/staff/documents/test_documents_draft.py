"""A draft as HTML: how far, why it failed, what differs; and nothing of a document becomes markup."""

from dataclasses import asdict, replace

from ingest.intake.compare_versions import Change, Comparison, Difference, Item, Size
from ingest.intake.staging import Draft, State
from ui.staff.documents.documents_draft import draft_view

DRAFT = Draft("anna", "Anna <b>", "2026-11-24T13:05:00+00:00", "plan", "Plan & <i>", "g1")
SIZE = Size(2, 3, 20, 4, 1, 0)
NOTHING = Difference()


def ready(**changes: object) -> str:
    comparison = Comparison(
        SIZE, replace(SIZE, sentences=21), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING
    )
    found = {
        "before": "Plan", "comparison": asdict(replace(comparison, **changes)), "warnings": [], "errors": [],
        "withheld": [], "answers": [], "asked": 6,
    }  # fmt: skip
    return draft_view(replace(DRAFT, state=State.READY, found=found))


def test_how_far_it_is() -> None:
    shown = draft_view(replace(DRAFT, step="Räknar vektorer", done=3, total=9))
    assert "Räknar vektorer 3 av 9" in shown
    assert 'value="3" max="9"' in shown


def test_nothing_that_somebody_wrote_becomes_markup() -> None:
    shown = draft_view(replace(DRAFT, state=State.FAILED, problem="<script>"))
    assert "<script>" not in shown
    assert "Plan &amp; &lt;i&gt;" in shown
    assert "Anna &lt;b&gt;" in shown


def test_the_words_that_differ_are_marked() -> None:
    change = Change(Item("Lampor ska lagas inom 14 dagar.", 1), Item("Lampor ska lagas inom 7 dagar.", 2))
    shown = ready(requirements=Difference(changed=(change,)))
    assert "Krav: 1 ändrat" in shown
    assert "Lampor ska lagas inom <mark>14</mark> dagar." in shown
    assert "Lampor ska lagas inom <mark>7</mark> dagar." in shown


def test_a_long_list_is_counted() -> None:
    shown = ready(sentences=Difference(added=tuple(Item(f"Mening {n}", 1) for n in range(100))))
    assert "Övrig text: 100 nya" in shown
    assert "… och 40 till" in shown


def test_no_difference_is_said() -> None:
    assert "Innehållet är detsamma" in ready()
    assert "Svaren på de 6 sparade frågorna ändras inte." in ready()


def test_no_draft_shows_nothing() -> None:
    assert draft_view(None) == ""
