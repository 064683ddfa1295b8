"""`trygg train guards`: learn danger, need, personal data and orders from the texts in evals/training."""

import argparse
from pathlib import Path

from corpus.index.embedding import make_embedder
from corpus.municipality import municipality_of
from corpus.settings import Settings
from evals.errors import EvaluationError
from ingest.digest.read_digest import read_digest
from ingest.digest.read_voices import read_voices


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0 when the figures are printed; raises EvaluationError without scikit-learn."""
    try:
        import sklearn  # noqa: F401 - a development extra
    except ImportError as error:
        raise EvaluationError("scikit-learn saknas. Installera utvecklingstillägget: make .venv.") from error
    from evals.training.guards import train_guards

    embedder = make_embedder(settings.embedder, settings.threads)
    train_guards(embedder, _plain_questions(municipality_of(settings).documents), write=options.write)
    return 0


def _plain_questions(folder: Path) -> list[str]:
    """The digest's own questions; those in other voices tell of worries, and that is learnt from other texts."""
    questions = []
    for path in sorted(folder.rglob("*.md")):
        voiced = {question for each in read_voices(path).values() for question in each}
        for statement in read_digest(path).statements:
            questions += [question for question in statement.questions if question not in voiced]
    return questions
