r"""The official pages that quotes are judged against: page-split text, "\f" between the pages.

Read straight from the files, past the product's own reader, so that a fault there can't hide itself.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from evals.errors import EvaluationError


class PageSource(Protocol):
    """Where the text of a page comes from."""

    def page(self, document_id: str, number: int) -> str | None:
        """The page as it stands, counted from 1; None where there is no such document or page."""
        ...


class TextPages:
    """The pages of some documents, held in memory."""

    def __init__(self, documents: Mapping[str, Sequence[str]]) -> None:
        self._documents = {name: tuple(pages) for name, pages in documents.items()}

    def page(self, document_id: str, number: int) -> str | None:
        """The page as it stands, counted from 1; None where there is no such document or page."""
        pages = self._documents.get(document_id, ())
        return pages[number - 1] if 1 <= number <= len(pages) else None


def read(folders: Sequence[Path]) -> TextPages:
    """The pages of every `.txt` in the folders, its stem the document's id; an earlier folder wins.

    A folder that doesn't exist raises EvaluationError; one without text files gives no pages.
    """
    documents: dict[str, tuple[str, ...]] = {}
    for folder in folders:
        if not folder.is_dir():
            raise EvaluationError(f"Mappen {folder} finns inte. Ange en mapp med sidindelade textfiler.")
        for path in sorted(folder.glob("*.txt")):
            documents.setdefault(path.stem, _pages(path))
    return TextPages(documents)


def _pages(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="utf-8-sig").split("\f"))
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path.name} är inte UTF-8 (byte {error.start}).") from error
