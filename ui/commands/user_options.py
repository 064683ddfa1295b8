"""What `trygg user` can be told on the command line."""

import argparse

from ui.signin.person import Role

ROLES = [role.value for role in Role]


def add_user(parser: argparse.ArgumentParser) -> None:
    """Add the five tasks and their options."""
    tasks = parser.add_subparsers(dest="task", required=True, metavar="UPPGIFT")
    add = tasks.add_parser("add", help="ett nytt konto; lösenordet frågas efter")
    _named(add)
    add.add_argument("--role", choices=ROLES, required=True, help="vad kontot får göra")
    add.add_argument("--name", default="", metavar="NAMN", help="personens namn, som andra ser det")
    which = add.add_mutually_exclusive_group()
    _from_stdin(which)
    which.add_argument("--no-password", action="store_true", help="för den som webbservern loggar in")
    tasks.add_parser("list", help="vilka konton som finns")
    _named(tasks.add_parser("remove", help="ta bort ett konto; personen loggas ut"))
    role = tasks.add_parser("role", help="byt roll; personen får logga in igen")
    _named(role)
    role.add_argument("role", choices=ROLES, metavar="ROLL", help=", ".join(ROLES))
    password = tasks.add_parser("password", help="byt lösenord; personen får logga in igen")
    _named(password)
    _from_stdin(password)


def _named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ANVÄNDARNAMN")


def _from_stdin(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--stdin", action="store_true", help="läs lösenordet från standard in")
