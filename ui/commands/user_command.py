"""`trygg user`: the accounts of those who sign in with a password; what changes counts at their next click."""

import argparse
import getpass
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace

from corpus.settings import Settings
from ui.commands.operator_name import operator
from ui.signin.accounts import Account, Accounts, account_id
from ui.signin.errors import AccountError
from ui.signin.password import NONE, hashed, weakness
from ui.signin.person import Role
from ui.store.store import Store, open_store

LONGEST_NAME = 100


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0; raises AccountError where it can't be done."""
    tasks: Mapping[str, Callable[[argparse.Namespace, Accounts, Store], None]] = {
        "add": _add,
        "list": _list,
        "remove": _remove,
        "role": _role,
        "password": _password,
    }
    store = open_store(settings)
    try:
        tasks[options.task](options, Accounts(settings.data), store)
    finally:
        store.close()
    return 0


def _add(options: argparse.Namespace, accounts: Accounts, store: Store) -> None:
    name = account_id(options.id)
    if not name:
        raise AccountError(
            f"{options.id!r} kan inte vara användarnamn. Skriv 2-64 bokstäver, siffror, punkt, bindestreck eller @."
        )
    if accounts.find(name) is not None:
        raise AccountError(f"Det finns redan ett konto {name}.")
    shown = " ".join(options.name.split())[:LONGEST_NAME] or name
    kept = NONE if options.no_password else _chosen(options, name, shown)
    account = Account(name, shown, Role(options.role), kept)
    _note(store, "skapa konto", account)
    accounts.add(account)
    print(f"Kontot {name} finns nu, med rollen {account.role}.")


def _list(_: argparse.Namespace, accounts: Accounts, __: Store) -> None:
    for account in accounts.all():
        without = "" if account.password else "  (utan lösenord)"
        print(f"{account.id:<30} {account.role:<12} {account.name}{without}")
    if not accounts.all():
        print("Det finns inga konton. Gör ett med «trygg user add ANVÄNDARNAMN --role ROLL».")


def _remove(options: argparse.Namespace, accounts: Accounts, store: Store) -> None:
    account = accounts.require(options.id)
    _note(store, "ta bort konto", account)
    accounts.remove(account.id)
    print(f"Kontot {account.id} är borta, och personen är utloggad.")


def _role(options: argparse.Namespace, accounts: Accounts, store: Store) -> None:
    account, role = accounts.require(options.id), Role(options.role)
    _note(store, "ändra konto", replace(account, role=role), {"förut": account.role})
    accounts.change(account.id, lambda found: replace(found, role=role))
    print(f"Kontot {account.id} har nu rollen {role}.")


def _password(options: argparse.Namespace, accounts: Accounts, store: Store) -> None:
    account = accounts.require(options.id)
    kept = _chosen(options, account.id, account.name)
    _note(store, "ändra konto", account, {"ändrat": "lösenord"})
    accounts.change(account.id, lambda found: replace(found, password=kept))
    print(f"Kontot {account.id} har ett nytt lösenord.")


def _chosen(options: argparse.Namespace, *names: str) -> str:
    """What is kept of the password that is typed, or comes on standard input; never on the command line."""
    if options.stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass.getpass("Lösenord: ")
        if password != getpass.getpass("En gång till: "):
            raise AccountError("Lösenorden är inte lika. Försök igen.")
    if problem := weakness(password, *names):
        raise AccountError(problem)
    return hashed(password)


def _note(store: Store, action: str, account: Account, more: Mapping[str, str] | None = None) -> None:
    """Into the audit log first: what can't be logged isn't done."""
    store.audit.record(operator(), action, {"konto": account.id, "roll": account.role, **(more or {})})
