"""What the browser's tests ask: the fake engine over the shipped digest, which the checklists are made from."""

from corpus.model import Library
from tests.integration.ui.fakes import LIBRARY, FakeEngine
from tests.unit.assistant.lists import library


class Engine(FakeEngine):
    """The fake engine over the shipped digest and its own plan."""

    @property
    def library(self) -> Library:
        shipped = library()
        return Library((*LIBRARY.documents, *shipped.documents), (*LIBRARY.statements, *shipped.statements))
