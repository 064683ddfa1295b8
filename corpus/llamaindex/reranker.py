"""Any node postprocessor of llama-index as a reranker of texts."""

from collections.abc import Sequence

from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from corpus.llamaindex.named_class import make


class LlamaIndexReranker:
    """Reorders, and may leave out; texts are told apart by their place."""

    def __init__(self, name: str) -> None:
        self._postprocessor = make("TRYGG_RERANKER", name, BaseNodePostprocessor)

    def order(
        self, query: str, texts: Sequence[str], scores: Sequence[float]
    ) -> tuple[tuple[int, float], ...]:
        """The places of the texts that are kept, best first, each with its score."""
        nodes = [
            NodeWithScore(node=TextNode(text=text, id_=str(place)), score=score)
            for place, (text, score) in enumerate(zip(texts, scores, strict=True))
        ]
        kept = self._postprocessor.postprocess_nodes(nodes, query_bundle=QueryBundle(query))
        return tuple((int(each.node.node_id), float(each.score or 0.0)) for each in kept)
