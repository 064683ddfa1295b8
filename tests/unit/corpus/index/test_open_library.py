"""A generation's library is read without its vectors."""

from pathlib import Path

import pytest

from corpus.errors import IndexDamaged, IndexProblem
from corpus.index.codec import encode, shape
from corpus.index.manifest import Manifest, write_manifest
from corpus.index.open_library import open_library
from corpus.model import Library
from tests.fakes import a_library


def written(folder: Path, text: bytes, form: str = "") -> Path:
    write_manifest(folder, Manifest("hash", 0, 0, "", form or shape(Library), ""))
    (folder / "library.json").write_bytes(text)
    return folder


def test_what_was_written_is_read(tmp_path: Path) -> None:
    assert open_library(written(tmp_path, encode(a_library()))) == a_library()


@pytest.mark.parametrize(("text", "form"), [(b"{", ""), (b"{}", ""), (encode(a_library()), "annan")])
def test_what_is_damaged_is_told(tmp_path: Path, text: bytes, form: str) -> None:
    with pytest.raises(IndexDamaged, match="trygg ingest"):
        open_library(written(tmp_path, text, form))


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexProblem):
        open_library(tmp_path)
