"""A library made searchable, opened again, and refused where it is damaged or another embedder's."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexDamaged, IndexMismatch, IndexProblem
from corpus.index.search_index import (
    EntryKind,
    Index,
    entries_of,
    lexical_texts,
    open_index,
    read_manifest,
    targets_of,
    write_index,
)
from corpus.index.vector_cache import VectorCache
from corpus.model import Edition, Library
from tests.fakes import HashEmbedder, a_document, a_library, a_passage, a_statement


def write(folder: Path, library: Library, embedder: HashEmbedder) -> Path:
    folder.mkdir()
    cache = VectorCache(embedder, folder.parent / "v.sqlite")
    write_index(folder, library, cache, embedder.name, inputs="sha256:1", made="2026-01-01")
    cache.close()
    return folder


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("skriven") / "gen", a_library(), HashEmbedder())


@pytest.fixture
def folder(tmp_path: Path, written: Path) -> Path:
    """A copy of its own to damage."""
    return shutil.copytree(written, tmp_path / "gen")


@pytest.fixture
def index(folder: Path, embedder: HashEmbedder) -> Iterator[Index]:
    opened = open_index(folder, embedder)
    yield opened
    opened.close()


def test_opened_as_it_was_written(index: Index, folder: Path) -> None:
    assert index.library == a_library()
    assert index.name == "gen"
    assert (index.manifest.entries, index.manifest.targets, index.manifest.embedder) == (8, 6, "hash")
    assert read_manifest(folder) == index.manifest
    assert index.vector_store.count == 8


def test_entries_lead_to_their_targets() -> None:
    entries = entries_of(a_library())
    targets = targets_of(a_library())
    assert entries.texts[0] == "Mål – Lampor lagas inom en vecka."
    assert entries.target.tolist() == [0, 1, 2, 3, 3, 3, 4, 5]
    assert [EntryKind(kind).name[0] for kind in entries.kind] == list("PPPSQQSS")
    assert [t.text.split()[0] for t in targets] == [
        "Lampor",
        "Snö",
        "Nycklar",
        "Gatlampor",
        "Larmkoden",
        "Valvet",
    ]
    assert lexical_texts(entries, 6)[3] == "Gatlampor lagas på en vecka. När lagas lampan? Vem lagar lampor?"


def test_a_text_finds_its_own_entry(index: Index, embedder: HashEmbedder) -> None:
    asked = embedder.queries(["Vem lagar lampor?"])[0]
    number = int(index.vector_store.nearest(asked, 1)[0][0])
    assert index.entries.texts[number] == "Vem lagar lampor?"
    assert index.entries.target[number] == 3
    answer = embedder.passages(["Mål – Snö plogas först vid skolor."])[0]
    assert index.vector_store.nearest(answer, 1)[0].tolist() == [1]
    assert int(np.argmax(index.lexical.scores("plogar ni snön"))) == 1


def test_internal_targets(index: Index) -> None:
    """A staff document's passages and statements, and a staff statement about an open document."""
    assert index.internal.tolist() == [False, False, True, False, True, True]


def test_the_official_edition_wins() -> None:
    digest = a_document("plan", [a_passage(9, "Ur digest.")], Edition.DIGEST)
    official = a_document("plan", [a_passage(1, "Ur originalet.")])
    for documents in ((digest, official), (official, digest)):
        assert [target.text for target in targets_of(Library(documents, ()))] == ["Ur originalet."]
    assert targets_of(Library((digest,), ())) == (), "statements stand for the digest edition"


@pytest.mark.parametrize(
    "library",
    [Library((), ()), Library((a_document("tom"),), ()), Library((), (a_statement("Ensamt påstående."),))],
)
def test_small_libraries(tmp_path: Path, embedder: HashEmbedder, library: Library) -> None:
    index = open_index(write(tmp_path / "liten", library, embedder), embedder)
    assert index.library == library
    index.close()


def test_another_embedder(folder: Path) -> None:
    with pytest.raises(IndexMismatch, match="hash, men annan är inställd"):
        open_index(folder, HashEmbedder("annan"))


def test_another_shape(folder: Path, embedder: HashEmbedder) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "shape": "Library()"}))
    with pytest.raises(IndexDamaged, match="annan version"):
        open_index(folder, embedder)


@pytest.mark.parametrize("damage", ["gone", "emptied", "halved", "garbage", "object"])
@pytest.mark.parametrize("name", ["manifest.json", "library.json", "lexical.npz", "samples.npz"])
def test_damaged_files(folder: Path, embedder: HashEmbedder, name: str, damage: str) -> None:
    path = folder / name
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        changed = {
            "emptied": b"",
            "halved": data[: len(data) // 2],
            "garbage": b"\xff" * 99,
            "object": b'{"a": 1}',
        }
        path.write_bytes(changed[damage])
    with pytest.raises(IndexDamaged, match="trygg ingest"):
        open_index(folder, embedder)


def test_samples_that_do_not_fit(folder: Path, embedder: HashEmbedder) -> None:
    np.savez(folder / "samples.npz", vectors=np.zeros((1, 16), dtype=np.float32))
    with pytest.raises(IndexDamaged):
        open_index(folder, embedder)


def test_vectors_that_are_missing(folder: Path, embedder: HashEmbedder) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "entries": 9}))
    with pytest.raises(IndexDamaged):
        open_index(folder, embedder)


def test_a_shelf_that_is_gone(folder: Path, embedder: HashEmbedder) -> None:
    shutil.rmtree(folder / "chroma")
    with pytest.raises(IndexProblem, match="trygg ingest"):
        open_index(folder, embedder)


def test_same_library_same_file(tmp_path: Path, embedder: HashEmbedder, folder: Path) -> None:
    other = write(tmp_path / "annan", a_library(), embedder)
    assert (other / "library.json").read_bytes() == (folder / "library.json").read_bytes()
    assert read_manifest(other) == read_manifest(folder)


def test_progress_goes_over_all_entries(tmp_path: Path, embedder: HashEmbedder) -> None:
    told: list[tuple[int, int]] = []
    cache = VectorCache(embedder, tmp_path / "v.sqlite")
    (tmp_path / "ny").mkdir()
    write_index(
        tmp_path / "ny",
        a_library(),
        cache,
        "hash",
        inputs="",
        made="",
        progress=lambda done, total: told.append((done, total)),
    )
    cache.close()
    assert told == [(6, 8), (8, 8)]
