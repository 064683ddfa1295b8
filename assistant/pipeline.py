"""The answer as a row of stages: this is the order, and the architecture. Each stage is a file in assistant/stages.

A stage adds to the answer in the making or ends it with a status; what is left unended is an answer.
"""

from collections.abc import Sequence
from datetime import date
from time import perf_counter

from assistant.generation import Generation, make_generation
from assistant.model import Answer, Question
from assistant.stages.check_claims import CheckClaims
from assistant.stages.compose_claims import ComposeClaims
from assistant.stages.deliver_checklist import DeliverChecklist
from assistant.stages.judge_answerable import JudgeAnswerable
from assistant.stages.making import Making, Stage
from assistant.stages.meet_emergency import MeetEmergency
from assistant.stages.protect_privacy import ProtectPrivacy
from assistant.stages.read_guard import ReadGuard
from assistant.stages.read_question import ReadQuestion
from assistant.stages.refuse_orders import RefuseOrders
from assistant.stages.retrieve_parts import RetrieveParts
from assistant.stages.show_result import ShowResult
from assistant.stages.stand_alone import StandAlone
from corpus.currency.changes import Clock
from corpus.index.embedding import Embedder
from corpus.index.search_index import Index
from corpus.settings import Settings


def stages_of(generation: Generation) -> tuple[tuple[str, Stage], ...]:
    """The stages by name, in the order they run."""
    g = generation
    return (
        ("clean", ReadQuestion(g.speller, g.glossary, g.municipality)),
        ("guard", ReadGuard(g.guard)),
        ("emergency", MeetEmergency(g.alerts)),
        ("orders", RefuseOrders(g.guard)),
        ("personal_data", ProtectPrivacy(g.contact)),
        ("checklist", DeliverChecklist(g.orders)),
        ("alone", StandAlone(g.speller, g.orders, g.records, g.search, g.municipality)),
        ("retrieve", RetrieveParts(g.search)),
        ("judge", JudgeAnswerable(g.judge, g.not_found)),
        ("compose", ComposeClaims(g.composer)),
        ("check", CheckClaims(g.checker, g.not_found)),
    )


class Pipeline:
    """Runs the stages in order until one ends the answer; `show` writes out what came of it."""

    def __init__(self, stages: Sequence[tuple[str, Stage]], show: ShowResult) -> None:
        self._stages, self._show = tuple(stages), show

    def answer(self, question: Question) -> Answer:
        """The answer to a question, whatever becomes of it."""
        start = perf_counter()
        making = Making(question)
        seconds: dict[str, float] = {}
        for name, stage in self._stages:
            begun = perf_counter()
            making = stage(making)
            seconds[name] = perf_counter() - begun
            if making.ended is not None:
                break
        return self._show(making, seconds, perf_counter() - start)


def pipeline_of(generation: Generation) -> Pipeline:
    """The stages over one generation."""
    return Pipeline(stages_of(generation), ShowResult(generation.finder, generation.notices))


def pipeline(index: Index, embedder: Embedder, settings: Settings, clock: Clock = date.today) -> Pipeline:
    """The stages over one index; `clock` tells what day it is."""
    return pipeline_of(make_generation(index, embedder, settings, clock))
