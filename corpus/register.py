"""The register: title, kind, date, dnr, status and audience of every document, from `register.toml` files."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus.errors import RegisterError
from corpus.model import Audience, DocumentId, Registration, Status
from corpus.municipality import municipality_of
from corpus.settings import LOCAL, Settings

_TEXTS = ("title", "kind", "date", "dnr", "decision", "valid_to")
_KEYS = {*_TEXTS, "id", "status", "audience", "supersedes", "owner"}

Register = dict[DocumentId, Registration]


def register_files(settings: Settings) -> tuple[Path, ...]:
    """The municipality's register, then those in the operator's folders."""
    own = [folder / "register.toml" for folder in (LOCAL, *settings.documents)]
    return (*municipality_of(settings).registers(), *(path for path in own if path.is_file()))


def read_register(files: Iterable[Path]) -> Register:
    """Registrations by document; a later file overrides an earlier one."""
    register: Register = {}
    for path in files:
        register.update(_read(path))
    return register


def read_owners(files: Iterable[Path]) -> dict[DocumentId, str]:
    """Who answers for each document, of those where a register says so; needs no new ingest when it changes."""
    return {
        DocumentId(str(entry["id"])): str(entry["owner"])
        for path in files
        for entry in _entries(path)
        if entry.get("id") and entry.get("owner")
    }


def _read(path: Path) -> Register:
    return {entry.id: entry for entry in (_entry(path.name, values) for values in _entries(path))}


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegisterError(path.name, 0, f"går inte att läsa som TOML: {error}") from error
    entries = content.pop("document", [])
    if content:
        raise RegisterError(path.name, 0, f"okänt avsnitt {', '.join(content)}; skriv [[document]].")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RegisterError(path.name, 0, "skriv varje dokument under en egen rad [[document]].")
    return entries


def _entry(name: str, values: dict[str, Any]) -> Registration:
    label = str(values.get("id", "utan id"))
    unknown = set(values) - _KEYS
    if unknown or "id" not in values or "title" not in values:
        wrong = f"okänd uppgift {', '.join(sorted(unknown))}" if unknown else "id och title måste finnas"
        raise RegisterError(name, 0, f"dokumentet {label}: {wrong}.")
    supersedes = values.get("supersedes", [])
    if not isinstance(supersedes, list):
        raise RegisterError(
            name, 0, f'dokumentet {label}: supersedes ska vara en lista, t.ex. ["{supersedes}"].'
        )
    try:
        status = Status(values.get("status", "okänd"))
        audience = Audience(values.get("audience", "resident"))
    except ValueError as error:
        allowed = ", ".join([*Status, *Audience])
        raise RegisterError(name, 0, f"dokumentet {label}: {error}. Tillåtna värden: {allowed}.") from error
    texts = {key: str(values.get(key, "")) for key in _TEXTS}
    return Registration(
        id=DocumentId(label),
        status=status,
        audience=audience,
        supersedes=tuple(map(str, supersedes)),
        confirmed=True,
        **texts,
    )
