"""An uploaded document → a draft beside what serves, made in a thread of its own: built, compared, asked.

Knows how the steps follow on each other; reading and comparing are ingest's, answering is the assistant's. How far it
is stands in the draft's own file (ingest/intake/staging.py), so that every process can show it.
"""

import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from typing import Any

from assistant.model import Answer, Question
from assistant.pipeline import pipeline
from corpus.errors import DocumentError, IndexBusy, KnowledgeError
from corpus.index.embedding import Embedder, make_embedder
from corpus.index.generations import current, draft_folder, drafting, locked
from corpus.index.open_library import open_library
from corpus.index.search_index import open_index
from corpus.model import Audience, Document, Edition, Library, Registration
from corpus.municipality import examples_of
from corpus.settings import Settings
from ingest.intake.build_generation import generate
from ingest.intake.compare_versions import compare
from ingest.intake.ingest_report import Report
from ingest.intake.inputs import find_inputs
from ingest.intake.receive_upload import Received, keep
from ingest.intake.staging import Draft, State, begin, now, open_draft, taken_text, write_draft
from ingest.intake.uploads import forget_unused, uploads_in_force, with_upload
from ui.api.engine import Engine
from ui.api.problems import note
from ui.signin.person import Person
from ui.staff.documents.question_set import read_questions

TOLD = 0.3
"""Seconds between two tellings of how far the work is."""
NICE = 10
"""Answers go before drafts; Linux gives a thread its own priority."""
FAILED = "Något gick fel hos oss när utkastet gjordes. Det som gäller är orört. Felet är noterat."


@dataclass(frozen=True, slots=True)
class Order:
    """What is to become a draft."""

    person: Person
    received: Received
    registration: Registration


class Drafting:
    """Makes drafts, one at a time on a server."""

    def __init__(
        self, settings: Settings, engine: Engine, embedder: Callable[[], Embedder] | None = None
    ) -> None:
        self._settings, self._engine = settings, engine
        self._embedder = embedder or (lambda: make_embedder(settings.embedder, settings.threads))

    def start(self, order: Order) -> threading.Thread:
        """Begin a draft; raises IndexBusy, which says who is at it, where something is being written."""
        data, registration = self._settings.data, order.registration
        serving = current(data)
        draft = Draft(
            order.person.id, order.person.name, now(), registration.id, registration.title,
            serving.name if serving else "", step="Tar emot",
        )  # fmt: skip
        stack = ExitStack()
        try:
            stack.enter_context(locked(data))
            begin(data, draft)
        except IndexBusy as error:
            stack.close()
            other = open_draft(data)
            raise IndexBusy(taken_text(other)) if other else error from error
        work = threading.Thread(target=self._work, args=(order, draft, stack), daemon=True)
        work.start()
        return work

    def _work(self, order: Order, draft: Draft, held: ExitStack) -> None:
        data = self._settings.data
        with held:
            try:
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
                made = self._make(order, draft)
            except KnowledgeError as error:
                made = replace(draft, state=State.FAILED, problem=str(error))
            except Exception as error:
                note(error, "ett utkast kunde inte göras")
                made = replace(draft, state=State.FAILED, problem=FAILED)
            write_draft(data, made)
            if made.state is State.FAILED:
                forget_unused(data)

    def _make(self, order: Order, draft: Draft) -> Draft:
        settings, told = self._settings, _Told(self._settings, draft)
        upload = keep(settings.data, order.received, order.registration, order.person.id, draft.begun)
        uploads = with_upload(uploads_in_force(settings.data), upload)
        inputs = find_inputs(settings, [], uploads=uploads)
        embedder = self._embedder()
        library, report = generate(inputs, settings, embedder, told, drafting)
        fresh = _official(library, order.registration.id)
        if fresh is None:
            reasons = [error for error in report.errors if error.startswith(upload.file)]
            raise DocumentError(order.received.name, (reasons or ["filen gick inte att läsa."])[0])
        told("Jämför", 0, 1)
        found = self._found(order.registration, fresh, report)
        found["answers"], found["asked"] = self._answers(report.generation, embedder, told)
        return replace(draft, state=State.READY, generation=report.generation, found=found)

    def _found(self, registration: Registration, fresh: Document, report: Report) -> dict[str, Any]:
        """What the page shows of the draft, as JSON can hold it."""
        serving = current(self._settings.data)
        old = open_library(serving) if serving else None
        names = [registration.id, *registration.supersedes]
        before = next((each for name in names if old and (each := _official(old, name))), None)
        return {
            "registration": asdict(registration),
            "before": before.registration.title if before else "",
            "comparison": asdict(compare(before, fresh)),
            "warnings": list(report.warnings),
            "errors": list(report.errors),
            "withheld": list(report.withheld.get(registration.id, ())),
            "embedded": report.embedded,
            "seconds": report.seconds,
        }

    def _answers(
        self, generation: str, embedder: Embedder, told: "_Told"
    ) -> tuple[list[dict[str, object]], int]:
        """The saved questions whose answers change, and how many were asked."""
        questions = read_questions(self._settings.data, examples_of(self._settings))
        index = open_index(
            draft_folder(self._settings.data) / generation, embedder, self._settings.chroma_url
        )
        try:
            after = pipeline(index, embedder, self._settings)
            changed: list[dict[str, object]] = []
            for done, text in enumerate(questions):
                told("Ställer de sparade frågorna", done, len(questions))
                asked = Question(text, Audience.STAFF)
                old, new = self._engine.answer(asked), after.answer(asked)
                if _seen(old) != _seen(new):
                    changed.append({"question": text, "before": _shown(old), "after": _shown(new)})
            return changed, len(questions)
        finally:
            index.close()


class _Told:
    """Tells how far the work is, not too often."""

    def __init__(self, settings: Settings, draft: Draft) -> None:
        self._data, self._draft = settings.data, draft
        self._at, self._step = 0.0, ""

    def __call__(self, step: str, done: int, total: int) -> None:
        if step == self._step and time.monotonic() - self._at < TOLD:
            return
        self._at, self._step = time.monotonic(), step
        write_draft(self._data, replace(self._draft, step=step, done=done, total=total))


def _official(library: Library, name: str) -> Document | None:
    found = (d for d in library.documents if d.id == name and d.edition is Edition.OFFICIAL)
    return next(found, None)


def _seen(answer: Answer) -> tuple[object, ...]:
    """What a reader would notice of an answer; the id and the times differ always."""
    return answer.status, answer.text, _pages(answer)


def _shown(answer: Answer) -> dict[str, object]:
    return {"status": answer.status.value, "text": answer.text, "pages": _pages(answer)}


def _pages(answer: Answer) -> Sequence[str]:
    return [f"{each.title}, s. {each.page}" for each in answer.citations]
