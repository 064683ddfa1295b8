"""The question and its parts → what the documents say near them."""

from dataclasses import dataclass, replace

from assistant.question.split import parts_of
from assistant.search.retrieve import Retrieval
from assistant.search.search_in_force import SearchInForce
from assistant.stages.making import Making


@dataclass(frozen=True, slots=True)
class RetrieveParts:
    """Searches for the whole question and, where it asks several things, for each part."""

    search: SearchInForce

    def __call__(self, making: Making) -> Making:
        """Sets `retrievals`, the whole question's first."""
        parts = (making.alone,) if making.leaning else parts_of(making.alone)
        queries = (making.alone, *parts) if len(parts) > 1 else (making.alone,)
        return replace(making, retrievals=tuple(self._of(query, making) for query in queries))

    def _of(self, query: str, making: Making) -> Retrieval:
        """A retrieval that was made on the way is not made again."""
        made = next((each for each in making.found if each.query == query), None)
        return made or self.search(query, making.question, making.language, whole=making.alone)
