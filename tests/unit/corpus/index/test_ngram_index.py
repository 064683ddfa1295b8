"""BM25 over character n-grams: everyday spelling finds officialese."""

from pathlib import Path

import numpy as np
import pytest

from corpus.index.ngram_index import LexicalIndex
from corpus.swedish.fold import fold, grams

TEXTS = (
    "Klottersanering ska ske inom 48 timmar på kommunala fastigheter.",
    "Belysning av offentliga utemiljöer gör gångvägar trygga.",
    "Ordningsvakter arbetar i Hallstavik, Rimbo och Norrtälje.",
    "Föräldraskapsstöd erbjuds alla vårdnadshavare.",
    "Krisberedskap bygger på hushållens egna förråd av vatten och mat.",
    "Räddningstjänsten övar höjd beredskap enligt 2 kap. § 3 LSO.",
)
INDEX = LexicalIndex.build(TEXTS)


def best(query: str) -> int:
    scores = INDEX.scores(query)
    assert scores.max() > 0
    return int(np.argmax(scores))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("kloter sanring", 0),
        ("hur fort sanerar ni klotter", 0),
        ("gatubelysning", 1),
        ("trygg gångväg", 1),
        ("ordningsvakterna", 2),
        ("ordnigsvakt i rimbo", 2),
        ("stöd till förälder", 3),
        ("krisberedskapen", 4),
        ("vattenförråd", 4),
        ("RÄDDNINGSTJÄNST!", 5),
        ("§ 3", 5),
    ],
)
def test_typos_and_compounds_rank_first(query: str, wanted: int) -> None:
    assert best(query) == wanted


def test_fold_and_grams() -> None:
    assert fold("Klotter-sanering!") == "klotter sanering"
    assert fold("  Ähh, §3: ja ") == "ähh §3: ja"
    assert grams("ska brott") == ["_ska_", "_brot", "brott", "rott_"]
    assert grams("i å") == ["_i_", "_å_"]
    assert grams("") == grams("!? …") == []


@pytest.mark.parametrize("query", ["", "!?", "zzzzzz", "漢字"])
def test_nothing_matches(query: str) -> None:
    scores = INDEX.scores(query)
    assert scores.shape == (6,)
    assert not scores.any()


def test_empty_index(tmp_path: Path) -> None:
    index = LexicalIndex.build([])
    assert index.scores("klotter").shape == (0,)
    index.save(tmp_path / "tom.npz")
    again = LexicalIndex.open(tmp_path / "tom.npz")
    assert (again.count, again.scores("klotter").shape, again.knows("")) == (0, (0,), False)


def test_texts_without_words() -> None:
    assert not LexicalIndex.build(["", "!"]).scores("klotter").any()


def test_save_and_open(tmp_path: Path) -> None:
    INDEX.save(tmp_path / "ord.npz")
    again = LexicalIndex.open(tmp_path / "ord.npz")
    for query in (*TEXTS, "kloter", ""):
        np.testing.assert_array_equal(again.scores(query), INDEX.scores(query))
    assert again.knows("klott")
    assert not again.knows("zzzzz")


def test_rare_words_weigh_more_and_short_texts_win() -> None:
    index = LexicalIndex.build(
        ["vägen vägen lampan", "vägen", "vägen och bron och en mycket lång text om annat"]
    )
    scores = index.scores("vägen")
    assert scores[1] > scores[2] > 0
    assert index.scores("lampan")[0] > scores[0]


def test_a_repeated_word_counts_twice_at_most() -> None:
    np.testing.assert_array_equal(INDEX.scores("klotter klotter"), INDEX.scores("klotter " * 9))
    assert INDEX.scores("klotter klotter").max() > INDEX.scores("klotter").max()
