"""Vectors in Chroma: in memory and through its own graph the same are found."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexDamaged, IndexMissing, IndexProblem
from corpus.index.embedding import Vectors
from corpus.index.vector_store import VectorStore, open_vector_store, verify, write_vector_store

COUNT, WIDTH = 3000, 32


def clustered() -> Vectors:
    """Vectors round 60 centres, as texts on 60 subjects lie."""
    random = np.random.default_rng(7)
    centres = random.standard_normal((60, WIDTH))
    vectors = centres[random.integers(0, 60, COUNT)] + 0.35 * random.standard_normal((COUNT, WIDTH))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return clustered()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, vectors: Vectors) -> Path:
    place = tmp_path_factory.mktemp("hylla") / "chroma"
    write_vector_store(vectors, place, "", "a")
    return place


@pytest.fixture
def exact(folder: Path) -> Iterator[VectorStore]:
    vector_store = open_vector_store(folder, "", "a")
    yield vector_store
    vector_store.close()


@pytest.fixture
def graph(folder: Path) -> Iterator[VectorStore]:
    vector_store = open_vector_store(folder, "", "a", exact_most=0)
    yield vector_store
    vector_store.close()


def test_chromas_own_search_finds_what_exact_search_does(folder: Path, vectors: Vectors) -> None:
    random = np.random.default_rng(8)
    chosen = vectors[random.choice(COUNT, 60, replace=False)] + 0.05 * random.standard_normal(
        (60, WIDTH)
    ).astype(np.float32)
    asked = chosen / np.linalg.norm(chosen, axis=1, keepdims=True)
    exact = open_vector_store(folder, "", "a")
    wanted = [exact.nearest(vector, 10) for vector in asked]
    exact.close()
    graph = open_vector_store(folder, "", "a", exact_most=0)
    found = [graph.nearest(vector, 10) for vector in asked]
    graph.close()
    shared = [
        len(set(a.tolist()) & set(b.tolist())) / 10 for (a, _), (b, _) in zip(wanted, found, strict=True)
    ]
    assert np.mean(shared) >= 0.99
    for (_, a), (_, b) in zip(wanted, found, strict=True):
        np.testing.assert_allclose(a[0], b[0], atol=1e-3)
        assert (np.diff(b) <= 1e-5).all()


def test_exact_search_is_numpys(exact: VectorStore, vectors: Vectors) -> None:
    numbers, scores = exact.nearest(vectors[5], 7)
    np.testing.assert_array_equal(numbers, np.argsort(-(vectors @ vectors[5]), kind="stable")[:7])
    assert numbers[0] == 5
    assert scores[0] == pytest.approx(1, abs=1e-5)
    assert exact.cosines(vectors[5]).shape == (COUNT,)


def test_numbers_are_in_the_order_written(exact: VectorStore, vectors: Vectors) -> None:
    assert exact.count == COUNT
    for number in (0, 9, 10, 99, 1000, 2999):
        assert exact.nearest(vectors[number], 1)[0].tolist() == [number]


def test_many_are_not_held_in_memory(graph: VectorStore, vectors: Vectors) -> None:
    assert graph.cosines(vectors[0]) is None
    assert graph.nearest(vectors[0], 1)[0].tolist() == [0]


def test_more_than_there_are(tmp_path: Path, vectors: Vectors) -> None:
    write_vector_store(vectors[:3], tmp_path / "chroma", "", "a")
    for most in (20_000, 0):
        vector_store = open_vector_store(tmp_path / "chroma", "", "a", exact_most=most)
        assert sorted(vector_store.nearest(vectors[1], 10)[0].tolist()) == [0, 1, 2]
        vector_store.close()


def test_verify(exact: VectorStore, vectors: Vectors) -> None:
    verify(exact, COUNT, [(n, vectors[n]) for n in (0, 1500, 2999)])
    with pytest.raises(IndexDamaged, match="3000 vektorer av 3001"):
        verify(exact, COUNT + 1, [])
    strange = np.zeros(WIDTH, dtype=np.float32)
    strange[0] = 1
    with pytest.raises(IndexDamaged, match="Vektor 4 hittas inte"):
        verify(exact, COUNT, [(0, vectors[0]), (4, strange)])


def test_verify_with_chromas_own_search(graph: VectorStore, vectors: Vectors) -> None:
    verify(graph, COUNT, [(n, vectors[n]) for n in (0, 1500, 2999)])


def test_vectors_that_are_gone_are_noticed(tmp_path: Path, vectors: Vectors) -> None:
    write_vector_store(vectors[:40], tmp_path / "chroma", "", "a")
    vector_store = open_vector_store(tmp_path / "chroma", "", "a")
    vector_store._collection.delete(ids=["0", "7"])
    vector_store.close()
    again = open_vector_store(tmp_path / "chroma", "", "a")
    with pytest.raises(IndexDamaged, match="38 vektorer av 40"):
        verify(again, 40, [])
    with pytest.raises(IndexDamaged, match="Vektor 0"):
        verify(again, 38, [(0, vectors[0])])
    again.close()


def test_empty(tmp_path: Path) -> None:
    write_vector_store(np.zeros((0, 0), dtype=np.float32), tmp_path / "chroma", "", "a")
    vector_store = open_vector_store(tmp_path / "chroma", "", "a")
    verify(vector_store, 0, [])
    assert vector_store.count == 0
    vector_store.close()


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="trygg ingest"):
        open_vector_store(tmp_path / "inget", "", "a")


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(IndexProblem, match="TRYGG_CHROMA_URL"):
        open_vector_store(Path("x"), "http://127.0.0.1:9", "a")


def test_a_damaged_database(tmp_path: Path, vectors: Vectors) -> None:
    write_vector_store(vectors[:4], tmp_path / "chroma", "", "a")
    (tmp_path / "chroma" / "chroma.sqlite3").write_bytes(b"inte en databas" * 500)
    with pytest.raises(IndexProblem, match="trygg ingest"):
        open_vector_store(tmp_path / "chroma", "", "a")
