"""A value a year and series; a newer one replaces it only by somebody who has seen it."""

from dataclasses import replace

import pytest

from ui.store.errors import Stale, StoreError
from ui.store.indicator_values import Reading
from ui.store.store import Store

READING = Reading("strategi", "Anmälda våldsbrott", "", 2023, 10.4, "SKR 2024, A3")


def test_entered_replaced_and_deleted(store: Store) -> None:
    assert store.values.list() == ()
    first = store.values.put("anna", READING)
    assert (first.reading, first.entered_by, first.version) == (READING, "anna", 1)
    assert store.values.list() == (first,)
    second = store.values.put("bo", replace(READING, value=9.9), first.version)
    assert (second.reading.value, second.entered_by, second.version) == (9.9, "bo", 2)
    assert store.values.list() == (second,)
    assert store.values.delete(READING)
    assert not store.values.delete(READING)


def test_somebody_else_was_first(store: Store) -> None:
    store.values.put("anna", READING)
    with pytest.raises(Stale, match="Värdet för 2023") as caught:
        store.values.put("bo", replace(READING, value=1.0))
    assert caught.value.version == 1
    assert store.values.list()[0].reading.value == 10.4


def test_series_and_years_are_apart(store: Store) -> None:
    wanted = [
        replace(READING, series=series, year=year)
        for series in ("Flickor", "Pojkar")
        for year in (2021, 2022)
    ]
    store.values.put_all("anna", wanted[::-1])
    assert [value.reading for value in store.values.list("strategi", "Anmälda våldsbrott")] == wanted
    assert store.values.list("annat") == ()
    assert store.values.list(indicator="annat") == ()


def test_a_file_goes_in_whole_or_not_at_all(store: Store) -> None:
    store.values.put("anna", READING)
    with pytest.raises(StoreError):
        store.values.put_all("bo", [replace(READING, value=1.0), replace(READING, year=2024, value=None)])  # type: ignore[arg-type]
    assert [value.reading for value in store.values.list()] == [READING]
    store.values.put_all("bo", [replace(READING, value=1.0), replace(READING, year=2024)])
    assert [value.reading.value for value in store.values.list()] == [1.0, 10.4]
    assert [value.version for value in store.values.list()] == [2, 1]
