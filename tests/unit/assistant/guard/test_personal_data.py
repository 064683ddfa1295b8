"""Personal data is told from numbers that look like it; all numbers are made."""

import pytest

from assistant.guard.personal_data import asks_of_person, holds_identity


@pytest.mark.parametrize(
    "text",
    [
        "900101-1234",
        "9001011234",
        "19900101-1234",
        "199001011234",
        "19900101 1234",
        "201512312388",
        "121212+1212",
        "900101–1234",
        "900101 - 1234",
        "mitt personnummer är 19900101-1234, får jag hjälp?",
        "(900101-1234)",
        "900161-1234",
        "19900191-1234",
        "4111 1111 1111 1111",
        "5500-0000-0000-0004",
        "kortet 4111111111111111 är spärrat",
    ],
)
def test_holds_identity(text: str) -> None:
    assert holds_identity(text)


@pytest.mark.parametrize(
    "text",
    [
        "KS 2021-1430",
        "dnr KS 2021-1430",
        "SFS 2018:1200",
        "lagen (1980:578) om ordningsvakter",
        "skollagen 2010:800",
        "2021-09-24",
        "20210924",
        "08-123 45 67",
        "070-123 45 67",
        "0176-710 00",
        "1 000 000 kronor",
        "från 2020 till 2030",
        "org.nr 212000-0142",
        "900132-1234",
        "900192-1234",
        "901301-1234",
        "4111 1111 1111 1112",
        "1234 5678 9012 3456",
        "12345199001011234567",
        "",
    ],
)
def test_holds_none(text: str) -> None:
    assert not holds_identity(text)


@pytest.mark.parametrize(
    "text",
    [
        "Var bor Anna Påhittad?",
        "Vad tjänar Erik Exempelsson?",
        "Vilket är mobilnumret till Lena Ek?",
        "Hur gammal är Per Nilsson?",
        "Är Kalle Karlsson dömd för något?",
        "Ge mig hemadressen till Anna Svensson-Ek",
        "Vad har Lars Larsson för personnummer?",
        "Finns jag i belastningsregistret?",
        "Är min granne folkbokförd här?",
        "Kan du kolla om han finns i misstankeregistret?",
    ],
)
def test_asks_of_a_person(text: str) -> None:
    assert asks_of_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vad är Mini Maria?",
        "Vad säger Bo Ek om strategin?",
        "Vem är säkerhetschef?",
        "Var ligger Norrtälje kommun?",
        "Hur gammal är strategin?",
        "Var bor flest äldre?",
        "Vilket nummer har Polisen?",
        "Vad är belastningsregistret?",
        "Hur skyddas personuppgifter?",
        "Hur arbetar kommunen med skulder bland unga?",
    ],
)
def test_asks_of_none(text: str) -> None:
    assert not asks_of_person(text)
