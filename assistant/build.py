"""Where the assistant is wired: settings in, assistant out, every collaborator an argument."""

import logging
import threading
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from assistant.answer.cache import Answers, Recalling
from assistant.answer.check import Checker
from assistant.answer.cite import Cabinet
from assistant.answer.compose import Composer, ExtractiveComposer
from assistant.answer.law_records import RecordDesk
from assistant.answer.notices import Notices
from assistant.answer.reword import RewordingComposer
from assistant.checklists.chat_order import Orders
from assistant.checklists.make import Checklists
from assistant.model import Answer, Question
from assistant.question.expect import words_asked
from assistant.question.spelling import Speller
from assistant.search.retrieve import Retriever
from assistant.search.validity import Validity
from assistant.stages import Pipeline, Tools
from assistant.tuning import AnswerSettings, RetrievalSettings, RewordSettings
from corpus.currency.changes import Clock, currency_files, read_currency
from corpus.errors import KnowledgeError
from corpus.index.embedding import Embedder, make_embedder
from corpus.index.generations import current, require_current
from corpus.index.search_index import Index, open_index
from corpus.llm.chat_model import make_model
from corpus.llm.prompt_files import load_prompt
from corpus.model import Library, Registration
from corpus.register import read_register, register_files
from corpus.settings import Settings

log = logging.getLogger("trygg.assistant")


class Assistant:
    """Answers questions from the generation that serves, and takes up a new one without a restart."""

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        self._settings, self._embedder = settings, embedder
        self._lock = threading.Lock()
        self._refused = ""
        self._index = open_index(require_current(settings.data), embedder, settings.chroma_url)
        self._recalling, self._answers = Recalling(embedder), Answers()
        self._pipeline = pipeline(self._index, self._recalling, settings)

    def answer(self, question: Question) -> Answer:
        """The answer to a question, whatever becomes of it."""
        self._take_up()
        # What changes an answer beside the question: what is served, and the day, which decides what applies.
        asked = repr((self._index.name, date.today(), question))
        return self._answers.recalled(asked, lambda: self._pipeline.answer(question))

    @property
    def library(self) -> Library:
        """The documents and statements that are served now."""
        self._take_up()
        return self._index.library

    @property
    def generation(self) -> str:
        """The name of the generation that serves."""
        self._take_up()
        return self._index.name

    def ready(self) -> bool:
        """Whether the index is open and the embedder answers."""
        return len(self._embedder.queries(["redo?"])) == 1

    def _take_up(self) -> None:
        """Open a newer generation beside the old one and switch to it."""
        folder: Path | None = current(self._settings.data)
        if folder is None or folder.name in (self._index.name, self._refused):
            return
        if not self._lock.acquire(blocking=False):
            return
        try:
            fresh = open_index(folder, self._embedder, self._settings.chroma_url)
            self._pipeline = pipeline(fresh, self._recalling, self._settings)
            # The old index is not closed here: another thread may still be answering from it.
            self._index = fresh
        except KnowledgeError as error:
            # Broken, another embedder's, beside a file with an error, or pointed at where it has nothing: what is open
            # serves on, and this one isn't tried again.
            log.error("%s tas inte i bruk: %s", folder.name, error)
            self._refused = folder.name
        finally:
            self._lock.release()


def pipeline(index: Index, embedder: Embedder, settings: Settings, clock: Clock = date.today) -> Pipeline:
    """The stages over one index; `clock` tells what day it is."""
    cabinet = Cabinet(index)
    pages = {document.id: document.pages for document in index.documents.values() if document.pages}
    currency = read_currency(currency_files(settings), pages)
    validity = Validity(_registrations(index, settings), clock)
    checker = Checker(index)
    return Pipeline(
        Tools(
            Retriever(index, embedder, RetrievalSettings()),
            _composer(ExtractiveComposer(cabinet, AnswerSettings()), checker, settings),
            checker,
            cabinet,
            RecordDesk(index),
            Speller(index.entries.texts, (target.text for target in index.targets), words_asked()),
            validity,
            Notices(currency, validity, clock),
            Orders(Checklists(index.library, currency, clock)),
            settings.contact,
        )
    )


def _composer(extractive: Composer, checker: Checker, settings: Settings) -> Composer:
    """What composes: the extractive composer, with a language model's wording where the settings name a model."""
    model = make_model(settings)
    if model is None:
        return extractive
    prompt = load_prompt("reword.sv")
    return RewordingComposer(extractive, model, checker=checker, prompt=prompt, settings=RewordSettings())


def _registrations(index: Index, settings: Settings) -> Iterable[Registration]:
    """What the registers know, and what was read out of documents that they don't name."""
    known = read_register(register_files(settings))
    held = {document.id: document.registration for document in index.documents.values()}
    return (known | held).values()


def build(settings: Settings) -> Assistant:
    """The assistant that these settings describe; raises IndexMissing before the first ingest."""
    return Assistant(settings, make_embedder(settings.embedder, settings.threads))
