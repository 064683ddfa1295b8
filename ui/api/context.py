"""What the endpoints share: the engine, the settings, the limits, the counts; and who a request comes from."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from assistant.model import Answer, AnswerStatus, Question
from corpus.settings import Settings
from ui import texts
from ui.api.engine import Engine
from ui.api.problems import Refusal, note
from ui.api.visible_library import VisibleLibrary
from ui.serving.client_address import address_of, is_loopback, is_staff, token_of
from ui.serving.kill_switch import KillSwitch
from ui.serving.prometheus import Metrics
from ui.serving.rate_limit import FILE, RateLimiter, Window
from ui.serving.worker_pool import WorkerPool
from ui.signin.identify import SignIn
from ui.signin.person import Person, Role
from ui.store.store import Store, open_store

SHORT, LONG = 600, 3_600
"""Seconds of the two windows: ten minutes and an hour."""
VISITOR = "x-trygg-visitor"
"""The header in which the chat sends what it drew at random when it was opened."""
LONGEST_ID = 64
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""Headers that web servers add to what they pass on."""


@dataclass(frozen=True, slots=True)
class ServiceContext:
    """One for each app."""

    engine: Engine
    settings: Settings
    metrics: Metrics
    pool: WorkerPool
    visitors: RateLimiter
    addresses: RateLimiter
    tokens: RateLimiter
    feedback: RateLimiter
    pause: KillSwitch
    store: Store
    signin: SignIn

    def require_open(self) -> None:
        """Raises a 503 with the reason while the service is paused."""
        if (said := self.pause.text) is not None:
            raise Refusal(503, said or texts.PAUSED, {"Retry-After": "300"})

    def staff(self, request: HTTPConnection) -> bool:
        """Whether somebody of the staff sent the request."""
        return self.person(request) is not None

    def person(self, request: HTTPConnection) -> Person | None:
        """Who is signed in; the staff token stands for somebody who may do everything."""
        if self._shows_token(request):
            return Person("nyckel", "Nyckel", Role.FORVALTARE)
        return self.signin.person(request)

    def shelf(self, request: HTTPConnection) -> VisibleLibrary:
        """The library as this reader may see it."""
        return VisibleLibrary(self.engine.library, staff=self.staff(request))

    def address(self, request: HTTPConnection) -> str:
        """The address that the request counts against."""
        peer = request.client.host if request.client else ""
        forwarded = ",".join(request.headers.getlist("x-forwarded-for"))
        return address_of(peer, forwarded, self.settings.trusted_proxy)

    def admit_question(self, request: HTTPConnection) -> None:
        """Count a question, against its visitor and its address; raises a 429 where it is one too many.

        A visitor is an address and the id that the chat gave it, so that a school's pupils don't share ten
        questions; an id that is made up buys no more than the address may have.
        """
        visitor = request.headers.get(VISITOR, "")[:LONGEST_ID]
        self.admit(request, self.visitors, visitor)
        self.admit(request, self.addresses)

    def admit(self, request: HTTPConnection, limit: RateLimiter, visitor: str = "") -> None:
        """Count a request of nobody who is signed in; raises a 429 where it is one too many."""
        if self.staff(request):
            return
        wait = limit.admit(f"{self.address(request)} {visitor}" if visitor else self.address(request))
        if wait:
            raise Refusal(429, texts.WAIT.format(minutes=texts.minutes(wait)), {"Retry-After": str(wait)})

    def require_operator(self, request: HTTPConnection) -> None:
        """Raises a 404 for all but who shows the staff token and programs on this machine, asking directly."""
        passed_on = any(name in request.headers for name in FORWARDED)
        if not self._shows_token(request) and (
            passed_on or not is_loopback(request.client.host if request.client else "")
        ):
            raise Refusal(404)

    def _shows_token(self, request: HTTPConnection) -> bool:
        return is_staff(request.headers.get("authorization", ""), self.settings.staff_token)

    def require_staff(self, request: HTTPConnection) -> None:
        """Raises a 401 where nobody is signed in, a 429 after many wrong ones."""
        if self.staff(request):
            return
        if token_of(request.headers.get("authorization", "")):
            self.admit(request, self.tokens)
        raise Refusal(401, headers={"WWW-Authenticate": "Bearer"})

    def audit(self, person: Person | None, action: str, details: Mapping[str, object] | None = None) -> None:
        """Put what somebody did in the audit log; raises StoreError, and then it shouldn't be done either."""
        self.store.audit.record(person.id if person else "", action, details)

    def answer(self, question: Question, way: str) -> Answer:
        """The engine's answer, or one that says that something went wrong; never raises."""
        try:
            answer = self.engine.answer(question)
        except Exception as error:
            note(error, "frågan kunde inte besvaras")
            answer = Answer(uuid.uuid4().hex, AnswerStatus.ERROR, "sv", texts.ERROR, seconds={"total": 0.0})
        self.metrics.answer(way, answer.status, answer.seconds)
        self.store.questions.keep(question, answer)
        return answer


def open_context(engine: Engine, settings: Settings) -> ServiceContext:
    """A context with nothing counted yet."""
    hourly = Window(settings.rate_long, LONG)
    return ServiceContext(
        engine,
        settings,
        Metrics(),
        WorkerPool(),
        limit_of(settings, "visitors", Window(settings.rate_short, SHORT)),
        limit_of(settings, "addresses", hourly),
        limit_of(settings, "tokens", hourly),
        limit_of(settings, "feedback", hourly),
        KillSwitch(settings.data),
        open_store(settings),
        SignIn(settings),
    )


def limit_of(settings: Settings, name: str, window: Window) -> RateLimiter:
    """A limit that holds over all the processes there are."""
    return RateLimiter((window,), file=settings.data / FILE if settings.workers > 1 else None, name=name)
