"""Name and password → a session, or how long to wait; slow on purpose, so it is run off the event loop."""

import hashlib
import hmac
from dataclasses import dataclass

from ui.api.context import ServiceContext
from ui.signin.accounts import account_id
from ui.signin.password import NONE, matches
from ui.signin.person import Person
from ui.signin.signing_key import session_key
from ui.store.signin_attempts import AttemptKey

SIGN_IN, WRONG, SIGN_OUT = "logga in", "felaktig inloggning", "logga ut"
"""What the audit log calls it."""
BY_BOTH, BY_ADDRESS, BY_NAME = 5, 20, 50
"""Tries before a wait: of one name from one address, from one address (a town hall may share one), of one name.

Who locks a colleague out needs many addresses, and then for a quarter of an hour.
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of it: a cookie for who is in, seconds for who must wait, neither for what was wrong."""

    cookie: str = ""
    wait: int = 0


def enter(context: ServiceContext, name: str, password: str, address: str) -> Attempt:
    """Try; raises KnowledgeError where accounts or database don't answer, and then nobody is in."""
    keys = _attempt_keys(context, name, address)
    if wait := context.store.attempts.begin(keys):
        return Attempt(wait=wait)
    account = context.signin.accounts.find(name)
    # Computed for a name that nobody has too: time mustn't tell which names there are.
    right = matches(password, account.password if account else NONE)
    if account is None or not right:
        # A name that nobody has may be a password in the wrong field.
        context.audit(None, WRONG, {"konto": account.id if account else "okänt", "adress": address})
        return Attempt()
    context.store.attempts.succeeded(keys)
    person = Person(account.id, account.name, account.role)
    context.audit(person, SIGN_IN, {"sätt": "lösenord", "roll": person.role})
    return Attempt(context.signin.sessions.begin(person, version=account.version))


def _attempt_keys(context: ServiceContext, name: str, address: str) -> tuple[AttemptKey, ...]:
    key, who = session_key(context.settings), account_id(name)

    def kept(kind: str, said: str) -> str:
        return hmac.digest(key, f"{kind}\x1f{said}".encode("utf-8", "replace"), hashlib.sha256).hex()

    return (
        AttemptKey(kept("both", f"{who}\x1f{address}"), BY_BOTH, forgiven=True),
        AttemptKey(kept("address", address), BY_ADDRESS, forgiven=False),
        AttemptKey(kept("name", who), BY_NAME, forgiven=False),
    )
