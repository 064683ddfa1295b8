"""The accounts' file: who may read it, how it is changed, what happens where it is damaged."""

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from ui.signin.accounts import FILE, Account, Accounts, account_id
from ui.signin.errors import AccountError
from ui.signin.person import Role

ANNA = Account("anna", "Anna Berg", Role.PLANERARE, "scrypt$…")


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(tmp_path / "data")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (" Anna.Berg@Kommunen.SE ", "anna.berg@kommunen.se"),
        ("A\u030asa", "åsa"),
        ("a", ""),
        ("nyckel", ""),
        ("anna#1", ""),
        ("anna berg", ""),
        ("../etc/passwd", ""),
        ("anna\nberg", ""),
        ("x" * 65, ""),
    ],
)
def test_user_names(said: str, kept: str) -> None:
    assert account_id(said) == kept


def test_an_account_is_found_by_any_way_of_writing_its_name(accounts: Accounts) -> None:
    accounts.add(ANNA)
    assert accounts.find("ANNA ") == ANNA
    assert accounts.find("berit") is None


def test_only_the_owner_reads_the_file(accounts: Accounts, tmp_path: Path) -> None:
    accounts.add(ANNA)
    accounts.change("anna", lambda found: replace(found, role=Role.REDAKTOR))
    assert (tmp_path / "data" / FILE).stat().st_mode & 0o777 == 0o600


def test_another_process_sees_a_change_at_once(accounts: Accounts, tmp_path: Path) -> None:
    other = Accounts(tmp_path / "data")
    accounts.add(ANNA)
    assert other.find("anna") == ANNA
    accounts.change("anna", lambda found: replace(found, password="scrypt$_"))
    assert other.require("anna").password == "scrypt$_"
    accounts.remove("anna")
    assert other.find("anna") is None


def test_role_and_password_make_the_version(accounts: Accounts) -> None:
    versions = {ANNA.version, replace(ANNA, role=Role.REDAKTOR).version, replace(ANNA, password="").version}
    assert len(versions) == 3
    assert replace(ANNA, name="Anna Ek").version == ANNA.version


def test_names_are_taken_once_and_nobody_is_changed_who_is_not_there(accounts: Accounts) -> None:
    accounts.add(ANNA)
    with pytest.raises(AccountError, match="finns redan"):
        accounts.add(ANNA)
    for call in (accounts.remove, accounts.require, lambda name: accounts.change(name, lambda found: found)):
        with pytest.raises(AccountError, match="inget konto"):
            call("berit")


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"id": "anna"}', '{"id": "anna", "name": "A", "role": "kung", "password": ""}', "\xff"],
)
def test_a_damaged_file_is_an_error_and_no_empty_list(accounts: Accounts, tmp_path: Path, text: str) -> None:
    accounts.add(ANNA)
    file = tmp_path / "data" / FILE
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(AccountError):
        accounts.find("anna")
    with pytest.raises(AccountError):
        accounts.add(replace(ANNA, id="berit"))
    assert file.read_bytes() == text.encode("latin-1")


def test_the_password_is_not_shown(accounts: Accounts) -> None:
    assert "scrypt" not in repr(ANNA)


def _add(data: Path, number: int) -> None:
    Accounts(data).add(replace(ANNA, id=f"konto{number}"))


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add, args=(tmp_path, number)) for number in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert len(Accounts(tmp_path).all()) == 6
