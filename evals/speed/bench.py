"""How fast and how large the product is: ratios measured in one run, in a temporary data folder.

Absolute times don't travel between machines, so what can be is measured against the embedder in the same
run. Nothing is written where the index that serves lies. The command itself comes as an argument: this room
doesn't know how a person starts it.
"""

import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from assistant.build import Assistant
from corpus.index.embedding import Embedder, Vectors
from corpus.index.generations import require_current
from corpus.settings import Settings
from evals.answers.cases import Case
from evals.answers.run import question
from evals.errors import EvaluationError
from evals.retrieval.ranking_metrics import percentile
from evals.speed.server_process import environ
from evals.timed import timed
from ingest.digest.read_digest import read_digest
from ingest.files.gather import Gathered
from ingest.intake.build_generation import build
from ingest.intake.inputs import Inputs

ENOUGH = 300
"""Texts of the digest that are embedded where there is no official document to read."""
_WARM_UP = 5
_CACHE = "vectors.sqlite"
_MB = 1e6


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure; `most` is the greatest it should be, None where it is only told."""

    name: str
    value: float
    unit: str
    most: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the figure is within its target; None where it has none."""
        return None if self.most is None else self.value <= self.most


class Stopwatch:
    """An embedder that counts texts and seconds; under a name of its own, so that no kept vector is used."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = f"{embedder.name}#bench"
        self.texts, self.seconds = 0, 0.0

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that ask."""
        return self._timed(self._embedder.queries, texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that answer."""
        return self._timed(self._embedder.passages, texts)

    def _timed(self, embed: Callable[[Sequence[str]], Vectors], texts: Sequence[str]) -> Vectors:
        vectors, seconds = timed(lambda: embed(texts))
        self.seconds += seconds
        self.texts += len(texts)
        return vectors


def ingest_fresh(inputs: Inputs, settings: Settings, embedder: Embedder, folder: Path) -> list[Measure]:
    """A build whose vectors all have to be made, against the time that the embedder took of it."""
    watch = Stopwatch(embedder)
    _, seconds = timed(lambda: build(_some(inputs), _into(settings, folder), watch, _silent))
    official = len(inputs.official.documents)
    what = f"{official} officiella dokument" if official else "en del av digesten"
    note = f"{what}, {watch.texts} texter: {seconds:.1f} s, varav vektorer {watch.seconds:.1f} s"
    return [Measure("Inläsning utan kända vektorer / vektorerna", seconds / watch.seconds, "×", 1.2, note)]


def ingest_known(inputs: Inputs, settings: Settings, embedder: Embedder, folder: Path) -> list[Measure]:
    """A build of everything with the vectors that are kept already: all the work but embedding."""
    _copy_cache(settings.data, folder)
    report, seconds = timed(lambda: build(inputs, _into(settings, folder), embedder, _silent))
    read = f"{report.statements} påståenden, {report.passages} stycken"
    note = f"{read}; {report.embedded} texter saknade vektor"
    return [Measure("Inläsning av allt, vektorer ur cachen", seconds, "s", None, note), *_sizes(folder)]


def ingest_unchanged(program: Sequence[str], folder: Path) -> list[Measure]:
    """An ingest with nothing to do, as a process of its own; raises EvaluationError where it found some."""
    seconds, said = _run([*program, "ingest"], folder)
    if not said.startswith("Inget har ändrats"):
        raise EvaluationError("Dokument eller kod ändrades under mätningen, eller har fel. Mät på nytt.")
    return [Measure("Oförändrad inläsning", seconds, "s", 3.0, "egen process")]


def asking(settings: Settings, embedder: Embedder, folder: Path, cases: Sequence[Case]) -> list[Measure]:
    """Answers against one query embedding of the same questions, in turns; only what is searched counts."""
    assistant = Assistant(_into(settings, folder), embedder)
    answers: list[float] = []
    vectors: list[float] = []
    for number, asked in enumerate(map(question, (*cases[:_WARM_UP], *cases))):
        _, vector = timed(partial(embedder.queries, [asked.text]))
        answer, whole = timed(partial(assistant.answer, asked))
        if number >= _WARM_UP and answer.seconds["embed"] > 0:
            vectors.append(vector)
            answers.append(whole)
    middle = percentile(vectors, 0.5)
    if not middle:
        raise EvaluationError("Ingen av frågorna ledde till en sökning, så svaren går inte att mäta.")
    half, most = percentile(answers, 0.5), percentile(answers, 0.95)
    note = f"{len(answers)} frågor: {half * 1e3:.1f} ms / {middle * 1e3:.1f} ms"
    return [
        Measure("Svar / en frågevektor, median", half / middle, "×", 2.0, note),
        Measure("Svar, 95:e percentilen", most * 1e3, "ms", None, f"{most / middle:.1f} frågevektorer"),
    ]


def first_answer(program: Sequence[str], folder: Path, case: Case) -> list[Measure]:
    """One question on the command line, from the start of the process to its end."""
    seconds, _ = _run([*program, "ask", case.question], folder)
    return [Measure("Processtart till svar, trygg ask", seconds, "s")]


def _silent(step: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def _into(settings: Settings, folder: Path) -> Settings:
    """The same settings with an embedded index in another folder."""
    return replace(settings, data=folder, chroma_url="")


def _some(inputs: Inputs) -> Inputs:
    """The official documents alone, or where there is none, digest files with `ENOUGH` texts."""
    if inputs.official.documents:
        return replace(inputs, digest_files=())
    chosen: list[Path] = []
    texts = 0
    for path in sorted(inputs.digest_files, key=lambda path: path.stat().st_size):
        if texts < ENOUGH:
            chosen.append(path)
            texts += sum(1 + len(statement.questions) for statement in read_digest(path).statements)
    return replace(inputs, digest_files=tuple(chosen), official=Gathered((), ()))


def _copy_cache(data: Path, folder: Path) -> None:
    """Take along the vectors made so far; a cache that is being written is copied whole."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (data / _CACHE).is_file():
        return
    with closing(sqlite3.connect(data / _CACHE)) as kept, closing(sqlite3.connect(folder / _CACHE)) as copy:
        kept.backup(copy)


def _sizes(folder: Path) -> list[Measure]:
    note = f"en generation; med vektorcachen {_megabytes(folder):.0f} MB"
    return [Measure("Indexet på disk", _megabytes(require_current(folder)), "MB", 60.0, note)]


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / _MB


def _run(command: Sequence[str], folder: Path) -> tuple[float, str]:
    """Seconds and standard output of a process; raises EvaluationError with its reason where it fails."""
    done, seconds = timed(
        lambda: subprocess.run(command, env=environ(folder), capture_output=True, text=True, check=False)
    )
    if done.returncode:
        raise EvaluationError(f"Mätningen avbröts: {done.stderr.strip() or 'ett kommando misslyckades.'}")
    return seconds, done.stdout
