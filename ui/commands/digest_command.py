"""`trygg digest`: check what the project restates against the official text, or draft a new digest."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from corpus.errors import KnowledgeError
from corpus.index.embedding import make_embedder
from corpus.index.vector_cache import VectorCache
from corpus.llm.chat_model import make_model
from corpus.llm.prompt_files import load_prompt
from corpus.model import Document, Edition, Sentence
from corpus.municipality import municipality_of
from corpus.register import read_register
from corpus.settings import Settings
from ingest.digest.audit import audit, read_files
from ingest.digest.draft_form import Drafter, FormDrafter, Proposal, draft
from ingest.digest.findings import Audit
from ingest.digest.propose_statements import ModelDrafter
from ingest.digest.read_digest import read_digest
from ingest.files.read import read
from ingest.intake.inputs import find_inputs
from ingest.intake.read_library import read_library
from ingest.structure.document import read_document
from ingest.structure.find_registration import register_from
from ui.commands.digest_report import as_json, as_text
from ui.commands.progress_bar import Bar


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0, or 1 where the check found an error."""
    if options.task == "draft":
        return _draft(options, settings)
    found = check(options.folder, settings)
    print(as_json(found) if options.json else as_text(found))
    return 1 if found.errors else 0


def check(folder: Path | None, settings: Settings) -> Audit:
    """Check the digest in a folder (the municipality's own by default) against the documents that the settings name."""
    inputs = find_inputs(settings, [], folder)
    cache = VectorCache(
        make_embedder(settings.embedder, settings.threads),
        settings.data / "vectors.sqlite",
        municipality_of(settings).vectors,
    )
    try:
        with Bar() as bar:
            read = read_library(replace(inputs, digest_files=()), bar.show)
            official = [
                document for document in read.library.documents if document.edition is Edition.OFFICIAL
            ]
            found = audit(
                read_files(inputs.digest_files),
                official,
                lambda texts: cache.vectors(
                    texts, False, lambda done: bar.show("Räknar vektorer", done, len(texts))
                ),
            )
    finally:
        cache.close()
    for error in read.errors:
        print(f"trygg: {error}", file=sys.stderr)
    return found


def _draft(options: argparse.Namespace, settings: Settings) -> int:
    path: Path = options.file
    if options.out is not None and options.out.exists():
        raise _taken(options.out)  # before a model has worked for an hour
    source = read(path, path.parent)
    inputs = find_inputs(settings, [path.parent])
    register = read_register(inputs.registers)
    registration = register.get(source.id) or register_from(source)
    text = _form(read_document(source, registration, inputs.reading), settings)
    if options.out is None:
        print(text, end="")
        return 0
    try:
        with options.out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise _taken(options.out) from error
    except OSError as error:
        raise KnowledgeError(f"{options.out.name} kunde inte skrivas: {error.strerror}.") from error
    written = read_digest(options.out)
    proposed = f" {written.filled} har ett förslag; läs vart och ett mot meningen." if written.filled else ""
    print(f"{options.out.name}: {written.forms} påståenden att fylla i.{proposed}")
    return 0


def _taken(path: Path) -> KnowledgeError:
    return KnowledgeError(f"{path.name} finns redan. Välj ett annat namn, så skrivs inget över.")


def _form(document: Document, settings: Settings) -> str:
    """The form, with a language model's proposals where the settings name a model."""
    model = make_model(settings)
    if model is None:
        return draft(document, FormDrafter())
    with Bar() as bar:
        return draft(document, _Shown(ModelDrafter(model, load_prompt("draft.sv")), document, bar))


class _Shown:
    """A drafter that moves a bar."""

    def __init__(self, drafter: Drafter, document: Document, bar: Bar) -> None:
        self._drafter, self._total, self._bar = drafter, len(document.sentences), bar
        self._done = 0

    def propose(self, sentence: Sentence) -> Proposal:
        """What the drafter proposes."""
        proposal = self._drafter.propose(sentence)
        self._done += 1
        self._bar.show("Föreslår påståenden", self._done, self._total)
        return proposal
