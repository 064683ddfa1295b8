"""`trygg train guards`: learn danger, need, personal data and orders from the texts in evals/training."""

import argparse

from corpus.index.embedding import make_embedder
from corpus.municipality import municipality_of
from corpus.settings import Settings
from evals.errors import EvaluationError
from ingest.digest.read_digest import read_digest


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0 when the figures are printed; raises EvaluationError without scikit-learn."""
    try:
        import sklearn  # noqa: F401 - a development extra
    except ImportError as error:
        raise EvaluationError("scikit-learn saknas. Installera utvecklingstillägget: make .venv.") from error
    from evals.training.guards import train_guards

    files = sorted(municipality_of(settings).documents.rglob("*.md"))
    questions = [
        question
        for path in files
        for statement in read_digest(path).statements
        for question in statement.questions
    ]
    train_guards(make_embedder(settings.embedder, settings.threads), questions, write=options.write)
    return 0
