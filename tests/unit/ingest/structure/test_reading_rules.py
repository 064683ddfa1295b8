"""Reading rules: general ones know another municipality's bodies and tables; its own file adds, or is refused in words."""

from pathlib import Path

import pytest

from corpus.errors import RegisterError
from corpus.model import DocumentId
from ingest.structure.find_requirements import requirements_of
from ingest.structure.reading_rules import read_rules
from ingest.structure.tables import INDICATOR_HEADER, LAW_HEADER
from tests.fakes import NORRTALJE, a_sentence


def actor(text: str, *own: Path) -> str:
    return requirements_of(DocumentId("plan"), [a_sentence(1, text)], read_rules(*own))[0].actor


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Serviceenheten ska laga gatubelysningen.", "Serviceenheten"),
        ("Räddningsledaren ska begära VMA.", "Räddningsledaren"),
        ("Ekeby kommuns mål är att klotter ska tas bort.", "Ekeby kommun"),
        ("Området ska röjas.", ""),
        ("Förrådet ska låsas.", ""),
        ("Skulle kommunen avstå ska skälen redovisas.", "kommunen"),
    ],
)
def test_who_acts_in_any_municipality(text: str, who: str) -> None:
    assert actor(text) == who


def test_a_municipalitys_own_words_are_added(tmp_path: Path) -> None:
    own = tmp_path / "reading.toml"
    own.write_text('chapters = ["Insatsområde"]\nactors = ["fältgänget"]\n', encoding="utf-8")
    assert (actor("Fältgänget ska ringa."), actor("Fältgänget ska ringa.", own)) == ("", "Fältgänget")
    assert read_rules(own).chapter.match("Insatsområde 3 Trafik")
    assert not read_rules().chapter.match("Insatsområde 3 Trafik")


def test_what_ships_names_its_own_chapters() -> None:
    assert read_rules(*NORRTALJE.reading()).chapter.match("Fokusområde 1 – Förebygga brott")
    assert not read_rules().chapter.match("Fokusområde 1 – Förebygga brott")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("actors = [", "TOML"), ('aktörer = ["x"]', "TOML"), ('actor = ["x"]', "okänd uppgift actor"),
     ('actors = ["("]', "reguljärt uttryck"), ("chapters = 3", "chapters har fel form")],
)  # fmt: skip
def test_a_slip_is_told_with_the_files_name(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "reading.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=rf"reading\.toml.*{reason}"):
        read_rules(path)


@pytest.mark.parametrize("head", ["Mått Utfall 2023 Mål 2028", "Nyckeltal Nuläge 2020 Önskat läge 2030"])
def test_a_table_of_indicators_has_two_years_in_its_head(head: str) -> None:
    assert INDICATOR_HEADER.match(head)
    assert not INDICATOR_HEADER.match("Mått på trygghet sedan 2020 redovisas.")


@pytest.mark.parametrize("head", ["Typ Benämning Beteckning", "Lag SFS-nummer", "Författning Nummer"])
def test_a_table_of_laws_ends_with_their_numbers(head: str) -> None:
    assert LAW_HEADER.match(head)
    assert not LAW_HEADER.match("Lag och ordning")
