"""DOCX files that are locked, broken, something else, or made to fill the memory."""

import io
import random
import struct
import zipfile
from pathlib import Path

import docx
import pytest

from corpus.errors import DocumentError
from ingest.errors import CorruptDocument, EncryptedDocument, TooLarge, UnknownFormat
from ingest.files import read_zip
from ingest.files.read import read
from ingest.files.read_docx import read_docx
from ingest.files.read_kind import OLE


def make_docx(words: str = "Hej") -> bytes:
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(words)
    document.save(buffer)
    return buffer.getvalue()


def remake(data: bytes, **changed: bytes) -> bytes:
    """The same zip with parts replaced or added; "document" and "types" name the two that matter."""
    names = {"document": "word/document.xml", "types": "[Content_Types].xml"}
    new = {names.get(name, name): content for name, content in changed.items()}
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in dict.fromkeys((*old.namelist(), *new)):
            target.writestr(name, new[name] if name in new else old.read(name))
    return buffer.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def read_bytes(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "Plan.docx").write_bytes(data)
    read(tmp_path / "Plan.docx", tmp_path)


def test_sound_file_passes(tmp_path: Path) -> None:
    read_bytes(tmp_path, remake(make_docx()))


def test_bomb_by_ratio(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match=r"^Plan\.docx: den packar upp till mer än vad som tillåts"):
        read_bytes(tmp_path, remake(make_docx(), bomb=bytes(30_000_000)))


def test_bomb_by_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_zip, "UNPACKED_LIMIT", 1_000_000)
    with pytest.raises(TooLarge):
        read_bytes(tmp_path, remake(make_docx(), noise=random.Random(1).randbytes(1_000_000)))


def test_short_even_text_is_no_bomb(tmp_path: Path) -> None:
    data = remake(make_docx("å" * 2_500_000))
    assert 100 * len(data) < 5_000_000
    read_bytes(tmp_path, data)


def test_what_is_declared_is_judged_before_anything_is_unpacked(tmp_path: Path) -> None:
    data = remake(make_docx(), part=b"a" * 54321)
    declared = data.replace(struct.pack("<I", 54321), struct.pack("<I", 150_000_000))
    assert declared != data
    with pytest.raises(TooLarge, match="150 MB"):
        read_bytes(tmp_path, declared)


def test_bomb_that_declares_itself_small(tmp_path: Path) -> None:
    size = 30_000_000
    data = remake(make_docx(), bomb=bytes(size))
    assert data.count(struct.pack("<I", size)) == 2
    with pytest.raises(CorruptDocument) as caught:
        read_bytes(tmp_path, data.replace(struct.pack("<I", size), struct.pack("<I", 1000)))
    assert isinstance(caught.value.__cause__, zipfile.BadZipFile)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bomb(tmp_path: Path, encoding: str) -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a0 "ha">{lines}]><d>&a9;</d>'
    with pytest.raises(TooLarge, match="XML-entiteter"):
        read_bytes(tmp_path, remake(make_docx(), document=xml.encode(encoding)))


def test_entity_over_a_chunk_border(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_zip, "CHUNK", 4)
    xml = b'<?xml version="1.0"?>' + b" " * 6 + b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'
    with pytest.raises(TooLarge):
        read_bytes(tmp_path, remake(make_docx(), document=xml))


def test_password_on_the_document(tmp_path: Path) -> None:
    with pytest.raises(EncryptedDocument):
        read_bytes(tmp_path, OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))


def test_password_on_the_zip(tmp_path: Path) -> None:
    data = bytearray(make_docx())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1  # general purpose flags, bit 0 (APPNOTE 4.4.4)
    with pytest.raises(EncryptedDocument):
        read_bytes(tmp_path, bytes(data))


def test_old_word_file(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="äldre Office"):
        read_bytes(tmp_path, OLE + bytes(600))


def test_zip_of_something_else(tmp_path: Path) -> None:
    for name, found in [("bild.png", "ZIP-arkiv"), ("xl/workbook.xml", "Excel")]:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(name, "x")
        with pytest.raises(UnknownFormat, match=found):
            read_bytes(tmp_path, buffer.getvalue())


def test_document_with_macros(tmp_path: Path) -> None:
    data = make_docx()
    types = part(data, "[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = types.replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    assert macros != types
    with pytest.raises(UnknownFormat, match="makron"):
        read_bytes(tmp_path, remake(data, types=macros))


@pytest.mark.parametrize("cut", [30, 5000, -10])
def test_cut_off(tmp_path: Path, cut: int) -> None:
    with pytest.raises(CorruptDocument) as caught:
        read_bytes(tmp_path, make_docx()[:cut])
    assert isinstance(caught.value.__cause__, zipfile.BadZipFile)


@pytest.mark.parametrize("xml", [b"", b"<w:document>", b"inte xml", b"<a/>", b"<a>" * 5000])
def test_broken_xml(tmp_path: Path, xml: bytes) -> None:
    with pytest.raises(CorruptDocument):
        read_bytes(tmp_path, remake(make_docx(), document=xml))


def test_missing_part(tmp_path: Path) -> None:
    data = make_docx()
    with pytest.raises(CorruptDocument):
        read_bytes(tmp_path, remake(data, **{"_rels/.rels": b"<Relationships/>"}))


def test_flipped_bytes_never_leak_a_library_error() -> None:
    whole, chance = remake(make_docx()), random.Random(3)
    xml = part(whole, "word/document.xml")
    outcomes = set()
    for turn in range(60):
        source = xml if turn % 2 else whole
        data = bytearray(source)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_docx("x.docx", remake(whole, document=bytes(data)) if turn % 2 else bytes(data))
            outcomes.add("read")
        except DocumentError as error:
            outcomes.add(type(error).__name__)
    assert {"read", "CorruptDocument"} <= outcomes
