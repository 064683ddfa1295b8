"""What can go wrong with the database, in words for whoever reads them.

KnowledgeError
└── StoreError        the operator: the database can't be opened, read or written
    ├── Stale         the person at the keyboard: somebody else has saved since
    └── NotKept       the operator: what is asked for is only kept where keep_questions is on
"""

from corpus.errors import KnowledgeError


class StoreError(KnowledgeError):
    """The database doesn't do what it was asked to; the message holds nothing of what was to be written."""


class Stale(StoreError):
    """Somebody saved a newer version in the meantime; `version` is the newer one's, 0 where it is gone."""

    def __init__(self, what: str, version: int) -> None:
        now = "har ändrats" if version else "har tagits bort"
        super().__init__(
            f"{what} {now} av någon annan, eller i ett annat fönster, sedan du öppnade. "
            "Öppna på nytt och gör om din ändring."
        )
        self.version = version


class NotKept(StoreError):
    """Conversations are saved only where the operator has switched it on."""

    def __init__(self) -> None:
        super().__init__(
            "Samtal sparas inte här. Den som driver tjänsten kan slå på det (TRYGG_KEEP_QUESTIONS)."
        )
