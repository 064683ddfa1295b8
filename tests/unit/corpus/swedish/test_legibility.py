"""LIX."""

import pytest

from corpus.swedish.legibility import lix


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["Ring polisen. Gå ut nu."], 2.5 + 20),
        (["Ring polisen.", "Gå ut nu."], 2.5 + 20),
        (["Tre saker: gå ut, ring, vänta."], 3.0),
        (["utan punkt"], 2.0),
        ([], 0.0),
        (["– – –"], 0.0),
    ],
)
def test_lix(texts: list[str], wanted: float) -> None:
    assert lix(texts) == pytest.approx(wanted)
