"""A law goes out with how it stands with it today."""

from datetime import date

import pytest

from corpus.currency.changes import read_currency
from corpus.model import DocumentId, Law, Place
from tests.fakes import NORRTALJE, STRATEGY, a_document
from ui.api.record_schemas import LawOut, law_out


def shown(designation: str, page: int = 46, kind: str = "Lag", name: str = "Lag", year: int = 2026) -> LawOut:
    law = Law(DocumentId(STRATEGY), kind, name, designation, "", (Place(page, designation),))
    return law_out(a_document(STRATEGY), law, read_currency(NORRTALJE.currency()), lambda: date(year, 11, 23))


def test_a_replaced_law() -> None:
    law = shown("2018:1174")
    assert (law.status, law.replaced_by, law.in_force_from) == ("ersatt", "2025:1506", "2026-01-15")
    assert law.link.endswith("2025:1506")
    assert [notice.date for notice in law.notices] == ["2026-01-15"]
    assert law.notices[0].source.startswith("https://")


def test_an_unconfirmed_law_says_so() -> None:
    law = shown("MSBFS 2015:5", 47, "Föreskrift", "Myndigheten för samhällsskydd och beredskaps föreskrifter")
    assert law.status == "inte bekräftad"
    assert "inte helt bekräftat" in law.notices[0].text
    assert "civilt försvar" in law.notices[1].text


@pytest.mark.parametrize(("designation", "status"), [("1998:808", ""), ("1992:1403", "gäller")])
def test_nothing_to_notice(designation: str, status: str) -> None:
    assert (shown(designation).status, shown(designation).notices) == (status, [])


def test_an_old_check_is_told() -> None:
    assert shown("2018:1174", year=2028).notices[0].text.endswith("inte kontrollerats på ett år.")
