"""PDF → pages of printed lines; the door to pypdf."""

import io
import struct
import zlib

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from ingest.errors import CorruptDocument, EmptyDocument, EncryptedDocument, NoText, TooLarge
from ingest.files.read_lines import Content, one_line, printed_lines

BROKEN = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError,
    NotImplementedError, OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What pypdf lets out on broken files, whose parts it trusts to be of the right sort."""
PAGES = 5_000
"""Pages that are read; 64 take a second, and no plan has more than some hundred."""


def read_pdf(name: str, data: bytes) -> Content:
    """The text of each page, line by line; raises NoText where no page has any."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > PAGES:
            raise TooLarge(name, f"den har {len(reader.pages)} sidor och högst {PAGES} kan läsas in")
        texts = [page.extract_text() for page in reader.pages]
    except (FileNotDecryptedError, DependencyError) as error:  # the latter: AES needs `cryptography`
        raise EncryptedDocument(name) from error
    except LimitReachedError as error:
        raise TooLarge(name, "den packar upp till för mycket") from error
    except BROKEN as error:
        raise CorruptDocument(name) from error
    if not texts:
        raise EmptyDocument(name)
    pages = tuple(printed_lines(text) for text in texts)
    if not any(sign.isalpha() for text in texts for sign in text):
        raise NoText(name, tuple(range(1, len(pages) + 1)))
    return Content(pages, marked=False, title=_title(reader))


def _title(reader: PdfReader) -> str:
    """/Title, or "" where it is missing or can't be read: that is no reason to refuse the pages."""
    try:
        title = reader.metadata.title if reader.metadata else None
    except BROKEN:
        return ""
    return one_line(title) if isinstance(title, str) else ""
