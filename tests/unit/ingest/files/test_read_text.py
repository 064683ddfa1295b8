"""Text files, what all files have in common, and what is refused before any reader is asked."""

import gzip
import hashlib
import os
import re
import unicodedata
from pathlib import Path

import pytest

import ingest.errors
from corpus.errors import DocumentError, KnowledgeError
from ingest.errors import (
    EmptyDocument,
    NotReadable,
    NotUtf8,
    OutsideFolder,
    TooLarge,
    UnknownFormat,
)
from ingest.files import read_file
from ingest.files.read import empty_pages, read
from ingest.files.read_lines import one_line, tidy
from ingest.files.source import Source


def read_bytes(tmp_path: Path, data: bytes, name: str = "Plan.txt") -> Source:
    (tmp_path / name).write_bytes(data)
    return read(tmp_path / name, tmp_path)


def texts(source: Source) -> list[list[str]]:
    return [[line.text for line in page] for page in source.pages]


def test_pages_and_white_space_are_kept(tmp_path: Path) -> None:
    source = read_bytes(tmp_path, "Trygghets- \noch säkerhet  \n\n\tindrag\fSida två\n\fTre".encode())
    assert texts(source) == [["Trygghets- ", "och säkerhet  ", "", "\tindrag"], ["Sida två", ""], ["Tre"]]
    assert (source.marked, source.title) == (False, "")


def test_form_feed_that_ends_the_file_makes_no_page(tmp_path: Path) -> None:
    assert texts(read_bytes(tmp_path, b"Ett\fTva\f\n")) == [["Ett"], ["Tva"]]


def test_blank_page_in_between_keeps_its_number(tmp_path: Path) -> None:
    source = read_bytes(tmp_path, b"Ett\f \n\fTre")
    assert len(source.pages) == 3
    assert empty_pages(source) == (2,)


def test_digest_is_over_the_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfHej\r\n"
    source = read_bytes(tmp_path, data)
    assert source.digest == "sha256:" + hashlib.sha256(data).hexdigest()
    assert texts(source) == [["Hej", ""]]


def test_name_and_id_are_nfc_and_keep_case(tmp_path: Path) -> None:
    source = read_bytes(tmp_path, b"Hej", unicodedata.normalize("NFD", "Åtgärder v1.2.TXT"))
    assert (source.id, source.name) == ("Åtgärder v1.2", "Åtgärder v1.2.TXT")


def test_tidy() -> None:
    assert tidy("a\u030a 1\u00a0000\u202fkr") == "å 1 000 kr"
    assert tidy("a\r\nb\rc\x0bd\u2028e") == "a\nb\nc\nd\ne"
    assert tidy("a\x07b\tc\x9fd\u200be\u00adf") == "ab\tcde\u00adf"
    assert tidy("\ud83d\ude00 \ud800") == "😀 \ufffd"
    assert one_line(" Mål \n och\tmedel ") == "Mål och medel"


@pytest.mark.parametrize(
    ("data", "position", "line"),
    [
        ("Första\nandra är fel".encode("latin-1"), 1, 1),
        (b"rad\nrad\nr\xe4d", 9, 3),
        ("åäö och mer text".encode("utf-16"), 0, 1),
        ("only ascii here".encode("utf-16-le"), 1, 1),
    ],
)
def test_other_encodings(tmp_path: Path, data: bytes, position: int, line: int) -> None:
    with pytest.raises(
        NotUtf8, match=rf"byte {position}, rad {line}\).*Spara som och kodningen UTF-8"
    ) as caught:
        read_bytes(tmp_path, data)
    assert caught.value.position == position


@pytest.mark.parametrize("data", [b"", b" \n\n\f \n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_empty(tmp_path: Path, data: bytes, ending: str) -> None:
    with pytest.raises(EmptyDocument, match="tom"):
        read_bytes(tmp_path, data, "Plan" + ending)


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html"])
def test_no_bytes(tmp_path: Path, ending: str) -> None:
    with pytest.raises(EmptyDocument):
        read_bytes(tmp_path, b"", "Plan" + ending)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", b"%PDF-1.7\n%", "en PDF"),
        ("a.md", b"%PDF-1.7\n%", "en PDF"),
        ("a.txt", b"PK\x03\x04 word/document.xml", "ett Word-dokument"),
        ("a.txt", b"PK\x03\x04 annat", "ett ZIP-arkiv"),
        ("a.txt", b"{\\rtf1 hej}", "ett RTF-dokument"),
        ("a.txt", b"\n<!DOCTYPE HTML><p>hej", "en webbsida"),
        ("a.txt", gzip.compress(b"hej", mtime=0), "ett gzip-arkiv"),
        ("a.html", b"\xff\xd8\xff\xe0", "en JPEG-bild"),
        ("a.html", b"bara ord", "text utan HTML"),
        ("a.docx", b"bara ord", "annat än ett Word-dokument"),
    ],
)
def test_ending_and_content_differ(tmp_path: Path, name: str, data: bytes, found: str) -> None:
    with pytest.raises(UnknownFormat, match=found):
        read_bytes(tmp_path, data, name)


def test_text_that_mentions_a_pdf_is_text(tmp_path: Path) -> None:
    assert texts(read_bytes(tmp_path, b"En PDF inleds med %PDF-1.7"))


@pytest.mark.parametrize("name", ["a.doc", "a.xyz", "Policy"])
def test_unknown_ending(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat, match="Spara om filen som PDF, DOCX"):
        read_bytes(tmp_path, b"hej", name)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_file, "FILE_LIMIT", 2_000_000)
    assert read_bytes(tmp_path, b"a" * 2_000_000)
    with pytest.raises(TooLarge, match="större än 2 MB"):
        read_bytes(tmp_path, b"a" * 2_000_001)


def test_outside_by_link_and_by_dots(tmp_path: Path) -> None:
    (tmp_path / "hemligt.txt").write_text("hemligt")
    folder = tmp_path / "mapp"
    folder.mkdir()
    (folder / "Plan.txt").symlink_to(tmp_path / "hemligt.txt")
    for path in (folder / "Plan.txt", folder / ".." / "hemligt.txt"):
        with pytest.raises(OutsideFolder, match="utanför sin mapp"):
            read(path, folder)


def test_link_inside_and_linked_root_are_fine(tmp_path: Path) -> None:
    folder = tmp_path / "mapp"
    folder.mkdir()
    (folder / "a.txt").write_text("hej")
    (folder / "b.txt").symlink_to("a.txt")
    (tmp_path / "genväg").symlink_to(folder)
    assert read(tmp_path / "genväg" / "b.txt", tmp_path / "genväg").id == "b"


def test_not_there_broken_link_ring_and_folder(tmp_path: Path) -> None:
    (tmp_path / "bruten.txt").symlink_to(tmp_path / "borta.txt")
    (tmp_path / "ring.txt").symlink_to("ring.txt")
    (tmp_path / "mapp.txt").mkdir()
    for name, reason in [
        ("borta", "finns inte"),
        ("bruten", "finns inte"),
        ("ring", "öppna"),
        ("mapp", "öppna"),
    ]:
        with pytest.raises(NotReadable, match=reason):
            read(tmp_path / f"{name}.txt", tmp_path)


def test_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(NotReadable):
        read(tmp_path / "a.txt", tmp_path)


@pytest.mark.parametrize(
    ("error", "words"), [(PermissionError(13, "x"), "behörighet"), (OSError(5, "x"), "disk")]
)
def test_system_errors_are_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    (tmp_path / "a.txt").write_text("hej")
    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(NotReadable, match=words) as caught:
        read(tmp_path / "a.txt", tmp_path)
    assert caught.value.__cause__ is error


def test_messages_name_the_file_and_never_its_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "borta.txt", tmp_path / "a.xyz", tmp_path / ".." / "b.txt"):
        with pytest.raises(DocumentError) as caught:
            read(path, tmp_path)
        assert str(caught.value).startswith(path.name + ": ")
        assert str(tmp_path) not in str(caught.value)
        assert caught.value.name == path.name


def test_names_that_cannot_be_shown(tmp_path: Path) -> None:
    name = os.fsdecode(b"r\xe4d\n.txt")
    source = read_bytes(tmp_path, b"hej", name)
    assert source.name.encode() == b"r?d?.txt"


def test_the_tree_in_the_docstring_is_whole() -> None:
    drawn = set(re.findall(r"^(?:[├└]── )?([A-Z]\w+) {2,}", ingest.errors.__doc__ or "", re.MULTILINE))
    kinds = {
        kind for kind in vars(ingest.errors).values() if isinstance(kind, type) and kind is not KnowledgeError
    }
    assert drawn == {kind.__name__ for kind in kinds}
    assert all(issubclass(kind, KnowledgeError) for kind in kinds)
