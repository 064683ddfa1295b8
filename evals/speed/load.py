"""The service under load: many askers at once, and very many questions in a row."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException
from itertools import count, cycle, islice, takewhile
from pathlib import Path
from threading import Lock
from time import perf_counter

from corpus.index.embedding import Embedder
from evals.errors import EvaluationError
from evals.retrieval.ranking_metrics import percentile
from evals.speed.bench import Measure
from evals.speed.server_process import Server, serving
from evals.timed import timed

ASKS = 50
"""Questions that the server answers before its memory is read."""
ASKERS = 20
"""Askers at once, each with its next question as soon as it has its answer."""
SECONDS = 60.0
_MOST = 12.0
"""The 95th percentile, in embeddings of one question on a machine at rest."""
SOAK_ASKERS = 4
SETTLED = 1_000
"""Questions after which the service should hold no more memory than it does."""
_GROWTH = 5.0
"""Per cent that memory may have grown since then."""
_MEMORY = 700.0


@dataclass(slots=True)
class _Heard:
    """What askers heard; they add to it side by side."""

    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def started(program: Sequence[str], folder: Path, questions: Sequence[str]) -> list[Measure]:
    """A service with its page, its first answer, and its memory after `ASKS` of them."""
    start = perf_counter()
    with serving(program, folder, questions[0]) as server:
        first = perf_counter() - start
        for number in range(1, ASKS):
            server.ask(questions[number % len(questions)])
        used = server.use()
    return [
        Measure("Processtart till svar, trygg serve", first, "s"),
        Measure(f"Minne efter {ASKS} frågor", used.memory, "MB", _MEMORY, f"som mest {used.most:.0f} MB"),
    ]


def crowded(
    program: Sequence[str],
    folder: Path,
    questions: Sequence[str],
    embedder: Embedder,
    seconds: float = SECONDS,
) -> list[Measure]:
    """`ASKERS` at once, with questions that nobody has asked before and with questions that come again."""
    alone = percentile([timed(partial(embedder.queries, [asked]))[1] for asked in questions], 0.5)
    found: list[Measure] = []
    with serving(program, folder, questions[0]) as server:
        for name, stream in (("nya", _new(questions)), ("återkommande", cycle(questions))):
            heard = _Heard()
            _ask(ASKERS, server, _during(seconds, stream), heard)
            found += _crowd(f"{ASKERS} samtidiga, {name} frågor", heard, alone, seconds)
    return found


def soak(
    program: Sequence[str], folder: Path, questions: Sequence[str], times: int, told: Callable[[str], None]
) -> list[Measure]:
    """`times` questions that all differ, and what the service holds after `SETTLED` of them and at the end."""
    if times <= SETTLED:
        raise EvaluationError(f"--soak måste vara mer än {SETTLED}.")
    heard = _Heard()
    stream = _new(questions)
    with serving(program, folder, questions[0]) as server:
        _ask(SOAK_ASKERS, server, islice(stream, SETTLED), heard)
        settled = server.use()
        told(f"{SETTLED} frågor: {settled.memory:.0f} MB")
        _ask(SOAK_ASKERS, server, islice(stream, times - SETTLED), heard)
        end = server.use()
    growth = (end.memory / settled.memory - 1) * 100
    note = f"{settled.memory:.0f} → {end.memory:.0f} MB, som mest {end.most:.0f}"
    held = f"öppna filer {settled.files} → {end.files}, trådar {settled.threads} → {end.threads}"
    return [
        Measure(f"Minne från fråga {SETTLED} till {times}", growth, "%", _GROWTH, f"{note}; {held}"),
        _failures(f"Fel på {times} frågor", heard),
    ]


def _during(seconds: float, stream: Iterator[str]) -> Iterator[str]:
    last = perf_counter() + seconds
    return takewhile(lambda _: perf_counter() < last, stream)


def _ask(askers: int, server: Server, stream: Iterator[str], heard: _Heard) -> None:
    """Ask all questions of a stream, so many at a time, each asker over a connection of its own."""
    lock = Lock()

    def asking(_: int) -> None:
        line = server.line()
        while True:
            with lock:
                question = next(stream, None)
            if question is None:
                break
            begun = perf_counter()
            try:
                status = server.ask(question, line)
            except (OSError, HTTPException) as error:
                heard.failed.append(type(error).__name__)
                line.close()
                continue
            heard.seconds.append(perf_counter() - begun)
            if status != 200:
                heard.failed.append(str(status))
        line.close()

    with ThreadPoolExecutor(askers) as pool:
        list(pool.map(asking, range(askers)))


def _crowd(name: str, heard: _Heard, alone: float, seconds: float) -> list[Measure]:
    if not heard.seconds:
        raise EvaluationError("Inget svar kom under belastningen.")
    half, most = percentile(heard.seconds, 0.5), percentile(heard.seconds, 0.95)
    note = (
        f"{len(heard.seconds)} svar på {seconds:.0f} s, median {half * 1e3:.0f} ms, 95:e percentilen "
        f"{most * 1e3:.0f} ms; en frågevektor i vila {alone * 1e3:.1f} ms"
    )
    ratio = Measure(f"{name}, 95:e percentilen / en frågevektor", most / alone, "×", _MOST, note)
    return [ratio, _failures(name, heard)]


def _failures(name: str, heard: _Heard) -> Measure:
    kinds = ", ".join(sorted(set(heard.failed)))
    return Measure(f"{name}: fel", float(len(heard.failed)), "st", 0.0, kinds)


def _new(questions: Sequence[str]) -> Iterator[str]:
    """The questions over and over, none of them twice in the same words."""
    return (f"{questions[n % len(questions)]} {n}" for n in count())
