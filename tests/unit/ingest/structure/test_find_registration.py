"""What a document says of itself."""

import pytest

from corpus.model import Audience, Status
from ingest.errors import RefusedDocument
from ingest.files.source import Line, Source
from ingest.structure.find_registration import register_from
from tests.fakes import a_source


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (a_source("2021-01-01\n3.1 Plan för ljus\nMer"), "2021-01-01"),
        (a_source("3.1 Plan för ljus\nMer"), "Plan för ljus"),
        (a_source("1\nA\nPlan för ljus"), "Plan för ljus"),
        (a_source("Text", title="Min plan"), "Min plan"),
        (a_source("Rubrik i filen", name="dok12.pdf", title="DOK12"), "Rubrik i filen"),
        (a_source("x" * 300), "x" * 120),
        (a_source("ab"), "plan"),
        (Source("p", "p.md", ((Line("Ingress"), Line("Rubrik", heading=1)),), True, ""), "Rubrik"),
    ],
)
def test_title(source: Source, title: str) -> None:
    assert register_from(source).title == title


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Beslutad 2021-09-24, ändrad 2022-01-01", "2021-09-24"),
        ("den 7 mars 2024 i Norrtälje", "2024-03-07"),
        ("24 december 2019", "2019-12-24"),
        ("år 2021", ""),
        ("2021-99-99", ""),
        ("telefon 0176-710 00", ""),
    ],
)
def test_date(text: str, date: str) -> None:
    assert register_from(a_source(text)).date == date


@pytest.mark.parametrize(
    ("text", "dnr"),
    [
        ("Dnr: KS 2021-1430", "KS 2021-1430"),
        ("Diarienummer BSN 2020:12", "BSN 2020:12"),
        ("dnr 2019/123", "2019/123"),
        ("Ärende KS 2021-1430 tas upp", "KS 2021-1430"),
        ("SFS 1980:578", ""),
        ("inget", ""),
    ],
)
def test_dnr(text: str, dnr: str) -> None:
    assert register_from(a_source(text)).dnr == dnr


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Planen gäller 2022–2026.", "2026-12-31"),
        ("Giltighetstid: 2020-2023", "2023-12-31"),
        ("Gäller till och med 2027-06-30", "2027-06-30"),
        ("Gäller t.o.m. 2027", "2027-12-31"),
        ("Gäller tills vidare", ""),
        ("Utredningen från 2019–2020", ""),
    ],
)
def test_period(text: str, until: str) -> None:
    assert register_from(a_source(text)).valid_to == until


@pytest.mark.parametrize(
    ("name", "kind", "status"),
    [
        ("protokoll-ks-1.txt", "protokoll", Status.RECORD),
        ("tjansteutlatande.txt", "dokument", Status.UNKNOWN),
        ("klotterpolicy.txt", "policy", Status.UNKNOWN),
        ("annat.txt", "dokument", Status.UNKNOWN),
    ],
)
def test_kind_from_the_name(name: str, kind: str, status: Status) -> None:
    made = register_from(a_source("En text om ljus", name=name))
    assert (made.kind, made.status, made.confirmed) == (kind, status, False)


def test_kind_from_the_title() -> None:
    assert register_from(a_source("Tjänsteutlåtande om ljus")).kind == "tjänsteutlåtande"
    assert register_from(a_source("Handlingsprogram för skydd")).kind == "handlingsprogram"


def test_supersedes() -> None:
    assert register_from(a_source("Plan\nErsätter: Policy för ljus från 2017\nMer")).supersedes == (
        "Policy för ljus från 2017",
    )


@pytest.mark.parametrize(
    "text",
    [
        "INTERN",
        "Informationssäkerhetsklass: INTERN",
        "– INTERN –",
        "Informationssäkerhetsklass: Intern",
        "Informationssäkerhetsklass\nINTERN",
    ],
)
def test_internal_is_for_staff(text: str) -> None:
    assert register_from(a_source(f"Plan\n{text}\nMer")).audience is Audience.STAFF


@pytest.mark.parametrize(
    "text",
    [
        "KÄNSLIG",
        "HEMLIG",
        "Informationssäkerhetsklass: KÄNSLIG",
        "Dokumentet har informationssäkerhetsklass KÄNSLIG",
        "INFORMATIONSSÄKERHETSKLASS: känslig",
    ],
)
def test_sensitive_is_refused(text: str) -> None:
    with pytest.raises(RefusedDocument, match=r"^plan\.txt: .*(KÄNSLIG|HEMLIG)"):
        register_from(a_source(f"Plan\n{text}\nMer"))


@pytest.mark.parametrize(
    "text",
    [
        "intern kontroll",
        "Känslig information klassas",
        "Klasserna ÖPPEN, INTERN och KÄNSLIG",
        "informationssäkerhetsklass ÖPPEN",
        "Uppgifter med informationssäkerhetsklass intern visas för fler",
    ],
)
def test_a_text_about_classes_has_none(text: str) -> None:
    assert register_from(a_source(f"Plan\n{text}\nMer")).audience is Audience.RESIDENT


def test_only_the_first_two_pages_count() -> None:
    made = register_from(a_source("Plan", "Två", "Dnr KS 2021-1 den 2021-01-01\nHEMLIG"))
    assert (made.dnr, made.date, made.audience) == ("", "", Audience.RESIDENT)
