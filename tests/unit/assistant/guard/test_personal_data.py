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
        "90 01 01 - 1234",
        "90.01.01-1234",
        "1990-01-01-1234",
        "90/01/01 1234",
        "900101-T123",
        "900101+1234",
        "010190-123A",
        "010190A123K",
        "01019012345",
        "010190 12345",
        "010190-1234",
        "noll ett noll ett nio noll ett två tre fyra",
        "19 90 01 01 12 34",
        "1990 01 01 1234",
        "SE45 5000 0000 0583 9825 7466",
        "mitt personnummer är 9001011234",
        "pnr: 90-01-01 1 2 3 4",
        "personnumret 900101 - 12 34",
        "konto 6000-123 456 789",
        "９００１０１－１２３４",
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
        "12345199001011234567",
        "2025-01-01--2028-12-31",
        "2025-01-01 - 2025-06-30",
        "20210101 till 20241231",
        "20210101-20241231",
        "2019-05-06 1430",
        "2023/00412",
        "TN-2020-0077",
        "SFS 2010:900",
        "org.nr 212000-0214",
        "556677-8899",
        "802412-3456",
        "010-456 67 00",
        "0771-00 00 00",
        "0701234567",
        "0707-12 12 12",
        "070 123 45 67",
        "ärende 240515-117",
        "faktura 10045-22013",
        "2019 2020 2021",
        "1 450 kronor eller 1 340 kronor",
        "59.76 18.70",
        "06:15 till 23:45",
        "kl 0930 den 15 maj",
        "761 30",
        "2024-10-15 kl 18.30",
        "den 24 september 2021",
        "210924 och 220101",
        "14432",
        "+46 70 123 45 67",
        "113 13 eller 114 14",
        "020-50 50 50",
        "1177",
        "2026-11-25 12:47",
        "25/11 2026",
        "2015-2020",
        "(2025:1506)",
        "120 000 kr och 130 000 kr",
        "KS2021/1430-12",
        "bg 5050-1055",
        "0104 56 67 00",
        "2021-09-24 2021-1430",
        "240101-241231",
        "+46 176 710 00",
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
