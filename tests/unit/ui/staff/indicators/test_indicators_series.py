import doctest
from datetime import UTC, datetime

import pytest

from tests.unit.ui.staff.library import PLAN, a_shelf
from ui.staff.indicators import indicators_series
from ui.staff.indicators.indicators_series import (
    Better,
    Line,
    Point,
    Standing,
    measures_of,
    number,
    told,
    written,
)
from ui.store.indicator_values import Reading, Value


def a_value(indicator: str, year: int, value: float, series: str = "") -> Value:
    return Value(
        Reading(PLAN, indicator, series, year, value, "Brå"), "anna", datetime(2026, 1, 2, tzinfo=UTC), 1
    )


def a_line(start: float, goal: float, *points: tuple[int, float]) -> Line:
    return Line("", 2020, start, 2030, goal, tuple(Point(year, value, "", "", 1) for year, value in points))


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("54 %", 54),
        ("9/10", 9),
        ("11,7", 11.7),
        ("1 200", 1200),
        ("Samtliga medarbetare", None),
        ("", None),
        ("5 st", None),
    ],
)
def test_a_printed_value_is_a_number_or_words(printed: str, value: float | None) -> None:
    assert number(printed) == value


def test_the_examples_hold() -> None:
    assert doctest.testmod(indicators_series).failed == 0
    assert (written(11.7, "per 1 000 invånare"), written(54, "%"), written(9, "av 10")) == (
        "11,7",
        "54 %",
        "9/10",
    )


@pytest.mark.parametrize(
    ("line", "standing"),
    [
        (a_line(10, 5), Standing.NO_NEWER),
        (a_line(10, 5, (2024, 8.0)), Standing.ON),
        (a_line(10, 5, (2024, 8.01)), Standing.OFF),
        (a_line(10, 5, (2024, 5.0)), Standing.REACHED),
        (a_line(50, 80, (2025, 65.0)), Standing.ON),
        (a_line(50, 80, (2025, 64.9)), Standing.OFF),
        (a_line(50, 80, (2022, 81.0), (2025, 60.0)), Standing.OFF),
        (a_line(5, 5, (2022, 5.0)), Standing.REACHED),
        (a_line(5, 5, (2022, 6.0)), Standing.OFF),
        (a_line(10, 5, (2031, 6.0)), Standing.OFF),
    ],
)
def test_the_newest_value_is_held_against_the_straight_way(line: Line, standing: Standing) -> None:
    assert line.standing is standing


def test_the_target_tells_which_direction_is_better() -> None:
    assert [a_line(10, 5).better, a_line(5, 10).better, a_line(5, 5).better] == list(Better)


def test_series_get_their_own_values_and_words_get_no_line() -> None:
    values = [
        a_value("Trygga", 2024, 70, "Flickor"),
        a_value("Trygga", 2022, 55, "Flickor"),
        a_value("Trygga", 2019, 1, "Flickor"),
        a_value("Brott", 2024, 9),
    ]
    crime, safe, trained = measures_of(a_shelf(), values)
    assert [point.year for point in safe.lines[0].points] == [2022, 2024]
    assert safe.lines[1].points == ()
    assert crime.lines[0].latest is not None
    assert crime.lines[0].latest.value == 9
    assert trained.lines == ()
    assert trained.groups == ("",)


def test_a_series_is_told_in_a_sentence() -> None:
    assert told(a_line(10, 5, (2024, 9)), "") == (
        "10 år 2020, målet är 5 år 2030. Senast 9 år 2024; den raka vägen ligger då på 8: inte på väg."
    )
    assert told(a_line(10, 5), "%").endswith("Inget nyare värde.")
