"""Where the assistant is wired: settings in, an assistant out that follows what is published."""

import logging
import threading
from datetime import date
from pathlib import Path

from assistant.answer.cache import Answers, Recalling
from assistant.checklists.make import Checklists
from assistant.generation import Generation, make_generation
from assistant.model import Answer, Question
from assistant.pipeline import Pipeline, pipeline_of
from corpus.currency.changes import Currency
from corpus.errors import KnowledgeError
from corpus.index.embedding import Embedder, make_embedder
from corpus.index.generations import current, require_current
from corpus.index.search_index import open_index
from corpus.model import Library
from corpus.municipality import municipality_of
from corpus.settings import Settings

log = logging.getLogger("trygg.assistant")


class Assistant:
    """Answers questions from the generation that serves, and takes up a new one without a restart."""

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._settings, self._embedder = settings, embedder
        self._lock = threading.Lock()
        self._refused = ""
        self._cached, self._answers = Recalling(embedder), Answers()
        self._serving = self._open(require_current(settings.data))

    def answer(self, question: Question) -> Answer:
        """The answer to a question, whatever becomes of it."""
        generation, pipeline = self._current()
        # What changes an answer beside the question: what is served, and the day, which decides what applies.
        asked = repr((generation.index.name, date.today(), question))
        return self._answers.recalled(asked, lambda: pipeline.answer(question))

    @property
    def serving(self) -> Generation:
        """All that is made of the index that serves now; the same object for as long as it serves."""
        return self._current()[0]

    @property
    def library(self) -> Library:
        """The documents and statements that are served now."""
        return self.serving.index.library

    @property
    def checklists(self) -> Checklists:
        """The checklists over what is served now."""
        return self.serving.checklists

    @property
    def currency(self) -> Currency:
        """What has changed since the documents that are served now were written."""
        return self.serving.currency

    @property
    def generation(self) -> str:
        """The name of the generation that serves."""
        return self.serving.index.name

    def ready(self) -> bool:
        """Whether the index is open and the embedder answers."""
        return len(self._embedder.queries(["redo?"])) == 1

    def _current(self) -> tuple[Generation, Pipeline]:
        """What serves; a newer generation is opened beside the old one and switched to."""
        folder = current(self._settings.data)
        if folder is None or folder.name in (self._serving[0].index.name, self._refused):
            return self._serving
        if not self._lock.acquire(blocking=False):
            return self._serving
        try:
            # The old index is not closed here: another thread may still be answering from it.
            self._serving = self._open(folder)
        except KnowledgeError as error:
            # Broken, another embedder's, beside a file with an error, or pointed at where it has nothing: what is open
            # serves on, and this one isn't tried again.
            log.error("%s tas inte i bruk: %s", folder.name, error)
            self._refused = folder.name
        finally:
            self._lock.release()
        return self._serving

    def _open(self, folder: Path) -> tuple[Generation, Pipeline]:
        municipality = municipality_of(self._settings)
        index = open_index(folder, self._embedder, self._settings.chroma_url, municipality=municipality.id)
        generation = make_generation(index, self._cached, self._settings)
        return generation, pipeline_of(generation)


def build(settings: Settings) -> Assistant:
    """The assistant that these settings describe; raises IndexMissing before the first ingest."""
    return Assistant(settings, make_embedder(settings.embedder, settings.threads))
