"""The register: title, kind, date, dnr, status and audience of every document, from `register.toml` files."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from corpus.errors import RegisterError
from corpus.model import Audience, DocumentId, Registration, Status
from corpus.municipality import municipality_of
from corpus.settings import LOCAL, Settings
from corpus.toml_rows import read_rows, validated

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
        for entry in read_rows(path, "document")
        if entry.get("id") and entry.get("owner")
    }


class _Row(BaseModel):
    """An entry as an editor writes it; a TOML date may stand for its text."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    id: str
    title: str
    kind: str = ""
    date: Annotated[str, BeforeValidator(str)] = ""
    dnr: str = ""
    decision: str = ""
    status: Status = Status.UNKNOWN
    audience: Audience = Audience.RESIDENT
    valid_to: Annotated[str, BeforeValidator(str)] = ""
    supersedes: tuple[str, ...] = ()
    owner: str = ""


def _read(path: Path) -> Register:
    return {
        entry.id: entry for entry in (_entry(path.name, values) for values in read_rows(path, "document"))
    }


def _entry(name: str, values: dict[str, Any]) -> Registration:
    try:
        row = validated(_Row, values)
    except ValueError as error:
        raise RegisterError(name, 0, f"dokumentet {values.get('id', 'utan id')}: {error}") from error
    return Registration(confirmed=True, **row.model_dump(exclude={"owner"}))
