"""The errors of the whole project: one tree, whose branches say who can act.

KnowledgeError
├── SettingError          the operator: a setting is wrong
├── DocumentError         the person who owns a file: it can't be read
│   └── (ingest/errors.py lists the kinds)
├── RegisterError         the editor: the register or a digest file is malformed
├── PromptError           the operator: a prompt file is missing or malformed
├── LanguageModelError    the operator: the language model gives no answer
└── IndexProblem          the operator: the index is missing, damaged or made for something else
    ├── IndexMissing
    ├── IndexDamaged
    ├── IndexMismatch
    └── IndexBusy

Every message is Swedish, names what is wrong and says what to do.
"""


class KnowledgeError(Exception):
    """Base of all errors that this project raises on purpose; its text may be shown to a person."""


class SettingError(KnowledgeError):
    """A setting has a value that can't be used; the message names the setting and what is allowed."""


class DocumentError(KnowledgeError):
    """A file can't become a document; `name` is the file's own name, never a path."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class RegisterError(KnowledgeError):
    """A register or digest file is malformed; `line` counts from 1, 0 where no line can be named."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"{name}, rad {line}: {reason}" if line else f"{name}: {reason}")
        self.name = name
        self.line = line


class PromptError(KnowledgeError):
    """A prompt file is missing, malformed or filled with other variables than it names."""


class LanguageModelError(KnowledgeError):
    """The language model gave no answer that can be read; the message holds neither its address nor its key."""


class IndexProblem(KnowledgeError):
    """The index can't serve."""


class IndexMissing(IndexProblem):
    """No index has been built where `TRYGG_DATA` points."""


class IndexDamaged(IndexProblem):
    """The index on disk doesn't hold what its manifest says."""


class IndexMismatch(IndexProblem):
    """The index was built with another embedder, or for another municipality, than is set."""


class IndexBusy(IndexProblem):
    """Another ingest is writing; two can't write at once."""
