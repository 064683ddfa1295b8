"""A DOCX is a zip of XML files: this checks it, before a parser meets it, for what would fill the memory."""

import io
import zipfile
import zlib

from ingest.errors import CorruptDocument, EncryptedDocument, TooLarge, UnknownFormat
from ingest.files.read_kind import kind_of

UNPACKED_LIMIT = 200_000_000
"""Bytes in all parts together; a Word document of 1 000 pages with pictures stays below."""
RATIO_LIMIT = 100
"""Unpacked : packed. Word's XML packs about 10:1, a zip bomb 1 000:1."""
SMALL = 10_000_000
"""Bytes unpacked that never harm, so the ratio isn't asked: a short, even text may well pack 200:1."""
CHUNK = 1 << 20
BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, LookupError, NotImplementedError, OSError, ValueError,
)  # fmt: skip
LOCKED = 0x1
"""Bit of a zip entry's flags that tells that it needs a password."""


def check_zip(name: str, data: bytes) -> None:
    """Raise UnknownFormat, CorruptDocument, EncryptedDocument or TooLarge where a DOCX is no sound zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_size(name, sum(part.file_size for part in parts), len(data))  # as declared
            if any(part.flag_bits & LOCKED for part in parts):
                raise EncryptedDocument(name)
            if "[Content_Types].xml" not in archive.namelist():
                raise UnknownFormat(name, ".docx", kind_of(data))
            unpacked = 0
            for part in parts:
                unpacked = _check_part(name, archive, part, unpacked, len(data))
    except BROKEN as error:
        raise CorruptDocument(name) from error


def _check_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, before: int, packed: int) -> int:
    """Unpack a part piece by piece without keeping it; returns the bytes unpacked so far."""
    unpacked, tail = before, b""
    with archive.open(part) as file:
        while piece := file.read(CHUNK):
            unpacked += len(piece)
            _check_size(name, unpacked, packed)
            # Word never declares entities; nested ones grow without bound. NULs: the XML may be UTF-16.
            seen = (tail + piece).replace(b"\0", b"")
            if part.filename.endswith((".xml", ".rels")) and (b"<!ENTITY" in seen or b"<!DOCTYPE" in seen):
                raise TooLarge(name, "den innehåller XML-entiteter, som kan växa utan gräns")
            tail = (tail + piece)[-32:]
    return unpacked


def _check_size(name: str, unpacked: int, packed: int) -> None:
    if unpacked > UNPACKED_LIMIT or (unpacked > SMALL and unpacked > RATIO_LIMIT * packed):
        raise TooLarge(name, f"den packar upp till mer än vad som tillåts ({unpacked // 1_000_000} MB)")
