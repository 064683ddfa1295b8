"""Sessions: what a cookie must be, and when it ends."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.errors import SettingError
from corpus.settings import Settings
from ui.signin.person import Person, Role
from ui.signin.session import FOLDER, Sessions
from ui.signin.signing_key import FILE, session_key

ANNA = Person("anna", "Anna Berg", Role.PLANERARE)


@dataclass
class Clock:
    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, session_minutes=10)


@pytest.fixture
def sessions(settings: Settings, clock: Clock) -> Sessions:
    return Sessions(settings, clock=clock)


def test_a_cookie_finds_its_session_in_every_process(
    sessions: Sessions, settings: Settings, clock: Clock
) -> None:
    cookie = sessions.begin(ANNA, version="v1")
    found = Sessions(settings, clock=clock).find(cookie)
    assert found is not None
    assert (found.person, found.name, found.role, found.version) == (
        "anna",
        "Anna Berg",
        Role.PLANERARE,
        "v1",
    )


def test_it_ends_in_every_process(sessions: Sessions, settings: Settings, clock: Clock) -> None:
    cookie = sessions.begin(ANNA)
    assert Sessions(settings, clock=clock).end(cookie) is not None
    assert sessions.find(cookie) is None
    assert sessions.end(cookie) is None


def test_it_ends_with_time(sessions: Sessions, clock: Clock) -> None:
    cookie = sessions.begin(ANNA)
    clock.now += 599
    assert sessions.find(cookie) is not None
    clock.now += 1
    assert sessions.find(cookie) is None


def test_what_has_ended_is_cleared_away(sessions: Sessions, clock: Clock, tmp_path: Path) -> None:
    sessions.begin(ANNA)
    clock.now += 600
    sessions.begin(ANNA)
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


def test_forged_cookies_find_nothing(sessions: Sessions, tmp_path: Path) -> None:
    cookie = sessions.begin(ANNA)
    secret, stamp, signature = cookie.split(".")
    other = Sessions(Settings(data=tmp_path, session_key="x" * 32))
    forged = [
        "",
        secret,
        f"{secret}.{stamp}.{signature[:-2]}AA",
        f"{secret}x.{stamp}.{signature}",
        f"../../etc/passwd.{stamp}.{signature}",
        "å" * 40,
        "x" * 10_000,
        other.signer.sign(secret).decode(),
    ]
    assert [sessions.find(each) for each in forged] == [None] * len(forged)


def test_the_folder_does_not_hold_the_cookie(sessions: Sessions, tmp_path: Path) -> None:
    secret = sessions.begin(ANNA).split(".")[0]
    (file,) = (tmp_path / FOLDER).iterdir()
    assert secret not in file.name + file.read_text("utf-8")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_damaged_file_is_nobody(sessions: Sessions, tmp_path: Path) -> None:
    cookie = sessions.begin(ANNA)
    (file,) = (tmp_path / FOLDER).iterdir()
    for text in ("", "{", "[]", '{"role": "kung"}', '{"role": "planerare"}'):
        file.write_text(text, "utf-8")
        assert sessions.find(cookie) is None


def test_a_strangers_cookie_makes_no_files(sessions: Sessions, tmp_path: Path) -> None:
    assert sessions.find("a.b.c") is None
    assert list(tmp_path.iterdir()) == []


def test_the_key_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    keys = {session_key(Settings(data=tmp_path / "d")) for _ in range(3)}
    assert len(keys) == 1
    assert len(keys.pop()) == 64
    assert [file.name for file in (tmp_path / "d").iterdir()] == [FILE]
    assert (tmp_path / "d" / FILE).stat().st_mode & 0o777 == 0o600


def test_a_short_key_is_refused() -> None:
    with pytest.raises(SettingError, match="minst 32"):
        session_key(Settings(session_key="kort"))


def test_another_key_ends_every_session(sessions: Sessions, tmp_path: Path, clock: Clock) -> None:
    cookie = sessions.begin(ANNA)
    assert Sessions(Settings(data=tmp_path, session_key="n" * 32), clock=clock).find(cookie) is None
