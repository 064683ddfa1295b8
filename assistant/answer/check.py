"""The check: what can't be traced is dropped, whoever composed it.

A claim stays when each of its quotes stands on the page it names, and every figure and name in it stands in
what it cites. Names may stand anywhere on the cited pages, figures in the cited words or on those pages.
"""

import re
from collections.abc import Sequence

from assistant.answer.cite import Source
from assistant.answer.compose import Claim
from corpus.index.search_index import Index
from corpus.model import Block, DocumentId, Edition
from corpus.swedish.figures import figures_in
from corpus.swedish.fold import fold

_NAME = re.compile(r"(?<=[\w,)] )[A-ZÅÄÖ][\wåäöé-]{2,}")


class Checker:
    """Knows every page's words."""

    def __init__(self, index: Index) -> None:
        self._pages: dict[tuple[DocumentId, int], str] = {}
        self._names: dict[DocumentId, str] = {}
        for document in index.documents.values():
            self._names[document.id] = fold(document.registration.title)
            for block in document.blocks:
                self._add(document.id, block)
        self._folded = {key: fold(text) for key, text in self._pages.items()}

    def _add(self, document: DocumentId, block: Block) -> None:
        for word in block.words:
            key = (document, word.page)
            if word.raw:
                self._pages[key] = f"{self._pages.get(key, '')} {word.raw}".strip()

    def kept(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims that can be traced, in their order."""
        return tuple(claim for claim in claims if self.traces(claim))

    def traces(self, claim: Claim) -> bool:
        """Whether a claim's quotes, figures and names all stand where it says."""
        if not claim.sources or not all(self._stands(source) for source in claim.sources):
            return False
        if all(source.edition is Edition.DIGEST for source in claim.sources):
            return True
        page = " ".join(self._folded.get((s.document_id, s.page), "") for s in claim.sources)
        raw = " ".join(self._pages.get((s.document_id, s.page), "") for s in claim.sources)
        cited = " ".join(f"{source.words} {source.quote}" for source in claim.sources)
        figures = figures_in(claim.text) - figures_in(cited)
        names = [name for name in _NAME.findall(claim.text) if not self._named(name, page, claim.sources)]
        return not names and all(_whole(figure, raw) for figure in figures)

    def _stands(self, source: Source) -> bool:
        if source.edition is Edition.DIGEST:
            return True
        return source.quote in self._pages.get((source.document_id, source.page), "")

    def _named(self, name: str, page: str, sources: Sequence[Source]) -> bool:
        folded = fold(name)
        around = " ".join(fold(" ".join(source.section)) for source in sources)
        titles = " ".join(self._names[source.document_id] for source in sources)
        stem = folded.removesuffix("s")
        return any(stem in text for text in (page, around, titles))


def _whole(figure: str, text: str) -> bool:
    """Whether a figure stands in a text by itself: "4" doesn't in "48 timmar" or "4,5"."""
    return re.search(rf"(?<!\d)(?<!\d[,.]){re.escape(figure)}(?!\d|[,.]\d)", text) is not None
