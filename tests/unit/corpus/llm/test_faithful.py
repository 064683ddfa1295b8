"""What a text says beyond what it was made from, as far as words tell."""

import pytest

from corpus.llm.faithful import added, changed_strength, figures, is_plain, strength
from corpus.swedish.fold import share_held

GIVEN = "Norrtälje kommun bör laga lampor i Rimbo inom 48 timmar, enligt lagen (2018:1200)."


@pytest.mark.parametrize(
    "text",
    [
        GIVEN,
        "Kommunen bör laga Rimbos lampor inom 48 timmar.",
        "Inom 48 timmar bör lampor lagas. Det gäller i Rimbo.",
        "Enligt lagen 2018:1200 bör Norrtäljes lampor lagas.",
    ],
)
def test_what_says_no_more(text: str) -> None:
    assert [*added(text, GIVEN), *changed_strength(text, GIVEN)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lampor bör lagas inom 72 timmar.", "«72» står inte där"),
        ("Lampor bör lagas inom 48 dagar.", "«48 dagar» står inte där"),
        ("Lampor bör lagas inom 48 år.", "«48 år» står inte där"),
        ("Lampor bör lagas inom en vecka.", "«1 veckor» står inte där"),
        ("Lampor bör lagas inom tre timmar.", "«3» står inte där"),
        ("Lampor bör lagas, säger 2018:120.", "«2018:120» står inte där"),
        ("Lampor bör lagas i Hallstavik.", "namnet «Hallstavik» står inte där"),
        ("Visby bör laga lampor.", "namnet «Visby» står inte där"),
        ("Lampor bör lagas. MSB betalar.", "namnet «MSB» står inte där"),
        ("Alla lampor bör lagas.", "«alla» har tillkommit"),
        ("Lampor bör lagas minst inom 48 timmar.", "«minst» har tillkommit"),
        ("Lampor bör lagas gratis.", "«gratis» har tillkommit"),
        ("Hälften av lamporna bör lagas.", "«hälften» står inte där"),
    ],
)
def test_what_has_been_added(text: str, told: str) -> None:
    assert told in [*added(text, GIVEN)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lampor ska lagas.", {"«ska» har tillkommit", "«bör» har försvunnit"}),
        ("Lampor lagas.", {"«bör» har försvunnit"}),
        ("Lampor måste lagas.", {"«måste» har tillkommit", "«bör» har försvunnit"}),
        ("Lampor bör inte lagas.", {"«inte» har tillkommit"}),
        ("Lampor bör oftast lagas.", {"«oftast» har tillkommit"}),
    ],
)
def test_changed_strength(text: str, told: set[str]) -> None:
    assert set(changed_strength(text, GIVEN)) == told


def test_strength() -> None:
    assert strength("Du får inte elda.") == {"får inte", "får", "inte"}
    assert strength("Här får du aldrig elda.") == {"får inte", "får", "inte"}
    assert strength("Du får elda.") == {"får"}
    assert strength("Skallgång i skolan.") == frozenset()


def test_figures() -> None:
    assert figures("fem dagar") == {"5", "5 dagar"}
    assert figures("1 000 kronor") == figures("1000 kr")
    assert figures("6 %") == figures("6 procent") == {"6", "6 procent"}
    assert figures("Ett krav, en lampa") == frozenset()
    assert figures("3 krav") == {"3"}


@pytest.mark.parametrize(
    "text",
    ["Lampor lagas.", "Lampor (t.ex. röda) lagas, bl.a. i Rimbo.", "Trygghets- och säkerhetskontoret: 11,7 per 1 000."],
)  # fmt: skip
def test_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " Lampor.", "Lampor\nlagas.", "# Lampor", "- Lampor", "> Lampor", "1. Lampor", "| a | b |", "**Lampor**",
        "<b>Lampor</b>", "[Lampor](http://x)", "Se https://x", "Se exempel.se/x", "Skriv till a@b", "Lampor (s. 3)",
        "Lampor. [K1]", "`rm`", "Lam\u202epor", "Lam\u200bpor", "Lam\x00por", "Lam\ud800por", "Lam\u2028por",
    ],
)  # fmt: skip
def test_not_plain(text: str) -> None:
    assert not is_plain(text)


def test_share_held() -> None:
    assert share_held("Lampor lagas.", "Lampor lagas ofta.") == 1
    assert share_held("Hundar äter gräs.", "Lampor lagas.") == 0
    assert share_held("", "Lampor") == 0
