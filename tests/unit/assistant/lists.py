"""The shipped checklists over the shipped digest, without an index."""

from datetime import date
from functools import lru_cache

from assistant.checklists.make import Checklists
from corpus.currency.changes import read_currency
from corpus.model import Document, Edition, Library, Records, Statement
from corpus.register import SHIPPED_REGISTER, read_register
from corpus.settings import SHIPPED
from ingest.digest.read_digest import read_digest


@lru_cache(maxsize=1)
def statements() -> tuple[Statement, ...]:
    files = [read_digest(path) for path in sorted(SHIPPED.glob("*/*.md"))]
    return tuple(statement for file in files for statement in file.statements)


@lru_cache(maxsize=1)
def library() -> Library:
    register = read_register([SHIPPED_REGISTER])
    said = statements()
    documents = tuple(
        Document(register[name], Edition.DIGEST, 0, (), (), (), (), Records())
        for name in dict.fromkeys(each.document_id for each in said)
    )
    return Library(documents, said)


@lru_cache(maxsize=1)
def checklists() -> Checklists:
    return Checklists(library(), read_currency(), lambda: date(2026, 11, 23))
