"""First bytes → what sort of file they really are, whatever its ending says."""

from ingest.errors import UnknownFormat

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Word before 2007, and the wrapper around a DOCX that has a password."""
PDF = b"%PDF-"
PDF_HEAD = 1024
"""Readers allow this many bytes of anything before a PDF's own mark (ISO 32000-1, annex H.3.4.1)."""
SIGNATURES = (
    (PDF, "en PDF"),
    (b"\x89PNG", "en PNG-bild"),
    (b"\xff\xd8\xff", "en JPEG-bild"),
    (b"GIF8", "en GIF-bild"),
    (b"II*\0", "en TIFF-bild"),
    (b"MM\0*", "en TIFF-bild"),
    (b"{\\rtf", "ett RTF-dokument"),
    (OLE, "ett äldre Office-dokument"),
    (b"\x1f\x8b", "ett gzip-arkiv"),
)
PACKED = (
    (b"word/document.xml", "ett Word-dokument"),
    (b"xl/workbook.xml", "ett Excel-dokument"),
    (b"ppt/presentation.xml", "en PowerPoint-presentation"),
    (b"opendocument", "ett OpenDocument-dokument"),
)


def kind_of(data: bytes) -> str:
    """What the bytes seem to be, or "" where they could be plain text: b"GIF89a" -> "en GIF-bild"."""
    if data.startswith(ZIP):  # names inside a zip stand unpacked, so they can be looked for
        return next((kind for mark, kind in PACKED if mark in data), "ett ZIP-arkiv")
    found = next((kind for mark, kind in SIGNATURES if data.startswith(mark)), "")
    start = data[:PDF_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return found or ("en webbsida (HTML)" if start.startswith((b"<!doctype html", b"<html")) else "")


def check_kind(name: str, ending: str, data: bytes) -> None:
    """Raise UnknownFormat where the bytes aren't what the ending (lower case, with its dot) promises."""
    found = kind_of(data)
    if ending == ".pdf":
        fits, found = PDF in data[:PDF_HEAD], found or "något annat än en PDF"
    elif ending == ".docx":
        fits, found = data.startswith((ZIP, OLE)), found or "något annat än ett Word-dokument"
    elif ending in (".html", ".htm"):
        fits, found = found in ("", "en webbsida (HTML)") and b"<" in data, found or "text utan HTML"
        fits = fits or data.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16 is told by decode
    else:
        fits = not found
    if not fits:
        raise UnknownFormat(name, ending, found)
