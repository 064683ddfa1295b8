"""A question and what it is narrowed to → a retrieval among the documents that may answer it."""

from dataclasses import dataclass

from assistant.model import Question
from assistant.search.retrieve import Filters, Retrieval, Retriever
from assistant.search.validity import Validity
from corpus.model import DocumentId


@dataclass(frozen=True, slots=True)
class SearchInForce:
    """Searches what is in force on the day asked about."""

    retriever: Retriever
    validity: Validity

    def __call__(self, text: str, asked: Question, language: str, *, whole: str = "") -> Retrieval:
        """The retrieval of a text; `whole` is the question that it is a part of, which says what time is meant."""
        filters = Filters(
            documents=asked.scope.documents,
            without=self.left_out(whole or text, asked),
            focus_area=asked.scope.focus_area,
        )
        return self.retriever.retrieve(text, asked.audience, language, filters)

    def left_out(self, text: str, asked: Question) -> frozenset[DocumentId]:
        """Documents that may not answer, for what they apply to or no longer do."""
        day = asked.scope.day
        return self.validity.out_on(day) if day else self.validity.left_out(text)
