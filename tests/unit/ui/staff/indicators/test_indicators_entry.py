import pytest

from corpus.kolada import Figure
from tests.unit.ui.staff.indicators.test_indicators_series import a_value
from tests.unit.ui.staff.library import PLAN, a_shelf
from ui.staff.indicators.indicators_entry import (
    EntryError,
    fetched_before,
    fitted,
    reading_of,
    readings_of,
    source_of,
    version_of,
)
from ui.staff.indicators.indicators_export import to_csv
from ui.staff.indicators.indicators_series import measures_of
from ui.store.indicator_values import Reading

CRIME, SAFE, TRAINED = MEASURES = measures_of(a_shelf(), [a_value("Brott", 2024, 9)])
GOOD = {"år": "2025", "värde": "8,5", "källa": "Brå"}


def test_a_value_as_written() -> None:
    assert reading_of(CRIME, GOOD, 2026) == Reading(PLAN, "Brott", "", 2025, 8.5, "Brå")
    assert reading_of(SAFE, {**GOOD, "grupp": "flickor", "värde": "61 %"}, 2026).series == "Flickor"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"år": "2020"}, "från 2021 till 2026"),
        ({"år": "2027"}, "från 2021 till 2026"),
        ({"år": "²025"}, "från 2021 till 2026"),
        ({"år": ""}, "från 2021 till 2026"),
        ({"värde": "många"}, "ska vara ett tal"),
        ({"värde": "nan"}, "ska vara ett tal"),
        ({"värde": "-1"}, "från 0 till"),
        ({"värde": "1e9"}, "ska vara ett tal"),
        ({"källa": ""}, "var värdet kommer ifrån"),
        ({"grupp": "Flickor"}, "Ingen grupp"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, str], said: str) -> None:
    with pytest.raises(EntryError, match=said):
        reading_of(CRIME, {**GOOD, **changes}, 2026)


def test_shares_groups_and_words_have_limits_of_their_own() -> None:
    with pytest.raises(EntryError, match="från 0 till 100"):
        reading_of(SAFE, {**GOOD, "grupp": "Pojkar", "värde": "101"}, 2026)
    with pytest.raises(EntryError, match="Flickor eller Pojkar"):
        reading_of(SAFE, GOOD, 2026)
    with pytest.raises(EntryError, match="mäts i ord"):
        reading_of(TRAINED, GOOD, 2026)


def test_an_old_value_is_changed_only_on_purpose() -> None:
    again = reading_of(CRIME, {**GOOD, "år": "2024"}, 2026)
    with pytest.raises(EntryError, match="finns redan ett värde för 2024"):
        version_of(CRIME, again, "")
    with pytest.raises(EntryError, match="finns redan"):
        version_of(CRIME, again, "|2023|7")
    assert version_of(CRIME, again, "|2024|3") == 3
    assert version_of(CRIME, reading_of(CRIME, GOOD, 2026), "|2024|3") == 0


def test_what_is_saved_as_csv_can_be_loaded_again() -> None:
    text = to_csv(MEASURES).decode("utf-8-sig")
    assert readings_of(text, MEASURES, 2026) == (Reading(PLAN, "Brott", "", 2024, 9.0, "Brå"),)
    assert "Trygga;Flickor;2020;50;%;utgångsläge" in text
    assert "Utbildade;;2030;Alla;" in text


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_columns_may_be_parted_in_several_ways(sign: str) -> None:
    rows = [
        ["Nyckeltal", "Grupp", "År", "Värde", "Källa"],
        ["Trygga", "Pojkar", "2025", "61", "TiNK"],
        ["", "", "", "", ""],
    ]
    text = "\r\n".join(sign.join(row) for row in rows)
    assert [reading.value for reading in readings_of(text, MEASURES, 2026)] == [61.0]


def test_one_wrong_row_saves_none_and_is_named() -> None:
    text = "Nyckeltal;Grupp;År;Värde;Källa\nBrott;;2025;8;Brå\nBrott;;1999;8;Brå\nFinns inte;;2025;8;Brå\n"
    with pytest.raises(
        EntryError, match=r"Inget sparades\. Rad 3: Året .* Rad 4: Det finns inget nyckeltal «Finns inte»"
    ):
        readings_of(text, MEASURES, 2026)


@pytest.mark.parametrize("text", ["", "a;b\n1;2", "\x00\x01", "Nyckeltal;År\nBrott;2025"])
def test_a_file_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises(EntryError, match="kolumnerna"):
        readings_of(text, MEASURES, 2026)


def test_kolada_gives_each_series_its_gender() -> None:
    figures = [
        Figure(2019, "T", 1),
        Figure(2024, "T", 2),
        Figure(2024, "K", 3),
        Figure(2024, "M", 4),
        Figure(2030, "T", 5),
    ]
    assert fitted(CRIME, figures, 2026) == (("", Figure(2024, "T", 2)),)
    assert fitted(SAFE, figures, 2026) == (
        ("Flickor", Figure(2024, "K", 3)),
        ("Pojkar", Figure(2024, "M", 4)),
    )


def test_what_was_asked_for_last_is_remembered_in_the_source() -> None:
    value = a_value("Brott", 2024, 9)
    source = source_of("N12345", "0188", "2026-11-24")
    kept = type(value)(Reading(PLAN, "Brott", "", 2024, 9, source), value.entered_by, value.entered, 1)
    crime, safe, _ = every = measures_of(a_shelf(), [kept])
    assert fetched_before(every, crime) == ("N12345", "0188")
    assert fetched_before(every, safe) == ("", "0188")
