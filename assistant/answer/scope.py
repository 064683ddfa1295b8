"""Claims → those that stand within what the question is narrowed to."""

from collections.abc import Iterable

from assistant.answer.cite import Source
from assistant.answer.compose import Claim
from assistant.model import Scope
from assistant.search.focus_area import in_focus
from corpus.model import DocumentId


def within(claims: Iterable[Claim], scope: Scope, without: frozenset[DocumentId]) -> tuple[Claim, ...]:
    """The claims whose sources all lie in the scope, and none in a document of `without`."""

    def holds(source: Source) -> bool:
        right = not scope.documents or source.document_id in scope.documents
        return right and source.document_id not in without and in_focus(source.section, scope.focus_area)

    return tuple(claim for claim in claims if all(holds(source) for source in claim.sources))
