"""What the filters offer, and the choice as a scope and in words."""

import pytest

from assistant.model import Scope
from corpus.model import DocumentId
from tests.integration.ui.fakes import LIBRARY, SECRET
from ui.api.visible_library import VisibleLibrary
from ui.staff.ask.ask_scope import ALL_AREAS, ALL_DOCUMENTS, NotADate, areas_of, documents_of, narrowed

SHELF = VisibleLibrary(LIBRARY, staff=True)


def test_what_can_be_chosen() -> None:
    assert documents_of(SHELF)[0] == (ALL_DOCUMENTS, ALL_DOCUMENTS)
    assert ("Intern plan", str(SECRET)) in documents_of(SHELF)
    assert areas_of(SHELF) == [ALL_AREAS, "Rena platser"]


def test_nothing_chosen_narrows_nothing() -> None:
    for document, area, day in ((ALL_DOCUMENTS, ALL_AREAS, ""), (None, None, None), ("okänt", "okänt", " ")):
        chosen = narrowed(SHELF, document, area, day)
        assert chosen.scope == Scope()
        assert chosen.words == ""


def test_everything_chosen() -> None:
    chosen = narrowed(SHELF, "plan", "Rena platser", "2021-3-1")
    assert chosen.scope == Scope(frozenset({DocumentId("plan")}), "Rena platser", "2021-03-01")
    assert chosen.words == "Plan för rena platser, fokusområdet Rena platser, det som gällde 2021-03-01"


@pytest.mark.parametrize("day", ["i fjol", "2021-02-30", "2021", "1-2-3-4"])
def test_no_day(day: str) -> None:
    with pytest.raises(NotADate, match="år-månad-dag"):
        narrowed(SHELF, "", "", day)
