"""What a provider's token says of somebody → who they are here; roles by their own names or by `groups.toml`.

Entra ID names app roles in `roles` and groups, by id, in `groups`; AD FS sends `role` or `group`, as one text
where there is only one.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path

from ui.signin.errors import AccountError
from ui.signin.person import Person, Role

FILE = "groups.toml"
_NAMES = ("preferred_username", "upn", "unique_name", "email")
_SUBJECTS = ("oid", "sub")
"""Entra ID's `oid` stays the same whatever the person is called; `sub` does everywhere."""


def read_groups(data: Path) -> Mapping[str, Role]:
    """Role by group, from the operator's file; empty where there is none. Raises AccountError."""
    try:
        rows = tomllib.loads((data / FILE).read_text(encoding="utf-8"))
        return {group: Role(role) for group, role in rows.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError) as error:
        roles = ", ".join(Role)
        raise AccountError(
            f'{FILE}: skriv rader som "GRUPP" = "ROLL", med någon av rollerna {roles}.'
        ) from error


def role_of(claims: Mapping[str, object], claim: str, groups: Mapping[str, Role]) -> Role | None:
    """The role that gives most of those that the claim names; None where it names none.

    Example: role_of({"roles": ["planerare", "annat"]}, "roles", {}) -> Role.PLANERARE
    """
    said = claims.get(claim)
    values = said if isinstance(said, list) else [said]
    named = {str(value) for value in values if isinstance(value, str)}
    known = {**{role.value: role for role in Role}, **groups}
    return max((known[name] for name in named if name in known), key=list(Role).index, default=None)


def person_of(claims: Mapping[str, object], role: Role) -> Person:
    """Who the claims are about; the id has the name for who reads the audit log, and a digest that can't be taken over.

    Names are given to others when somebody leaves; what one has saved mustn't be.
    """
    subject = next(filter(None, (_said(claims, name) for name in _SUBJECTS)), "")
    name = next(filter(None, (_said(claims, each) for each in _NAMES)), subject)
    digest = hashlib.sha256(f"{_said(claims, 'iss')} {subject}".encode()).hexdigest()[:8]
    return Person(f"{name[:100]}#{digest}", _said(claims, "name")[:100] or name[:100], role)


def _said(claims: Mapping[str, object], name: str) -> str:
    value = claims.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""
