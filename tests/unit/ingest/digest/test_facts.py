"""Figures and names of a statement ↔ its pages."""

import pytest

from ingest.digest.facts import figures_of, known_names, missing_figures, missing_names, names_of
from ingest.digest.official_page import Official
from tests.unit.ingest.audited import a_plan

TEXT = (
    "Tyck till-appen öppnade 2019-11-11 och har 1 000 användare, fem värdar och SSF200-lås. Se S2018/04 och A9 (b). "
    "Priset var 11,7 år 2020–2023. Norrtälje firar den 24 september 2021 med MSB och Skolverket."
)
PAGE = Official(a_plan({1: (TEXT,)})).pages[1]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Den 11 november 2019 kom 1000 användare.", ()),
        ("I november 2019 kom 1 000.", ()),
        ("Den 12 november 2019.", ("12 november 2019",)),
        ("5 värdar", ()),
        ("6 värdar", ("6",)),
        ("tio värdar", ()),
        ("SSF200 och S2018/04 och A9", ()),
        ("SSF201", ("ssf201",)),
        ("2021-09-24", ()),
        ("2021-09-25", ("2021-09-25",)),
        ("2020-2023 och 11,7", ()),
        ("2020-2024", ("2020-2024",)),
        ("11,8 och 11,8", ("11,8",)),
        ("", ()),
    ],
)
def test_figures(text: str, missing: tuple[str, ...]) -> None:
    assert missing_figures(text, [PAGE]) == missing


def test_figures_of_nothing() -> None:
    assert missing_figures("5 år", []) == ("5",)
    assert figures_of("Den 1 maj 2020 kl. 5") == {"2020-05-01", "5"}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("I Norrtäljes Tyck till-app, MSB:s och Skolverkets.", ()),
        ("Larma Polisen i Rimbo.", ("Polisen", "Rimbo")),
        ("Två saker: Kommunen städar. Sedan vilar den.", ()),
        ("Hallstavik städas.", ("Hallstavik",)),
        ("Rubriken står i Badhuset.", ()),
    ],
)
def test_names(text: str, missing: tuple[str, ...]) -> None:
    assert missing_names(text, [PAGE], frozenset({"badhuset"}), frozenset({"hallstavik"})) == missing


def test_names_of() -> None:
    assert names_of("Larma Polisen i Rimbo.") == ("Polisen", "Rimbo")
    assert known_names(["Vi bor i Rimbo.", "Rimbo och Skolan.", "skolan i Byn"]) == {"rimbo", "byn"}
