import re
from xml.etree import ElementTree

import pytest

from corpus.kolada import Figure
from tests.unit.ui.staff.indicators.test_indicators_series import a_value
from tests.unit.ui.staff.library import a_shelf
from ui.staff.indicators.indicators_draw import Picture, png, svg
from ui.staff.indicators.indicators_form import Notes
from ui.staff.indicators.indicators_series import measures_of
from ui.staff.indicators.indicators_view import form, shown
from ui.store.indicator_values import Reading

HOSTILE = '"><script>alert(1)</script>'
MEASURES = measures_of(a_shelf(), [a_value("Brott", 2024, 9), a_value("Trygga", 2024, 70, "Flickor")])


def test_every_indicator_has_its_picture_its_numbers_and_its_place() -> None:
    html = shown(MEASURES, MEASURES, Notes())
    assert html.count("<article") == 3
    assert html.count("<img ") == 2
    assert (
        'alt="10 år 2020, målet är 5 år 2030. Senast 9 år 2024; den raka vägen ligger då på 8: inte på väg."'
        in html
    )
    assert "Flickor: på väg" in html
    assert "Pojkar: saknar nyare värde" in html
    assert "mäts i ord" in html
    assert "/dokument/plan/sida/2?citat=Brott" in html
    assert "3 nyckeltal, 4 serier" in html


def test_who_may_not_save_sees_no_form() -> None:
    assert 'data-sand="spara"' not in shown(MEASURES, MEASURES, Notes())
    assert 'data-sand="spara"' in shown(MEASURES, MEASURES, Notes(may_save=True))
    assert "Läs in CSV" not in form(MEASURES, narrow=False, may_save=False)


def test_what_people_wrote_stays_text() -> None:
    entered = a_value("Brott", 2024, 9)
    value = type(entered)(Reading("plan", "Brott", "", 2024, 9, HOSTILE), "anna", entered.entered, 1)
    every = measures_of(a_shelf(), [value])
    notes = Notes(True, key=every[0].key, asked=(HOSTILE, HOSTILE), fetched=(("", Figure(2024, "T", 1.5)),))
    html = shown(every, every, notes)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_picture_has_text_large_enough_and_no_script() -> None:
    for dark in (False, True):
        drawn = svg(Picture(MEASURES[1].lines, "%", dark))
        assert not re.search(r"<(script|foreignObject|image|a)\b|on\w+=|href=\"(?!#)", drawn)
        sizes = [int(size) for size in re.findall(r'font-size="(\d+)px"', drawn)]
        assert sizes
        assert min(sizes) >= 13
        texts = [node.text for node in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
        assert {"Flickor", "Pojkar", "50 %", "70 %", "80 %", "2030"} <= set(texts)


def test_numbers_in_pictures_are_swedish() -> None:
    drawn = svg(Picture(measures_of(a_shelf(), [a_value("Brott", 2024, 8.25)])[0].lines, ""))
    assert "8,25" in drawn


@pytest.mark.parametrize("title", ["", "Brott & <annat>"])
def test_a_png_is_a_png(title: str) -> None:
    assert png(Picture(MEASURES[0].lines, "", title=title, foot="Källa")).startswith(b"\x89PNG")
