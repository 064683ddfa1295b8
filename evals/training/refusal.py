"""When to refuse: fits the judge's weights on questions with and without answers, for calibration.toml."""

from collections.abc import Mapping, Sequence
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
from corpus.municipality import municipality_of
from corpus.settings import Settings
from evals.answers import cases
from evals.errors import EvaluationError
from evals.training.logistic_fit import Fit, calibrate

_LEARNT = ("means", "spreads", "weights", "bias")
_REFUSED = {"unanswerable", "offtopic"}


def evaluate_refusal(
    settings: Settings, embedder: Embedder, files: Sequence[Path], *, write: bool = False
) -> None:
    """Print the weights and what each threshold gives on questions left out; `write` keeps them as data.

    The questions lie in the municipality's folder, in `calibration`; raises EvaluationError where they don't.
    """
    municipality = municipality_of(settings)
    index = open_index(require_current(settings.data), embedder, settings.chroma_url)
    retriever = Retriever(index, embedder, RetrievalSettings())
    speller = Speller(index.entries.texts, right=words_asked())

    @cache
    def measured(question: str) -> tuple[float, ...]:
        alone = speller.correct(question)
        return features(alone, retriever.retrieve(alone, Audience.STAFF).hits, municipality.names)

    folder = municipality.folder / "calibration"
    answerable, refused = _questions(folder / "ja.txt"), _questions(folder / "nej.txt")
    short = [
        [*_lines(folder / f"ord-{name}.txt"), *filter(is_short, both)]
        for name, both in (("ja", answerable), ("nej", refused))
    ]
    for case in (case for file in files for case in cases.load(file)):
        if detect(case.question) != "sv" or case.type == "followup":
            continue
        if case.answerable:
            answerable.append(case.question)
        elif case.type in _REFUSED:
            refused.append(case.question)
    fits = {
        "questions": calibrate(measured, answerable, refused),
        "keywords": calibrate(measured, *short),
    }
    index.close()
    for name, fit in fits.items():
        _print(name, fit)
    if write:
        path = municipality.folder / "calibration.toml"
        path.write_text(
            rewritten(municipality.calibration().read_text(encoding="utf-8"), fits), encoding="utf-8"
        )


def rewritten(toml: str, fits: Mapping[str, Fit]) -> str:
    """A calibration.toml with new weights in the tables named; limits and comments stay as they are."""
    table = ""
    lines = []
    for line in toml.splitlines():
        table = line.strip("[]") if line.startswith("[") else table
        key = line.partition(" = ")[0]
        if table in fits and key in _LEARNT:
            value = getattr(fits[table], key)
            line = f"{key} = {list(value) if isinstance(value, tuple) else value}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def _print(name: str, fit: Fit) -> None:
    print(f"\n{name}: {fit.answerable} med svar, {fit.refused} utan.")
    for feature, weight in zip(FEATURES, fit.weights, strict=True):
        print(f"{feature:16} {weight:+.2f}")
    for threshold, (precision, recall) in fit.thresholds.items():
        print(f"gräns {threshold:.2f}: avstår rätt {precision:.1%}, hittar {recall:.1%}")


def _questions(path: Path) -> list[str]:
    """The questions of a file, without the page that stands before some of them."""
    return [line.split("\t")[-1] for line in _lines(path)]


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise EvaluationError(
            f"{path.name} saknas i kommunens mapp calibration: en fråga per rad."
        ) from error
    return [line.strip() for line in text.splitlines() if line.strip()]
