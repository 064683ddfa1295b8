"""The shipped checklists over the shipped digest, without an index."""

from datetime import date
from functools import lru_cache

from assistant.checklists.make import Checklists
from corpus.currency.changes import read_currency
from corpus.model import Document, Edition, Library, Records, Statement
from corpus.register import read_register
from ingest.digest.read_digest import read_digest
from tests.fakes import NORRTALJE


@lru_cache(maxsize=1)
def statements() -> tuple[Statement, ...]:
    files = [read_digest(path) for path in sorted(NORRTALJE.documents.glob("*/*.md"))]
    return tuple(statement for file in files for statement in file.statements)


@lru_cache(maxsize=1)
def library() -> Library:
    register = read_register(NORRTALJE.registers())
    said = statements()
    documents = tuple(
        Document(register[name], Edition.DIGEST, 0, (), (), (), (), Records())
        for name in dict.fromkeys(each.document_id for each in said)
    )
    return Library(documents, said)


@lru_cache(maxsize=1)
def checklists() -> Checklists:
    return Checklists(
        library(), read_currency(NORRTALJE.currency()), NORRTALJE.checklists, lambda: date(2026, 11, 23)
    )
