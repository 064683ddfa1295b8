"""When to refuse: fits the judge's weights on questions with and without answers, and prints them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.question.expect import words_asked
from assistant.question.language import detect
from assistant.question.spelling import Speller
from assistant.search.judge import FEATURES, features, is_short
from assistant.search.retrieve import Retriever
from assistant.tuning import RetrievalSettings
from corpus.index.embedding import Embedder
from corpus.index.generations import require_current
from corpus.index.search_index import open_index
from corpus.model import Audience
from corpus.settings import Settings
from evals.answers import cases
from evals.training.logistic_fit import Fit, calibrate

CALIBRATION = Path(__file__).parents[2] / "corpus" / "norrtalje" / "calibration"
_REFUSED = {"unanswerable", "offtopic"}


def evaluate_refusal(settings: Settings, embedder: Embedder, files: Sequence[Path]) -> None:
    """Print the weights for assistant/search/judge.py and what each threshold gives on questions left out."""
    index = open_index(require_current(settings.data), embedder, settings.chroma_url)
    retriever, speller = (
        Retriever(index, embedder, RetrievalSettings()),
        Speller(index.entries.texts, right=words_asked()),
    )

    @cache
    def measured(question: str) -> tuple[float, ...]:
        alone = speller.correct(question)
        return features(alone, retriever.retrieve(alone, Audience.STAFF).hits)

    answerable, refused = _questions("ja.txt"), _questions("nej.txt")
    for case in (case for file in files for case in cases.load(file)):
        if detect(case.question) != "sv" or case.type == "followup":
            continue
        if case.answerable:
            answerable.append(case.question)
        elif case.type in _REFUSED:
            refused.append(case.question)
    _print("Frågor (CALIBRATION)", calibrate(measured, answerable, refused))
    short = [[*_lines(f"ord-{name}"), *filter(is_short, _questions(name))] for name in ("ja.txt", "nej.txt")]
    _print("Sökord (KEYWORDS)", calibrate(measured, *short))
    index.close()


def _print(name: str, fit: Fit) -> None:
    print(f"\n{name}: {fit.answerable} med svar, {fit.refused} utan.")
    print(
        f"    means={fit.means},\n    spreads={fit.spreads},\n    weights={fit.weights},\n    bias={fit.bias},"
    )
    for name, weight in zip(FEATURES, fit.weights, strict=True):
        print(f"{name:16} {weight:+.2f}")
    for threshold, (precision, recall) in fit.thresholds.items():
        print(f"gräns {threshold:.2f}: avstår rätt {precision:.1%}, hittar {recall:.1%}")


def _questions(name: str) -> list[str]:
    """The questions of a file, without the page that stands before some of them."""
    return [line.split("\t")[-1] for line in _lines(name)]


def _lines(name: str) -> list[str]:
    text = (CALIBRATION / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]
