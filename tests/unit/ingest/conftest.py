"""The official documents, read once a session from each of their files."""

from collections.abc import Mapping

import pytest

from corpus.model import Document
from ingest.files.read import read
from ingest.structure.document import read_document
from ingest.structure.find_registration import register_from
from ingest.structure.layout import reading_settings
from tests.fakes import CORPUS, NORRTALJE, OFFICIAL, STRATEGY


def _read(ending: str) -> dict[str, Document]:
    sources = [read(CORPUS / f"{stem}{ending}", CORPUS) for stem in OFFICIAL]
    return {s.id: read_document(s, register_from(s), reading_settings(NORRTALJE.reading())) for s in sources}


@pytest.fixture(scope="session")
def from_text() -> Mapping[str, Document]:
    """The official documents by id, from their page-split texts."""
    return _read(".txt")


@pytest.fixture(scope="session")
def from_pdf() -> Mapping[str, Document]:
    """The official documents by id, from their PDFs."""
    return _read(".pdf")


@pytest.fixture(scope="session")
def strategy(from_text: Mapping[str, Document]) -> Document:
    """The strategy, from its text."""
    return from_text[STRATEGY]
