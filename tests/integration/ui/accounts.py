"""Accounts whose passwords are quick to look at, and a browser without scripts that signs in with them."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

from ui.signin.accounts import Account, Accounts
from ui.signin.person import Role

PASSWORD = "korrekt häst batteri"
ORIGIN = {"origin": "http://testserver"}


def cheaply(password: str = PASSWORD) -> str:
    """What is kept of a password, at a cost for tests."""
    digest = hashlib.scrypt(password.encode(), salt=b"salt", n=16, r=1, p=1, dklen=32)
    return f"scrypt$16$1$1${b64encode(b'salt').decode()}${b64encode(digest).decode()}"


def add_account(
    data: Path, name: str = "anna", role: Role = Role.PLANERARE, shown: str = "Anna Berg"
) -> None:
    Accounts(data).add(Account(name, shown, role, cheaply()))


def form_token(client: Any, path: str = "/logga-in") -> str:
    found = re.search(r'name="token" value="([^"]*)"', client.get(path).text)
    return found[1] if found else ""


def sign_in(client: Any, name: str = "anna", password: str = PASSWORD, **more: Any) -> Any:
    """What the server answers to the form, sent as a browser sends it."""
    fields = {"name": name, "password": password, "next": "/staff/", "token": form_token(client), **more}
    headers = fields.pop("headers", ORIGIN)
    return client.post("/logga-in", data=fields, headers=headers, follow_redirects=False)
