"""One generation of the index with all that answers are made of: made once, replaced whole by the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.answer.check import Checker
from assistant.answer.cite import SourceFinder
from assistant.answer.compose import Composer, ExtractiveComposer
from assistant.answer.law_records import LawRecords
from assistant.answer.not_found import NotFound
from assistant.answer.notices import Notices
from assistant.answer.reword import RewordingComposer
from assistant.checklists.chat_order import Orders
from assistant.checklists.make import Checklists
from assistant.guard.alerts import Alerts
from assistant.guard.classifier import shipped
from assistant.guard.guard_reader import GuardReader
from assistant.question.expect import words_asked
from assistant.question.spelling import Speller
from assistant.question.translate import Glossary, open_glossary
from assistant.search.judge import Judge, read_calibrations
from assistant.search.query_vectors import QueryVectors
from assistant.search.rerank import make_reranker
from assistant.search.retrieve import Retriever
from assistant.search.search_in_force import SearchInForce
from assistant.search.validity import Validity
from assistant.tuning import AnswerSettings, RetrievalSettings, RewordSettings
from corpus.currency.changes import Clock, Currency, currency_files, read_currency
from corpus.index.embedding import Embedder
from corpus.index.search_index import Index
from corpus.llm.chat_model import make_model
from corpus.llm.prompt_files import load_prompt
from corpus.model import Registration
from corpus.municipality import Municipality, contact_of, municipality_of
from corpus.register import read_register, register_files
from corpus.settings import Settings


@dataclass(frozen=True, slots=True)
class Generation:
    """What the stages, the lists and the pages work with, all of one index and one municipality."""

    index: Index
    municipality: Municipality
    contact: str
    currency: Currency
    checklists: Checklists
    glossary: Glossary
    speller: Speller
    records: LawRecords
    orders: Orders
    search: SearchInForce
    judge: Judge
    composer: Composer
    checker: Checker
    finder: SourceFinder
    not_found: NotFound
    notices: Notices
    guard: GuardReader
    alerts: Alerts


def make_generation(
    index: Index, embedder: Embedder, settings: Settings, clock: Clock = date.today
) -> Generation:
    """All that is made of one index; `clock` tells what day it is. Raises RegisterError, SettingError."""
    municipality = municipality_of(settings)
    contact = contact_of(settings)
    currency = _currency(index, settings)
    checklists = Checklists(index.library, currency, municipality.checklists, clock)
    glossary = open_glossary(*municipality.glossary())
    validity = Validity(_registrations(index, settings), clock)
    finder, checker = SourceFinder(index), Checker(index)
    vectors = QueryVectors(embedder)
    reranker = make_reranker(settings.reranker)
    retriever = Retriever(index, vectors, RetrievalSettings(), glossary=glossary, reranker=reranker)
    return Generation(
        index=index,
        municipality=municipality,
        contact=contact,
        currency=currency,
        checklists=checklists,
        glossary=glossary,
        speller=Speller(index.entries.texts, (target.text for target in index.targets), words_asked()),
        records=LawRecords(index, municipality.names),
        orders=Orders(checklists),
        search=SearchInForce(retriever, validity),
        judge=Judge(read_calibrations(municipality.calibration()), municipality.names),
        composer=_composer(ExtractiveComposer(finder, AnswerSettings()), checker, settings),
        checker=checker,
        finder=finder,
        not_found=NotFound(checker, finder, contact),
        notices=Notices(currency, validity, clock, municipality.names),
        guard=GuardReader(shipped(), vectors),
        alerts=Alerts(municipality.social),
    )


def _currency(index: Index, settings: Settings) -> Currency:
    documents = index.documents.values()
    pages = {document.id: document.pages for document in documents if document.pages}
    written = {document.id: document.registration.date for document in documents}
    return read_currency(currency_files(settings), pages, written)


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
