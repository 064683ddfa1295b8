import pytest

from assistant.requirements.requirement_register import NOBODY, entries_of
from tests.unit.ui.staff.library import HOSTILE, a_library, a_shelf
from ui.staff.html_events import Sent
from ui.staff.requirements.requirements_filter import Chosen, View, chosen, form
from ui.staff.requirements.requirements_tab import demands
from ui.staff.requirements.requirements_view import shown

ALL = demands(a_library())


def page(picked: Chosen) -> str:
    return shown(ALL.register(picked), picked, len(ALL.entries))


def test_by_actor_with_counts_and_the_words_marked() -> None:
    html = page(Chosen())
    assert "3 av 3 krav · 2 ansvariga" in html
    assert "Kommunen <span" in html
    assert "2 krav</span>" in html
    assert html.index(">Kommunen ") < html.index(f">{NOBODY.capitalize()} ")
    assert 'href="/dokument/plan/sida/1?citat=Kommunen%20ska' in html


def test_text_of_documents_stays_text() -> None:
    assert HOSTILE not in page(Chosen(view=View.READING))
    assert "&lt;img" in page(Chosen(view=View.READING))
    assert HOSTILE not in page(Chosen(actor=HOSTILE))


@pytest.mark.parametrize(
    ("picked", "count"),
    [
        (Chosen(modality="bör"), 1),
        (Chosen(modality="hittepå"), 3),
        (Chosen(actor="kommunens"), 2),
        (Chosen(actor="Ingen namngiven"), 1),
        (Chosen(page=2), 1),
        (Chosen(words="lampor"), 2),
        (Chosen(words="finns inte"), 0),
        (Chosen(document="annat"), 0),
    ],
)
def test_filters(picked: Chosen, count: int) -> None:
    assert ALL.register(picked).count == count


def test_what_a_department_must_do_has_a_heading() -> None:
    assert "Vad ska kommunen göra?" in page(Chosen(actor="kommunen"))


def test_pairs_stand_side_by_side() -> None:
    html = page(Chosen(view=View.PAIRS))
    assert "olika styrka" in html
    assert html.count("<blockquote>") == 2


def test_nothing_found_says_what_to_do() -> None:
    assert "klicka på Rensa" in page(Chosen(words="finns inte"))


def test_what_is_sent_may_be_anything() -> None:
    assert chosen(Sent({})) == Chosen()
    assert chosen(Sent({"falt": ["x"]})) == Chosen()
    assert chosen(Sent({"falt": {"sida": ["²"], "visa": ["x"], "ord": [3], "ansvarig": "x"}})) == Chosen()
    assert chosen(Sent({"falt": {"sida": ["12"], "visa": ["bredvid"], "ord": [" a "]}})) == Chosen(
        page=12, view=View.PAIRS, words="a"
    )


def test_the_form_counts_what_each_choice_has() -> None:
    html = form(entries_of(a_shelf().documents), Chosen(actor='"x'))
    assert ">ska (2)<" in html
    assert 'value="&quot;x"' in html
    assert '<option value="kommunen">' in html
