"""Cases → outputs: asks each question through a callable and keeps what came, with its time."""

from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.model import Answer, Question, Turn
from corpus.model import Audience
from evals.answers import outputs
from evals.answers.cases import Asker, Case
from evals.answers.outputs import Output
from evals.timed import timed

Ask = Callable[[Question], Answer]


def question(case: Case) -> Question:
    """A case as the assistant is asked it; a planner is staff, the history holds questions only."""
    audience = Audience.RESIDENT if case.audience is Asker.RESIDENT else Audience.STAFF
    return Question(case.question, audience, tuple(Turn(earlier) for earlier in case.history))


def ask_one(ask: Ask, case: Case) -> Output:
    """The output of one case."""
    answer, seconds = timed(lambda: ask(question(case)))
    return outputs.of(case.id, answer, seconds)


def ask_all(ask: Ask, cases: Sequence[Case], path: Path) -> dict[str, Output]:
    """The outputs by case id; each is written to `path` at once, so that a broken run leaves what it had."""
    found: dict[str, Output] = {}
    with path.open("w", encoding="utf-8") as file:
        for case in cases:
            found[case.id] = ask_one(ask, case)
            print(outputs.line(found[case.id]), file=file, flush=True)
    return found
