"""Documents that somebody has put in through the workbench: the files, and what was said of them.

A file lies in the data folder under the digest of its bytes and is never changed. Which uploads are in force stands
in the generation that was made from them, so that rolling back takes its uploads with it, and the next ingest starts
from those of the generation that serves.
"""

import json
import shutil
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import RegisterError
from corpus.index.generations import current, draft_folder
from corpus.model import Audience, DocumentId, Registration, Status

FILE = "uploads.toml"
_ABOUT = ("title", "kind", "date", "dnr", "decision", "valid_to")


@dataclass(frozen=True, slots=True)
class Upload:
    """One file: `file` is its name (the document's id and its ending), `by` the id of who put it in, `at` when."""

    sha256: str
    file: str
    registration: Registration
    by: str
    at: str


def uploads_folder(data: Path) -> Path:
    """Where the files lie."""
    return data / "uploads"


def path_of(data: Path, upload: Upload) -> Path:
    """The file itself."""
    return uploads_folder(data) / upload.sha256 / upload.file


def uploads_in_force(data: Path) -> tuple[Upload, ...]:
    """The uploads that the generation that serves was made from."""
    return read_uploads(current(data))


def with_upload(uploads: Iterable[Upload], fresh: Upload) -> tuple[Upload, ...]:
    """The uploads with a new one, which takes the place of an earlier one of the same document."""
    others = [each for each in uploads if each.registration.id != fresh.registration.id]
    return (*others, fresh)


def write_uploads(folder: Path, uploads: Iterable[Upload]) -> None:
    """Write them into a generation's folder."""
    (folder / FILE).write_text("\n".join(map(_written, uploads)), encoding="utf-8")


def read_uploads(folder: Path | None) -> tuple[Upload, ...]:
    """The uploads of a generation; raises RegisterError where the list can't be read."""
    if folder is None or not (folder / FILE).is_file():
        return ()
    try:
        content = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
        return tuple(_read(values) for values in content.get("upload", []))
    except (ValueError, KeyError, TypeError) as error:
        raise RegisterError(FILE, 0, "listan över uppladdade dokument är skadad. Återställ data.") from error


def forget_unused(data: Path) -> None:
    """Erase the files that no generation on disk and no draft was made from."""
    folders = [*(data / "generations").glob("*"), *draft_folder(data).glob("*")]
    used = {each.sha256 for folder in folders for each in read_uploads(folder)}
    for kept in uploads_folder(data).glob("*"):
        if kept.is_dir() and not kept.name.startswith(".") and kept.name not in used:
            shutil.rmtree(kept, ignore_errors=True)


def _written(upload: Upload) -> str:
    about = asdict(upload.registration) | {"sha256": upload.sha256, "file": upload.file}
    about |= {"by": upload.by, "at": upload.at}
    # A JSON string or list of strings is a TOML one too, but for DEL.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in about.items()]
    return "\n".join(("[[upload]]", *lines, "")).replace("\x7f", "")


def _read(values: dict[str, object]) -> Upload:
    registration = Registration(
        id=DocumentId(str(values["id"])),
        status=Status(str(values["status"])),
        audience=Audience(str(values["audience"])),
        supersedes=tuple(map(str, values["supersedes"])),  # type: ignore[call-overload]
        confirmed=True,
        **{key: str(values[key]) for key in _ABOUT},
    )
    sha256, file, by, at = (str(values[key]) for key in ("sha256", "file", "by", "at"))
    if not sha256.isalnum() or Path(file).name != file:
        raise ValueError(file)
    return Upload(sha256, file, registration, by, at)
