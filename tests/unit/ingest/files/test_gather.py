"""Which files of a folder become documents, and which file of each is read and shown."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import ingest.files.gather
from ingest.errors import DuplicateDocument, NotReadable, OutsideFolder, UnknownFormat
from ingest.files.gather import DocumentFiles, gather
from ingest.files.read import READERS, read
from ingest.files.read_file import ENDINGS


def put(folder: Path, *names: str, text: str = "Ett\fTva") -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(text)


def test_text_and_pdf_are_one_document(tmp_path: Path) -> None:
    put(tmp_path, "Plan.txt", "Plan.pdf", "plan.pdf", "Brev.docx", "Brev.md", "Sida.HTM", "Sida.md")
    assert gather([tmp_path]).documents == (
        DocumentFiles("Brev", tmp_path / "Brev.docx", tmp_path, tmp_path / "Brev.docx"),
        DocumentFiles("Plan", tmp_path / "Plan.txt", tmp_path, tmp_path / "Plan.pdf"),
        DocumentFiles("Sida", tmp_path / "Sida.md", tmp_path, tmp_path / "Sida.md"),
        DocumentFiles("plan", tmp_path / "plan.pdf", tmp_path, tmp_path / "plan.pdf"),
    )
    assert gather([tmp_path]).errors == ()


def test_text_without_pages_does_not_replace_a_pdf(tmp_path: Path) -> None:
    put(tmp_path, "Plan.txt", "Plan.pdf", "Ensam.txt", text="inga sidor")
    assert [found.preferred.name for found in gather([tmp_path]).documents] == ["Ensam.txt", "Plan.pdf"]


def test_skipped_silently(tmp_path: Path) -> None:
    put(
        tmp_path,
        ".dold.txt",
        "register.toml",
        "~$Plan.docx",
        "x.tmp",
        "x.txt~",
        "README",
        "README.md",
        "LICENSE",
    )
    put(tmp_path, "Thumbs.db", "Plan.txt")
    put(tmp_path / "mapp.txt", "Inre.txt")
    found = gather([tmp_path])
    assert [document.id for document in found.documents] == ["Plan"]
    assert found.errors == ()


def test_unknown_endings_are_told(tmp_path: Path) -> None:
    put(tmp_path, "b.doc", "a.xlsx", "Policy", "annat.toml", "ok.txt")
    found = gather([tmp_path])
    assert [document.id for document in found.documents] == ["ok"]
    assert [error.name for error in found.errors] == ["Policy", "a.xlsx", "annat.toml", "b.doc"]
    assert all(isinstance(error, UnknownFormat) for error in found.errors)


def test_file_given_by_name(tmp_path: Path) -> None:
    put(tmp_path, "README.md", "Annan.txt")
    (found,) = gather([tmp_path / "README.md"]).documents
    assert (found.id, found.root) == ("README", tmp_path)
    assert read(found.preferred, found.root).id == "README"


def test_same_file_twice_is_no_duplicate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "Plan.txt")
    monkeypatch.chdir(tmp_path)
    found = gather([tmp_path, tmp_path, tmp_path / "Plan.txt", Path("Plan.txt"), Path()])
    assert [document.id for document in found.documents] == ["Plan"]
    assert found.errors == ()


def test_two_folders(tmp_path: Path) -> None:
    put(tmp_path / "a", "Plan.txt", "Egen.txt")
    put(tmp_path / "b", "Plan.txt", "Egen.pdf")
    found = gather([tmp_path / "a", tmp_path / "b"])
    assert found.documents == (
        DocumentFiles("Egen", tmp_path / "a/Egen.txt", tmp_path / "a", tmp_path / "b/Egen.pdf"),
        DocumentFiles("Plan", tmp_path / "a/Plan.txt", tmp_path / "a", tmp_path / "a/Plan.txt"),
    )
    assert [(type(error), error.name) for error in found.errors] == [(DuplicateDocument, "Plan.txt")]


def test_name_in_two_unicode_forms_is_one_document(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "Åtgärder.txt"), unicodedata.normalize("NFC", "Åtgärder.pdf"))
    assert [document.id for document in gather([tmp_path]).documents] == ["Åtgärder"]


def test_links(tmp_path: Path) -> None:
    put(tmp_path, "hemligt.txt")
    put(tmp_path / "mapp", "Plan.txt")
    (tmp_path / "mapp/ut.txt").symlink_to(tmp_path / "hemligt.txt")
    (tmp_path / "mapp/bruten.txt").symlink_to(tmp_path / "borta.txt")
    (tmp_path / "mapp/inne.txt").symlink_to("Plan.txt")
    found = gather([tmp_path / "mapp"])
    assert [document.id for document in found.documents] == ["Plan", "inne"]
    assert [(type(error), error.name) for error in found.errors] == [
        (NotReadable, "bruten.txt"),
        (OutsideFolder, "ut.txt"),
    ]
    assert isinstance(gather([tmp_path / "mapp/ut.txt"]).errors[0], OutsideFolder)


def test_missing_and_forbidden_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (error,) = gather([tmp_path / "borta"]).errors
    assert str(tmp_path) not in str(error)
    assert error.name == "borta"

    def fail(_: Path) -> None:
        raise PermissionError(13, "x")

    monkeypatch.setattr(Path, "iterdir", fail)
    (error,) = gather([tmp_path]).errors
    assert isinstance(error, NotReadable)
    assert "behörighet" in str(error)


def test_every_ending_has_a_reader_and_looking_loads_none() -> None:
    assert set(ENDINGS) == set(READERS)
    loaded = (
        "import sys, ingest.files.gather; print(*{'pypdf', 'docx', 'bs4', 'markdown_it'} & {*sys.modules})"
    )
    root = Path(ingest.files.gather.__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", loaded], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout == "\n"


def test_no_places() -> None:
    assert gather([]).documents == ()
