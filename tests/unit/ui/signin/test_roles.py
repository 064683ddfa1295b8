"""A provider's claims → role and person, as Entra ID and AD FS write them."""

from pathlib import Path

import pytest

from ui.signin.errors import AccountError
from ui.signin.person import Role
from ui.signin.roles import FILE, person_of, read_groups, role_of

ENTRA = {
    "iss": "https://login.microsoftonline.com/t/v2.0",
    "sub": "AAAAparvis",
    "oid": "11111111-2222",
    "preferred_username": "anna.berg@kommunen.se",
    "name": "Anna Berg",
    "roles": ["planerare"],
    "groups": ["8f1c-grupp", "0000"],
}
ADFS = {
    "iss": "https://adfs.kommunen.se/adfs",
    "sub": "s3cr",
    "upn": "anna@ad.kommunen.se",
    "group": "Trygg Redaktör",
}


def test_roles_by_their_own_names() -> None:
    assert role_of(ENTRA, "roles", {}) is Role.PLANERARE


def test_groups_by_the_operators_file(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('"8f1c-grupp" = "redaktör"\n"Trygg Redaktör" = "redaktör"\n', "utf-8")
    groups = read_groups(tmp_path)
    assert role_of(ENTRA, "groups", groups) is Role.REDAKTOR
    assert role_of(ADFS, "group", groups) is Role.REDAKTOR


def test_the_role_that_gives_most_counts() -> None:
    assert role_of({"roles": ["medarbetare", "förvaltare", "planerare"]}, "roles", {}) is Role.FORVALTARE


@pytest.mark.parametrize(
    "said", [None, [], "", ["okänd"], 7, [{"förvaltare": 1}], {"förvaltare": True}, "Förvaltare "]
)
def test_nothing_else_is_a_role(said: object) -> None:
    assert role_of({"roles": said}, "roles", {}) is None


@pytest.mark.parametrize("text", ['"a" = "kung"', '"a" = 3', "a = [", '[a]\nb = "planerare"'])
def test_a_file_that_says_something_else_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(AccountError, match=FILE):
        read_groups(tmp_path)


def test_people_have_a_name_that_can_be_read_and_an_id_that_can_not_be_taken_over() -> None:
    anna = person_of(ENTRA, Role.PLANERARE)
    assert anna.name == "Anna Berg"
    assert anna.id.startswith("anna.berg@kommunen.se#")
    assert person_of({**ENTRA, "oid": "somebody-else"}, Role.PLANERARE).id != anna.id
    assert person_of({**ENTRA, "sub": "other app"}, Role.PLANERARE).id == anna.id
    assert person_of(ADFS, Role.REDAKTOR).id.startswith("anna@ad.kommunen.se#")


def test_names_hold_no_line_breaks() -> None:
    assert (
        "\n"
        not in person_of({**ENTRA, "name": "Anna\nBerg", "preferred_username": "a\r\nb"}, Role.PLANERARE).id
    )
