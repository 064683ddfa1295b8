"""Files on their way in: the class first, then the name, then what the file itself says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import DocumentError
from corpus.model import Audience
from ingest.errors import UnknownFormat
from ingest.intake.receive_upload import (
    Incoming,
    Received,
    RefusedClass,
    audience_of,
    ending_of,
    id_of,
    looked_at,
    plain,
)

Put = Callable[[str, bytes], Received]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """A file received."""

    def received(name: str, content: bytes) -> Received:
        with Incoming(tmp_path).receiving(name) as (token, file):
            file.write(content)
        found = Incoming(tmp_path).find(token, name)
        assert found is not None
        return found

    return received


@pytest.mark.parametrize(("chosen", "audience"), [("ÖPPEN", Audience.RESIDENT), ("intern", Audience.STAFF)])
def test_two_classes_may_come_in(chosen: str, audience: Audience) -> None:
    assert audience_of(chosen) is audience


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ("KÄNSLIG", "Känsliga uppgifter"),
        ("SÄKERHETSSKYDDSKLASSIFICERAD", "godkända"),
        ("", "Välj"),
        ("x", "Välj"),
    ],
)
def test_the_others_are_refused_with_the_reason(chosen: str, reason: str) -> None:
    with pytest.raises(RefusedClass, match=reason):
        audience_of(chosen)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/Plan.pdf", "Plan.pdf"),
        ("C:\\x\\Plan.pdf", "Plan.pdf"),
        ("a\u202efdp.pdf", "afdp.pdf"),
        ("", "filen"),
    ],
)
def test_a_name_is_no_path(name: str, shown: str) -> None:
    assert plain(name) == shown


def test_an_id_is_made_of_the_title() -> None:
    assert id_of("Handlingsprogram 2026–2030 (nytt)") == "handlingsprogram-2026-2030-nytt"


@pytest.mark.parametrize("name", ["plan.exe", "plan", "plan.pdf.zip"])
def test_other_files_are_refused_before_they_are_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        ending_of(name)
    with pytest.raises(UnknownFormat), Incoming(tmp_path).receiving(name):
        pass
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_was_broken_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConnectionError), Incoming(tmp_path).receiving("plan.txt") as (_, file):
        file.write(b"halva")
        raise ConnectionError
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("token", ["../generations", "", "0" * 31, "..", "0" * 32])
def test_a_made_up_token_finds_nothing(token: str, tmp_path: Path) -> None:
    assert Incoming(tmp_path).find(token, "plan.txt") is None
    Incoming(tmp_path).drop(token)


def test_a_file_tells_of_itself(put: Put) -> None:
    found, document = looked_at(
        put("plan.md", "# Plan för ljus\n\nLampor ska lagas.".encode()), Audience.RESIDENT
    )
    assert (found.title, len(document.records.requirements)) == ("Plan för ljus", 1)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("plan.pdf", b"%PDF-1.7 skadad", "skadad"),
        ("plan.docx", b"PK\x03\x04 skadad", "skadad|Word"),
        ("plan.txt", "blåst".encode("latin-1"), "UTF-8"),
        ("plan.txt", b"%PDF-1.7", "ändelsen"),
        ("plan.txt", b"  \n ", "tom"),
        ("plan.txt", "KÄNSLIG\n\nHemligheter ska inte stå här.".encode(), "KÄNSLIG"),
        ("plan.txt", "INTERN\n\nDetta ska bara läsas inne.".encode(), "Välj klassen INTERN"),
    ],
)
def test_each_fault_is_told_with_the_owners_own_name(
    put: Put, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(DocumentError, match=reason) as told:
        looked_at(put(name, content), Audience.RESIDENT)
    assert str(told.value).startswith(f"{name}: ")
