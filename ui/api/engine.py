"""What the endpoints need of an answering engine; they know nothing of how it is built."""

from typing import Protocol

from assistant.checklists.make import Checklists
from assistant.model import Answer, Question
from corpus.currency.changes import Currency
from corpus.model import Library


class Engine(Protocol):
    """Answers questions from one generation of the index; safe to call from several threads."""

    @property
    def generation(self) -> str:
        """Name of the generation of the index that answers, as shown to operators."""
        ...

    def answer(self, question: Question) -> Answer:
        """Answer, whatever becomes of it: not finding is a status, not an exception."""
        ...

    @property
    def library(self) -> Library:
        """Documents (the official edition first for each id) and statements."""
        ...

    @property
    def checklists(self) -> Checklists:
        """The checklists over that library; the same object for as long as it serves."""
        ...

    @property
    def currency(self) -> Currency:
        """What has changed since its documents were written, as read when it was taken up."""
        ...

    def ready(self) -> bool:
        """Whether questions can be answered now."""
        ...
