"""Vectors are made once and are the same wherever they come from."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus.index.vector_cache import VectorCache, key_of, pack, unpack, write_shipped
from tests.fakes import HashEmbedder

TEXTS = ["Lampan lyser.", "Snön faller.", "Parken stängs nu."]
Open = Callable[..., VectorCache]


@pytest.fixture
def open_cache(tmp_path: Path, embedder: HashEmbedder) -> Iterator[Open]:
    """Opens caches over one file and closes them."""
    opened: list[VectorCache] = []

    def opening(
        other: HashEmbedder | None = None, shipped: Path | None = None, name: str = "v.sqlite"
    ) -> VectorCache:
        opened.append(VectorCache(other or embedder, tmp_path / "data" / name, shipped))
        return opened[-1]

    yield opening
    for cache in opened:
        cache.close()


def test_a_hit_embeds_nothing(open_cache: Open, embedder: HashEmbedder) -> None:
    first = open_cache()
    made = first.vectors(TEXTS, False)
    assert (first.made, len(embedder.asked)) == (3, 3)
    again = open_cache()
    np.testing.assert_array_equal(again.vectors(TEXTS, False), made)
    np.testing.assert_array_equal(first.vectors(TEXTS, False), made)
    assert (first.made, again.made, len(embedder.asked)) == (3, 0, 3)


def test_only_what_is_new_is_embedded(open_cache: Open, embedder: HashEmbedder) -> None:
    cache = open_cache()
    cache.vectors(TEXTS[:2], False)
    embedder.asked.clear()
    cache.vectors([TEXTS[1], TEXTS[2], TEXTS[0]], False)
    assert embedder.asked == [TEXTS[2]]


def test_a_text_that_comes_twice_is_embedded_once(open_cache: Open, embedder: HashEmbedder) -> None:
    cache = open_cache()
    vectors = cache.vectors([TEXTS[0], TEXTS[1]] * 40, False)
    assert vectors.shape == (80, 16)
    assert (cache.made, sorted(embedder.asked)) == (2, sorted(TEXTS[:2]))


def test_order_is_that_of_the_texts(open_cache: Open, embedder: HashEmbedder) -> None:
    texts = [f"text {n} " + "x" * (n * 7 % 40) for n in range(70)]
    vectors = open_cache().vectors(texts, False)
    wanted = embedder.passages(texts)
    assert np.argmax(vectors @ wanted.T, axis=1).tolist() == list(range(70))


def test_questions_passages_and_embedders_are_kept_apart(open_cache: Open) -> None:
    cache, other = open_cache(), open_cache(HashEmbedder("annan"))
    found = [cache.vectors(TEXTS, True), cache.vectors(TEXTS, False), other.vectors(TEXTS, False)]
    assert (cache.made, other.made) == (6, 3)
    assert not np.allclose(found[0], found[1])
    assert not np.allclose(found[1], found[2])
    assert len({key_of(name, asks, "x") for name in ("a", "b") for asks in (True, False)}) == 4


def test_what_ships_is_used(open_cache: Open, tmp_path: Path, embedder: HashEmbedder) -> None:
    maker = open_cache()
    made = maker.vectors(TEXTS, False)
    write_shipped(tmp_path / "vectors.npz", maker.packed(TEXTS, False))
    fresh = open_cache(shipped=tmp_path / "vectors.npz", name="tom.sqlite")
    embedder.asked.clear()
    np.testing.assert_array_equal(fresh.vectors(TEXTS, False), made)
    assert (fresh.made, embedder.asked) == (0, [])
    fresh.vectors([*TEXTS, "Ny text."], False)
    assert embedder.asked == ["Ny text."]


def test_what_ships_is_the_same_file_for_the_same_vectors(open_cache: Open, tmp_path: Path) -> None:
    cache = open_cache()
    cache.vectors(TEXTS, False)
    kept = cache.packed(TEXTS, False)
    write_shipped(tmp_path / "a.npz", kept)
    write_shipped(tmp_path / "b.npz", dict(reversed(kept.items())))
    with np.load(tmp_path / "a.npz") as one, np.load(tmp_path / "b.npz") as other:
        np.testing.assert_array_equal(one["keys"], other["keys"])
        np.testing.assert_array_equal(one["vectors"], other["vectors"])


def test_no_shipped_file(open_cache: Open, tmp_path: Path) -> None:
    assert open_cache(shipped=tmp_path / "borta.npz").vectors(TEXTS, False).shape == (3, 16)


def test_nothing(open_cache: Open) -> None:
    assert open_cache().vectors([], True).shape[0] == 0


def test_packing_keeps_the_direction() -> None:
    vectors = np.random.default_rng(1).standard_normal((50, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    again = unpack(pack(vectors))
    assert again.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(again, axis=1), 1, atol=1e-5)
    assert (again * vectors).sum(axis=1).min() > 0.9999
    np.testing.assert_array_equal(unpack(pack(again)), again)


def test_a_vector_of_zeros_stays_so() -> None:
    assert not unpack(pack(np.zeros((1, 4), dtype=np.float32))).any()


def test_progress_counts_up_to_all(open_cache: Open) -> None:
    cache = open_cache()
    cache.vectors(["text 1", "text 2"], False)
    told: list[int] = []
    cache.vectors([f"text {n}" for n in range(70)], False, told.append)
    assert told == [34, 66, 70]


def test_what_was_made_before_a_crash_is_kept(open_cache: Open, embedder: HashEmbedder) -> None:
    class Breaking(HashEmbedder):
        def _embed(self, prefix, texts):
            if len(self.asked) >= 64:
                raise RuntimeError
            return super()._embed(prefix, texts)

    texts = [f"text {n}" for n in range(100)]
    with pytest.raises(RuntimeError):
        open_cache(Breaking()).vectors(texts, False)
    again = open_cache()
    again.vectors(texts, False)
    assert again.made == 36
