"""The made library, opened once."""

from collections.abc import Iterator

import pytest

from assistant.answer.cite import SourceFinder
from corpus.index.search_index import Index
from tests.unit.assistant.made import library, opened


@pytest.fixture(scope="session")
def made_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    index = opened(tmp_path_factory.mktemp("made") / "gen", library())
    yield index
    index.close()


@pytest.fixture(scope="session")
def finder(made_index: Index) -> SourceFinder:
    return SourceFinder(made_index)
