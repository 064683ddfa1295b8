"""The errors of the evaluations, under `corpus.errors.KnowledgeError`.

EvaluationError       a set, a file of outputs or the way they fit together can't be used
└── RowError          one row of a file is malformed; names file, line and field
"""

from corpus.errors import KnowledgeError


class EvaluationError(KnowledgeError):
    """An evaluation can't be made; the message is Swedish and says what to do."""


class RowError(EvaluationError):
    """A row can't be read; `line` counts from 1, `field` is "" where the whole row is wrong."""

    def __init__(self, file: str, line: int, field: str, reason: str) -> None:
        named = f", fältet {field}" if field else ""
        super().__init__(f"{file}, rad {line}{named}: {reason}")
        self.file = file
        self.line = line
        self.field = field
        self.reason = reason
