"""Text file → pages of printed lines, split at form feeds."""

from ingest.files.read_lines import Content, decode, printed_lines


def read_text(name: str, data: bytes) -> Content:
    r"""One page per form feed; a last one that only ends the file makes no page: "a\fb\f" -> 2 pages."""
    pages = decode(name, data).split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return Content(tuple(printed_lines(page) for page in pages), marked=False)
