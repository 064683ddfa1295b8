"""Our retrieval as a llama-index retriever, for its query engines, agents and evaluators; docs/llama-index.md.

Loading llama-index takes seconds: nothing of the service imports this file.
"""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.answer.page_url import page_url
from assistant.build import build
from assistant.model import Question, RankedPassage
from assistant.search.search_in_force import SearchInForce
from corpus.model import Audience
from corpus.settings import Settings


class TryggRetriever(BaseRetriever):  # type: ignore[misc]  # llama-index's own base
    """Passages in force that a reader may see, best first; a node's metadata says where it stands."""

    def __init__(self, search: SearchInForce, audience: Audience = Audience.RESIDENT) -> None:
        super().__init__()
        self._search, self._audience = search, audience

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        asked = Question(query_bundle.query_str, self._audience)
        return [_node(passage) for passage in self._search(asked.text, asked, "sv").passages]


def open_retriever(settings: Settings, audience: Audience = Audience.RESIDENT) -> TryggRetriever:
    """The retriever over the generation that serves; raises IndexMissing before the first ingest."""
    return TryggRetriever(build(settings).serving.search, audience)


def _node(passage: RankedPassage) -> NodeWithScore:
    place = {
        "document_id": passage.document_id,
        "page": passage.page,
        "page_end": passage.page_end,
        "section": " › ".join(passage.section),
        "url": page_url(passage.document_id, passage.page, passage.text),
    }
    return NodeWithScore(node=TextNode(text=passage.text, metadata=place), score=passage.score)
