from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.settings import Settings
from ui.store.store import Store, open_store


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Stores over one database, as several processes would have them."""
    made: list[Store] = []

    def store(**settings: Any) -> Store:
        made.append(open_store(Settings(**{"data": tmp_path / "data", "keep_questions": True, **settings})))
        return made[-1]

    yield store
    for each in made:
        each.close()


@pytest.fixture
def store(make: Callable[..., Store]) -> Store:
    return make()
