"""`trygg digest`: check what the project restates against the official text, or draft a new digest."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from corpus.embedding import make_embedder
from corpus.errors import KnowledgeError
from corpus.model import Edition
from corpus.register import read_register
from corpus.settings import Settings
from corpus.vectors import VectorCache
from ingest.audit import audit, read_files
from ingest.audit_model import Audit
from ingest.build import read_library
from ingest.digest import read_digest
from ingest.document import read_document
from ingest.draft import FormDrafter, draft
from ingest.inputs import SHIPPED_VECTORS, find_inputs
from ingest.read import read
from ingest.registration import register_from
from ingest.settings import ReadingSettings
from ui.audit import as_json, as_text
from ui.commands.progress import Bar


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0, or 1 where the check found an error."""
    if options.task == "draft":
        return _draft(options, settings)
    found = check(options.folder, settings)
    print(as_json(found) if options.json else as_text(found))
    return 1 if found.errors else 0


def check(folder: Path, settings: Settings) -> Audit:
    """Check the digest in a folder against the official documents that the settings name."""
    inputs = find_inputs(settings, [], folder)
    cache = VectorCache(
        make_embedder(settings.embedder, settings.threads), settings.data / "vectors.sqlite", SHIPPED_VECTORS
    )
    try:
        with Bar() as bar:
            library, _, errors = read_library(replace(inputs, digest_files=()), bar.show)
            official = [document for document in library.documents if document.edition is Edition.OFFICIAL]
            found = audit(
                read_files(inputs.digest_files),
                official,
                lambda texts: cache.vectors(
                    texts, False, lambda done: bar.show("Räknar vektorer", done, len(texts))
                ),
            )
    finally:
        cache.close()
    for error in errors:
        print(f"trygg: {error}", file=sys.stderr)
    return found


def _draft(options: argparse.Namespace, settings: Settings) -> int:
    path: Path = options.file
    source = read(path, path.parent)
    register = read_register(find_inputs(settings, [path.parent]).registers)
    registration = register.get(source.id) or register_from(source)
    text = draft(read_document(source, registration, ReadingSettings()), FormDrafter())
    if options.out is None:
        print(text, end="")
        return 0
    try:
        with options.out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise KnowledgeError(
            f"{options.out.name} finns redan. Välj ett annat namn, så skrivs inget över."
        ) from error
    except OSError as error:
        raise KnowledgeError(f"{options.out.name} kunde inte skrivas: {error.strerror}.") from error
    print(f"{options.out.name}: {read_digest(options.out).forms} påståenden att fylla i.")
    return 0
