"""`trygg log`: what is kept of questions, exported, erased or summed up for a month, and who has done what."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from corpus.errors import KnowledgeError
from corpus.index.embedding import make_embedder
from corpus.register import read_owners, read_register, register_files
from corpus.settings import Settings
from ui.commands.log_rows import AUDIT, QUESTIONS, as_file, audit_rows, question_rows
from ui.commands.monthly_report import as_json, as_markdown
from ui.commands.operator_name import operator
from ui.store.audit_log import START
from ui.store.store import Store, open_store
from ui.store.unanswered import Embed, report


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0, or 1 where the audit log has been tampered with."""
    store = open_store(settings)
    tasks: Mapping[str, Callable[[argparse.Namespace, Settings, Store], int]] = {
        "export": _export,
        "erase": _erase,
        "report": _report,
        "audit": _audit,
    }
    try:
        return tasks[options.task](options, settings, store)
    finally:
        store.close()


def _export(options: argparse.Namespace, _: Settings, store: Store) -> int:
    rows = question_rows(store.questions.rows(options.since, options.until))
    if rows:
        store.audit.record(operator(), "exportera frågor", {"antal": len(rows), "format": options.format})
    _give(options, as_file(options.format, "Frågor", QUESTIONS, rows))
    return 0


def _erase(options: argparse.Namespace, _: Settings, store: Store) -> int:
    if options.older_than is not None and options.older_than < 0:
        raise KnowledgeError("--older-than räknas i dagar och kan inte vara mindre än 0.")
    if not store.database.exists:
        print("Inget är sparat, så det finns inget att radera.")
        return 0
    before = None
    if options.older_than is not None:
        before = datetime.now(UTC) - timedelta(days=options.older_than)
    asked = store.questions.erase(before=before, ids=options.id)
    talked = 0 if options.id else store.talks.erase(before)
    store.audit.record(operator(), "radera frågor", {"frågor": asked, "samtal": talked})
    store.database.scrub()
    print(f"Raderade {asked} frågor och {talked} samtal.")
    return 0


def _report(options: argparse.Namespace, settings: Settings, store: Store) -> int:
    first, last = _month(options.month)
    files = register_files(settings)
    titles = {str(key): known.title for key, known in read_register(files).items()}
    owners = titles | {str(key): owner for key, owner in read_owners(files).items()}
    made = report(store.questions.rows(first, last), options.month, owners, _embed(settings))
    shown = as_json(made) if options.format == "json" else as_markdown(made, titles)
    _give(options, shown.encode())
    return 0


def _audit(options: argparse.Namespace, _: Settings, store: Store) -> int:
    if not options.check:
        rows = audit_rows(store.audit.entries(options.since, options.until))
        _give(options, as_file(options.format, "Granskningslogg", AUDIT, rows))
        return 0
    found = store.audit.check()
    if found.broken:
        print(
            f"Rad {found.broken} i granskningsloggen stämmer inte med raden före. Något har ändrats eller tagits bort.",
            file=sys.stderr,
        )
        return 1
    last = "" if found.last == START else f" Sista kedjevärdet: {found.last}"
    print(f"{found.rows} rader, kedjan är hel.{last}")
    return 0


def _embed(settings: Settings) -> Embed:
    """The product's embedder, loaded where there is something to compare."""
    return lambda wordings: make_embedder(settings.embedder, settings.threads).queries(wordings)


def _month(said: str) -> tuple[date, date]:
    """First and last day."""
    try:
        first = datetime.strptime(said, "%Y-%m").date()
    except ValueError as error:
        raise KnowledgeError(f"--month skrivs som 2026-11, inte «{said}».") from error
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _give(options: argparse.Namespace, data: bytes) -> None:
    if options.out is None:
        if options.format == "xlsx":
            raise KnowledgeError("--format xlsx kräver --out FIL.xlsx.")
        sys.stdout.write(data.decode("utf-8-sig"))
        return
    try:
        options.out.write_bytes(data)
    except OSError as error:
        raise KnowledgeError(f"{options.out.name} går inte att skriva: {error.strerror}.") from error
