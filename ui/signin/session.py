"""A sign-in that lasts: a signed cookie names a file in the data folder, and where the file is gone it has ended.

So a sign-out holds in every process at once. The file's name is a digest: who reads a copy of the folder has no
cookie by it.
"""

import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from itsdangerous import BadData, TimestampSigner

from corpus.settings import Settings
from ui.signin.errors import AccountError
from ui.signin.person import Person, Role
from ui.signin.signing_key import signer_of

COOKIE = "trygg_session"
FOLDER = "sessions"
LONGEST = 300
"""Characters of a cookie that are looked at."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in; `until` is in seconds since 1970.

    `version` is the account's, "" where the provider vouches for the role; `id_token` is what the provider wants
    to see again when they sign out.
    """

    person: str
    name: str
    role: Role
    until: float
    version: str = ""
    id_token: str = field(default="", repr=False)


class Sessions:
    """All sessions of a data folder."""

    def __init__(self, settings: Settings, *, clock: Callable[[], float] = time.time) -> None:
        self._settings = settings
        self._folder = settings.data / FOLDER
        self._clock = clock

    @property
    def seconds(self) -> int:
        """How long a session lasts."""
        return self._settings.session_minutes * 60

    @cached_property
    def signer(self) -> TimestampSigner:
        """Signs what browsers keep; the key is made at the first use."""
        return signer_of(self._settings, "session")

    def begin(self, person: Person, *, version: str = "", id_token: str = "") -> str:
        """What the cookie is to hold; raises AccountError."""
        self._tidy()
        until = self._clock() + self.seconds
        session = Session(person.id, person.name, person.role, until, version, id_token)
        secret = secrets.token_urlsafe(32)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file, flags = self._file(secret), os.O_WRONLY | os.O_CREAT | os.O_EXCL
            fresh = file.with_suffix(".new")
            with os.fdopen(os.open(fresh, flags, 0o600), "w", encoding="utf-8") as out:
                json.dump(asdict(session), out, ensure_ascii=False)
            # Another process's tidying mustn't meet half a file.
            fresh.replace(file)
        except OSError as error:
            raise AccountError(f"Inloggningen går inte att spara ({type(error).__name__}).") from error
        return self.signer.sign(secret).decode("ascii")

    def find(self, cookie: str) -> Session | None:
        """The session of a cookie; None where it is forged, ended or too old."""
        secret = self._secret(cookie)
        found = _read(self._file(secret)) if secret else None
        return found if found is not None and self._clock() < found.until else None

    def end(self, cookie: str) -> Session | None:
        """End a session, in every process; returns what it was."""
        found = self.find(cookie)
        if secret := self._secret(cookie):
            self._file(secret).unlink(missing_ok=True)
        return found

    def _secret(self, cookie: str) -> str:
        # A folder without a session has no key either, and a stranger's cookie shouldn't make one.
        if not cookie or len(cookie) > LONGEST or not cookie.isascii() or not self._folder.is_dir():
            return ""
        try:
            return self.signer.unsign(cookie, max_age=self.seconds).decode("ascii")
        except BadData:
            return ""

    def _file(self, secret: str) -> Path:
        return self._folder / f"{hashlib.sha256(secret.encode()).hexdigest()}.json"

    def _tidy(self) -> None:
        for file in self._folder.glob("*.json"):
            session = _read(file)
            if session is None or session.until <= self._clock():
                file.unlink(missing_ok=True)


def _read(file: Path) -> Session | None:
    try:
        row = json.loads(file.read_text(encoding="utf-8"))
        return Session(**{**row, "role": Role(row["role"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
