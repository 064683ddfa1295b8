"""Small stand-ins that tests share: an embedder without a model, made documents, and the way to the official ones."""

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus.index.embedding import Vectors
from corpus.model import (
    Audience,
    Document,
    DocumentId,
    Edition,
    Kind,
    Library,
    Passage,
    PassageId,
    Quote,
    Records,
    Registration,
    Sentence,
    SentenceId,
    Statement,
    StatementId,
    Status,
)
from corpus.municipality import folder_of, open_municipality
from ingest.files.source import Line, Source

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("TRYGG_TEST_CORPUS") or ROOT.parent / "shared" / "corpus")
"""The four official documents, each as PDF and as page-split text."""
NORRTALJE = open_municipality(folder_of(Path("norrtalje")))
"""What ships."""
STRATEGY = "trygghets-och-sakerhetsstrategi"
OFFICIAL = (STRATEGY, "protokoll-ks-199", "protokoll-ksau-148", "tjansteutlatande-2021-09-24")


class HashEmbedder:
    """A vector is a function of the text alone; it says nothing of meaning. `asked` keeps what was embedded."""

    def __init__(self, name: str = "hash", dimensions: int = 16) -> None:
        self.name, self.dimensions = name, dimensions
        self.asked: list[str] = []

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed("fråga", texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed("svar", texts)

    def _embed(self, prefix: str, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        seeds = [hashlib.sha256(f"{self.name}:{prefix}:{text}".encode()).digest()[:8] for text in texts]
        rows = [
            np.random.default_rng(int.from_bytes(seed)).standard_normal(self.dimensions) for seed in seeds
        ]
        vectors = np.array(rows, dtype=np.float32).reshape(len(rows), self.dimensions)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def comparable(page: str) -> str:
    """A page as evals/README.md compares it: letter, hyphen and line break joined, white space folded."""
    return " ".join(re.sub(r"(?<=[^\W\d_])-\n", "", page).split())


def raw_pages(stem: str) -> list[str]:
    """The pages of an official text, straight from the file."""
    return (CORPUS / f"{stem}.txt").read_text(encoding="utf-8").split("\f")


def a_source(*pages: str, name: str = "plan.txt", title: str = "") -> Source:
    """A printed source, a text for each page."""
    lines = tuple(tuple(Line(line) for line in page.split("\n")) for page in pages)
    return Source(DocumentId(Path(name).stem), name, lines, False, "sha256:0", title)


def a_registration(identity: str = "plan", **changes: object) -> Registration:
    """A registration of a document that residents may see."""
    made = Registration(
        DocumentId(identity), "Plan", "plan", "", "", "", Status.IN_FORCE, Audience.RESIDENT, "", (), True
    )
    return replace(made, **changes)


def a_sentence(
    number: int,
    text: str,
    *,
    page: int = 1,
    kind: Kind = Kind.PARAGRAPH,
    section: tuple[str, ...] = ("Mål",),
    lead: str = "",
    opens: tuple[str, ...] = (),
) -> Sentence:
    """A sentence that stands on one page as it reads."""
    return Sentence(
        SentenceId(f"plan#{number}"),
        DocumentId("plan"),
        text,
        kind,
        section,
        lead,
        opens,
        (Quote(page, text),),
    )


def a_passage(number: int, text: str, document: str = "plan", section: tuple[str, ...] = ("Mål",)) -> Passage:
    """A passage on page 1."""
    return Passage(PassageId(f"{document}:1:{number}"), DocumentId(document), section, text, 1, 1, ())


def a_statement(
    text: str,
    *,
    document: str = "plan",
    pages: tuple[int, ...] = (1,),
    audience: Audience = Audience.RESIDENT,
    questions: tuple[str, ...] = (),
) -> Statement:
    """A statement of a digest that restates nothing yet."""
    return Statement(
        StatementId(f"{document}:{text}"),
        DocumentId(document),
        text,
        pages,
        (),
        audience,
        questions,
        "d.md:1",
        (),
    )


def a_document(
    identity: str,
    passages: Sequence[Passage] = (),
    edition: Edition = Edition.OFFICIAL,
    **registration: object,
) -> Document:
    """A document with nothing but passages."""
    made = a_registration(identity, **registration)
    return Document(made, edition, 1, (), (), tuple(passages), (), Records())


def a_library() -> Library:
    """Two documents, one for staff only, and three statements, one for staff only."""
    return Library(
        (
            a_document(
                "plan",
                [a_passage(1, "Lampor lagas inom en vecka."), a_passage(2, "Snö plogas först vid skolor.")],
            ),
            a_document(
                "intern", [a_passage(1, "Nycklar lämnas i valvet.", "intern")], audience=Audience.STAFF
            ),
        ),
        (
            a_statement("Gatlampor lagas på en vecka.", questions=("När lagas lampan?", "Vem lagar lampor?")),
            a_statement("Larmkoden byts varje månad.", audience=Audience.STAFF),
            a_statement("Valvet öppnas av två.", document="intern"),
        ),
    )


class ScriptedModel:
    """A language model that says what it was given to say, in turn, then the last over again; errors are raised."""

    name = "manus"

    def __init__(self, *script: str | Exception) -> None:
        self._script = list(script)
        self.asked: list[tuple[str, str]] = []

    def complete(self, instruction: str, text: str) -> str:
        self.asked.append((instruction, text))
        said = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        if isinstance(said, Exception):
            raise said
        return said
