"""File → `ingest.files.source.Source`; chooses the reader by the ending and knows nothing of what text means."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from ingest.errors import EmptyDocument, UnknownFormat
from ingest.files.read_docx import read_docx
from ingest.files.read_file import document_id, load, plain_name
from ingest.files.read_html import read_html
from ingest.files.read_kind import check_kind
from ingest.files.read_lines import Content
from ingest.files.read_markdown import read_markdown
from ingest.files.read_pdf import read_pdf
from ingest.files.read_text import read_text
from ingest.files.source import Line, Source

READERS: dict[str, Callable[[str, bytes], Content]] = {
    ".txt": read_text,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}
"""By ending; the same endings as `ingest.files.read_file.ENDINGS`."""


def read(path: Path, root: Path) -> Source:
    """Read one file that lies in `root`; raises one of `ingest.errors`, never a library's own error."""
    name, ending = plain_name(path), path.suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        raise UnknownFormat(name, ending)
    data = load(path, root)
    if not data:
        raise EmptyDocument(name)
    check_kind(name, ending, data)
    content = reader(name, data)
    if not any(line.text.strip() for page in content.pages for line in page):
        raise EmptyDocument(name)
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    return Source(document_id(path), name, content.pages, content.marked, digest, content.title)


def empty_pages(source: Source) -> tuple[int, ...]:
    """The pages, from 1, that hold no word; in a PDF they probably need OCR."""
    return tuple(number for number, page in enumerate(source.pages, 1) if not has_words(page))


def has_words(page: tuple[Line, ...]) -> bool:
    """Whether a page has a letter; a page number alone doesn't count."""
    return any(sign.isalpha() for line in page for sign in line.text)
