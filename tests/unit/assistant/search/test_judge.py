"""The judge: as many weights as features, a perfect hit passes, nonsense doesn't, nearer is never worse."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.search.judge import FEATURES, Judge, features, foreign_features, read_calibrations
from assistant.search.retrieve import Retrieval, Retriever
from corpus.errors import SettingError
from corpus.index.search_index import Index
from corpus.model import Audience
from tests.fakes import NORRTALJE
from tests.unit.assistant.made import CLASSES_ASKED, LAMPS_ASKED, WALKERS_ASKED, WordEmbedder, found

CALIBRATIONS = read_calibrations(NORRTALJE.calibration())
JUDGE = Judge(CALIBRATIONS)


def retrieved(index: Index, question: str) -> Retrieval:
    return Retriever(index, WordEmbedder()).retrieve(question, Audience.STAFF)


def test_a_weight_for_every_feature(made_index: Index) -> None:
    hits = retrieved(made_index, LAMPS_ASKED).hits
    assert len(features(LAMPS_ASKED, hits)) == len(FEATURES)
    for calibration, values in (
        (CALIBRATIONS.questions, features(LAMPS_ASKED, hits)),
        (CALIBRATIONS.foreign, foreign_features(hits)),
    ):
        assert len(values) == len(calibration.means) == len(calibration.spreads) == len(calibration.weights)
        assert all(spread > 0 for spread in calibration.spreads)
        assert 0 < calibration.out_of_scope < calibration.threshold < 1


@pytest.mark.parametrize("question", [LAMPS_ASKED, WALKERS_ASKED, CLASSES_ASKED])
def test_a_perfect_hit_is_answerable(made_index: Index, question: str) -> None:
    verdict = JUDGE.verdict(question, retrieved(made_index, question), "sv")
    assert verdict.answerable
    assert verdict.in_scope


@pytest.mark.parametrize(
    "question", ["Xyzzy plugh frotz?", "Hur bakar man pizza hemma?", "Vem vann schlagerfinalen 1987?"]
)
def test_nonsense_is_out_of_scope(made_index: Index, question: str) -> None:
    verdict = JUDGE.verdict(question, retrieved(made_index, question), "sv")
    assert not verdict.answerable
    assert not verdict.in_scope


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nearer_is_never_worse(made_index: Index, language: str) -> None:
    plain = retrieved(made_index, LAMPS_ASKED)
    seen = []
    for cosine in (0.75, 0.8, 0.85, 0.9, 0.95, 1.0):
        hits = tuple(replace(hit, cosine=cosine) for hit in plain.hits)
        seen.append(JUDGE.verdict(LAMPS_ASKED, replace(plain, hits=hits), language).probability)
    assert seen == sorted(seen)
    assert 0 <= seen[0] < seen[-1] <= 1


def test_a_sort_that_is_wrong_costs(made_index: Index) -> None:
    hits = retrieved(made_index, WALKERS_ASKED)
    right, wrong = (
        JUDGE.verdict(q, hits, "sv").probability for q in (WALKERS_ASKED, "Vad kostar nattvandrare i Rimbo?")
    )
    assert wrong < right


def test_nothing_found() -> None:
    verdict = JUDGE.verdict("Vad?", found(), "sv")
    assert (verdict.probability, verdict.answerable, verdict.in_scope) == (0.0, False, False)


def test_a_single_hit_is_judged(made_index: Index) -> None:
    only = found(made_index.library.statements[0])
    assert 0 <= JUDGE.verdict(LAMPS_ASKED, only, "sv").probability <= 1
    assert 0 <= JUDGE.verdict("How fast?", only, "en").probability <= 1


def test_an_unmistakable_thing_that_nothing_holds_is_no_answer(made_index: Index) -> None:
    hits = retrieved(made_index, WALKERS_ASKED)
    asked = "Vad har nattvandrarna för telefonnummer?"
    verdict = JUDGE.verdict(asked, replace(hits, query=asked), "sv")
    assert not verdict.answerable
    assert verdict.in_scope, "the subject is the documents' own"


@pytest.mark.parametrize("broken", ["bias = [", "[questions]\nbias = 1", "means = [0.9, "])
def test_weights_that_do_not_fit_stop_with_the_files_name(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "calibration.toml"
    whole = NORRTALJE.calibration().read_text(encoding="utf-8")
    path.write_text(whole.replace("means = [", broken, 1) if broken.startswith("means") else broken)
    with pytest.raises(SettingError, match="calibration.toml"):
        read_calibrations(path)
