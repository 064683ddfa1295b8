"""`trygg user`: accounts made, listed, changed and removed, and each change in the audit log."""

import io
from pathlib import Path

import pytest

from corpus.settings import Settings
from ui.cli import main
from ui.signin.accounts import Accounts
from ui.signin.password import matches
from ui.store.store import open_store

PASSWORD = "korrekt häst batteri"
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRYGG_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    return tmp_path / "data"


def log_of(data: Path) -> list[tuple[str, dict[str, str]]]:
    store = open_store(Settings(data=data))
    try:
        assert all(row.person.startswith("kommandoraden") for row in store.audit.entries(None, None))
        return [(row.action, dict(row.details)) for row in store.audit.entries(None, None)]
    finally:
        store.close()


def add(name: str = "Anna", *more: str) -> int:
    return main(["user", "add", name, "--role", "planerare", "--name", "Anna Berg", *(more or ("--stdin",))])


def test_made_listed_changed_and_removed(data: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    assert add() == 0
    account = Accounts(data).require("anna")
    assert (account.name, account.role) == ("Anna Berg", "planerare")
    assert matches(PASSWORD, account.password)
    assert main(["user", "list"]) == 0
    assert "anna                           planerare    Anna Berg" in capsys.readouterr().out
    assert main(["user", "role", "ANNA", "redaktör"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("fyra helt nya ord\n"))
    assert main(["user", "password", "anna", "--stdin"]) == 0
    account = Accounts(data).require("anna")
    assert account.role == "redaktör"
    assert matches("fyra helt nya ord", account.password)
    assert main(["user", "remove", "anna"]) == 0
    assert Accounts(data).all() == ()
    assert log_of(data) == [
        ("skapa konto", {"konto": "anna", "roll": "planerare"}),
        ("ändra konto", {"konto": "anna", "roll": "redaktör", "förut": "planerare"}),
        ("ändra konto", {"konto": "anna", "roll": "redaktör", "ändrat": "lösenord"}),
        ("ta bort konto", {"konto": "anna", "roll": "redaktör"}),
    ]


def test_typed_passwords_must_be_the_same(data: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PASSWORD, "något annat ord", PASSWORD, PASSWORD])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    ask = ["user", "add", "anna", "--role", "planerare"]
    assert main(ask) == 1
    assert "inte lika" in capsys.readouterr().err
    assert main(ask) == 0
    assert Accounts(data).require("anna").name == "anna"


def test_without_a_password_only_the_proxy_lets_one_in(data: Path, capsys: Said) -> None:
    assert add("anna", "--no-password") == 0
    assert not matches("", Accounts(data).require("anna").password)
    main(["user", "list"])
    assert "(utan lösenord)" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a", "nyckel", "../anna", "anna berg", "<b>"])
def test_names_that_can_not_be(data: Path, capsys: Said, name: str) -> None:
    assert add(name) == 1
    assert "kan inte vara användarnamn" in capsys.readouterr().err
    assert Accounts(data).all() == ()


@pytest.mark.parametrize("password", ["kort", "Anna Berg 1", "aaaaaaaaaaaaaaa", ""])
def test_weak_passwords(data: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    assert add() == 1
    said = capsys.readouterr().err
    assert "Lösenordet" in said
    assert not password or password not in said
    assert log_of(data) == []


def test_nothing_happens_twice_or_to_nobody(data: Path, capsys: Said) -> None:
    add()
    assert add() == 1
    assert "finns redan" in capsys.readouterr().err
    for task in (["remove", "berit"], ["role", "berit", "redaktör"], ["password", "berit", "--stdin"]):
        assert main(["user", *task]) == 1
        assert "inget konto" in capsys.readouterr().err
    assert len(log_of(data)) == 1


def test_what_can_not_be_logged_is_not_done(data: Path, capsys: Said) -> None:
    data.mkdir()
    (data / "trygg.sqlite").mkdir()
    assert add() == 1
    assert not (data / "users.jsonl").exists()


def test_a_password_is_never_an_argument(capsys: Said) -> None:
    with pytest.raises(SystemExit):
        add("anna", "--password", PASSWORD)
