"""What all rooms' tests share; tests of the official documents skip, saying so, where those are missing."""

import pytest

from tests.fakes import CORPUS, OFFICIAL, HashEmbedder


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is marked `official` where a file of it is missing."""
    if item.get_closest_marker("official"):
        missing = [
            f"{stem}{ending}"
            for stem in OFFICIAL
            for ending in (".txt", ".pdf")
            if not (CORPUS / f"{stem}{ending}").is_file()
        ]
        if missing:
            pytest.skip(f"the official documents are not in {CORPUS}: {', '.join(missing)}")


@pytest.fixture
def embedder() -> HashEmbedder:
    """An embedder without a model."""
    return HashEmbedder()
