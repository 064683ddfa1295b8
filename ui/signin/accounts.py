"""The accounts of those who sign in with a password: one JSON line each, in a file that only its owner reads.

What changes in the file counts at the next request, in every process. It is replaced whole, by one writer at a
time, so that whatever kills a command leaves the old file.
"""

import fcntl
import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ui.signin.errors import AccountError
from ui.signin.person import Role

FILE = "users.jsonl"
RESERVED = ("nyckel",)
"""What the audit log calls the staff token."""
_ID = re.compile(r"[a-z0-9åäöéü][a-z0-9åäöéü._@-]{1,63}")
_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in; `password` is what ui/signin/password.py keeps, "" for none."""

    id: str
    name: str
    role: Role
    password: str = field(repr=False)

    @property
    def version(self) -> str:
        """Changes with role and password; a session that bears another has ended."""
        said = "\x1f".join((self.id, self.role, self.password))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def account_id(said: str) -> str:
    """A user name as it is kept, "" where it can be none.

    Example: " Anna.Berg@kommunen.se " -> "anna.berg@kommunen.se"
    """
    name = unicodedata.normalize("NFC", said).strip().casefold()
    return name if _ID.fullmatch(name) and name not in RESERVED else ""


class Accounts:
    """The file in a data folder; reading is cheap enough for every request."""

    def __init__(self, data: Path) -> None:
        self._file = data / FILE
        self._known: tuple[_Stamp, Mapping[str, Account]] = ((0, 0, 0), {})

    def all(self) -> tuple[Account, ...]:
        """Every account, by user name."""
        return tuple(sorted(self._read().values(), key=lambda account: account.id))

    def find(self, said: str) -> Account | None:
        """The account with that user name; raises AccountError where the file can't be read."""
        return self._read().get(account_id(said))

    def add(self, account: Account) -> None:
        """Add a new account; raises AccountError where the name is taken."""
        with self._writing() as accounts:
            if account.id in accounts:
                raise AccountError(f"Det finns redan ett konto {account.id}.")
            accounts[account.id] = account

    def change(self, said: str, make: Callable[[Account], Account]) -> Account:
        """Put what `make` gives in an account's place; raises AccountError where there is none."""
        with self._writing() as accounts:
            changed = make(_one(accounts, said))
            accounts[changed.id] = changed
        return changed

    def remove(self, said: str) -> Account:
        """Take an account away; raises AccountError where there is none."""
        with self._writing() as accounts:
            return accounts.pop(_one(accounts, said).id)

    def require(self, said: str) -> Account:
        """The account with that user name; raises AccountError where there is none."""
        return _one(self._read(), said)

    def _read(self) -> Mapping[str, Account]:
        try:
            found = self._file.stat()
            stamp = (found.st_ino, found.st_mtime_ns, found.st_size)
            if stamp != self._known[0]:
                self._known = (stamp, _parsed(self._file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            raise AccountError(f"{FILE} går inte att läsa ({type(error).__name__}).") from error
        return self._known[1]

    @contextmanager
    def _writing(self) -> Iterator[dict[str, Account]]:
        """The accounts to change; what they are at the end is written."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.with_suffix(".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                accounts = dict(self._read())
                yield accounts
                _replace(self._file, "".join(_line(accounts[key]) for key in sorted(accounts)))
        except OSError as error:
            raise AccountError(
                f"{FILE} går inte att skriva ({type(error).__name__}). Se att mappen i TRYGG_DATA går att skriva i."
            ) from error


def _one(accounts: Mapping[str, Account], said: str) -> Account:
    found = accounts.get(account_id(said))
    if found is None:
        raise AccountError(f"Det finns inget konto {said!r}. Se vilka som finns med «trygg user list».")
    return found


def _parsed(text: str) -> dict[str, Account]:
    accounts = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            account = Account(str(row["id"]), str(row["name"]), Role(row["role"]), str(row["password"]))
        except (ValueError, KeyError, TypeError) as error:
            raise AccountError(f"{FILE}, rad {number}: går inte att läsa som ett konto.") from error
        accounts[account.id] = account
    return accounts


def _line(account: Account) -> str:
    row = {"id": account.id, "name": account.name, "role": account.role, "password": account.password}
    return json.dumps(row, ensure_ascii=False) + "\n"


def _replace(file: Path, text: str) -> None:
    fresh = file.with_suffix(".tmp")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
        if os.geteuid() == 0:
            # A command run by root mustn't shut out the service, which owns the folder.
            owner = file.parent.stat()
            os.fchown(out.fileno(), owner.st_uid, owner.st_gid)
    fresh.replace(file)
