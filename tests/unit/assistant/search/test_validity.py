"""What is in force answers; what isn't, only where an earlier state is asked for."""

from datetime import date

import pytest

from assistant.search.validity import Validity
from corpus.model import DocumentId, Status
from tests.fakes import a_registration

OLD = a_registration("policy", title="Policy för moln", date="2017-11-20", status=Status.REPEALED)
PLAN = a_registration(
    "molnplan", title="Molnplan", date="2021-09-24", valid_to="2030-12-31", supersedes=("policy",), dnr="KS 1"
)


def validity(*registrations: object, today: date = date(2026, 11, 23)) -> Validity:
    return Validity(registrations or (OLD, PLAN), lambda: today)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question", ["Vad gäller för moln?", "Vad är målet 2030?", "Vad gör kommunen för gamla?"]
)
def test_a_repealed_document_is_left_out(question: str) -> None:
    assert validity().left_out(question) == {"policy"}


@pytest.mark.parametrize(
    "question",
    [
        "Vad sa policyn från 2017?",
        "Vad gällde 2019?",
        "Vad stod i förra policyn?",
        "Vad var målet tidigare?",
        "Vad sa den gamla planen?",
    ],
)
def test_unless_an_earlier_state_is_asked_for(question: str) -> None:
    assert validity().left_out(question) == frozenset()


def test_a_document_that_another_replaces_is_gone_whatever_its_own_status() -> None:
    old = a_registration("gammal", title="Gammal plan", date="2010-01-01")
    new = a_registration("ny", title="Ny plan", supersedes=("Gammal plan",))
    assert validity(old, new).left_out("Vad gäller?") == {"gammal"}
    draft = a_registration("ny", title="Ny plan", supersedes=("Gammal plan",), status=Status.PROPOSAL)
    assert validity(old, draft).left_out("Vad gäller?") == frozenset()


def test_notices_of_documents() -> None:
    assert validity().notices(DocumentId("molnplan")) == ()
    assert validity().notices(DocumentId("okänd")) == ()
    late = validity(today=date(2031, 1, 1)).notices(DocumentId("molnplan"))
    assert [(n.text, n.date) for n in late] == [
        ("Dokumentets giltighetstid gick ut 2030-12-31.", "2030-12-31")
    ]
    assert validity(today=date(2030, 12, 31)).notices(DocumentId("molnplan")) == ()
    repealed = validity().notices(DocumentId("policy"))
    assert [n.text for n in repealed] == ["Policy för moln är upphävd. Nu gäller Molnplan."]
    draft = validity(a_registration("utkast", status=Status.PROPOSAL)).notices(DocumentId("utkast"))
    assert "förslag" in draft[0].text
