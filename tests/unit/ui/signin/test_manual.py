"""docs/signin.md says what is so: its commands are understood, its limits are the code's, its files exist."""

import re
import shlex

import pytest

from tests.fakes import ROOT
from ui.cli import _parser
from ui.signin import accounts, password, password_entry, roles, session, signing_key
from ui.signin.person import Role
from ui.store import signin_attempts

PAGE = (ROOT / "docs" / "signin.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^(trygg user .*?)(?: {2,}#.*)?$", PAGE, re.MULTILINE)
COMMANDS += re.findall(r"`(trygg user [^`]+)`", PAGE)


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_are_understood(line: str) -> None:
    assert _parser().parse_args(shlex.split(line)[1:]).command == "user"


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 6


def test_limits_are_the_codes() -> None:
    for tries, words in (
        (password_entry.BY_BOTH, "ett namn från en adress"),
        (password_entry.BY_ADDRESS, "en adress"),
        (password_entry.BY_NAME, "ett namn, alla adresser"),
    ):
        assert re.search(rf"^\| {words} \| {tries} \|", PAGE, re.MULTILINE)
    assert f"{signin_attempts.FIRST:.0f} s, dubblas till {signin_attempts.LONGEST / 60:.0f} min" in PAGE
    assert signin_attempts.FORGOTTEN == 86_400
    assert f"minst {password.SHORTEST} tecken" in PAGE
    assert (password.COST.n, password.COST.r, password.COST.p) == (2**15, 8, 3)
    assert "n = 2¹⁵, r = 8, p = 3" in PAGE


def test_files_and_roles_are_named() -> None:
    for name in (accounts.FILE, roles.FILE, signing_key.FILE, session.FOLDER, *Role):
        assert name in PAGE
