"""/logga-in and /logga-ut: the pages, and what their buttons do; plain HTML, works without scripts."""

import logging
import secrets
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from itsdangerous import BadData
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.errors import KnowledgeError
from ui import texts as common
from ui.api.context import ServiceContext, limit_of
from ui.serving.rate_limit import RateLimiter, Window
from ui.serving.worker_pool import Busy, WorkerPool
from ui.signin import signin_texts
from ui.signin.cookies import FORM, set_cookie
from ui.signin.oidc_provider import Provider
from ui.signin.password_entry import SIGN_OUT, enter
from ui.signin.person import Person
from ui.signin.request_origin import HOME, address_of_page, is_own, local_path
from ui.signin.session import COOKIE
from ui.signin.signing_key import signer_of

log = logging.getLogger("trygg.signin")

HERE = Path(__file__).parent
PAGES = Environment(
    loader=FileSystemLoader(HERE / "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
FORM_AGE = 3_600
"""Seconds for which a form may stand open."""
AT_ONCE, WAITING = 1, 16
"""Passwords looked at, at the same time, each in 32 MB (ui/signin/password.py), and those that may wait."""
FLOOD = Window(120, 60)
"""Tries of one address that are looked at at all; a town hall behind one address keeps below it."""


@dataclass(frozen=True, slots=True)
class SignInPages:
    """What the endpoints of signing in share, and the pages that they answer with."""

    context: ServiceContext
    provider: Provider | None
    pool: WorkerPool
    flood: RateLimiter

    def form(
        self, request: Request, status: int = 200, *, goal: str, error: str = "", name: str = ""
    ) -> Response:
        """The sign-in page, with a token that is good for this browser."""
        context, known = self.context, request.cookies.get(FORM, "")
        secret = known if known.isascii() and known.isalnum() and len(known) == 32 else secrets.token_hex(16)
        try:
            token = signer_of(context.settings, "form").sign(secret).decode("ascii")
            accounts = bool(context.signin.accounts.all())
        except KnowledgeError as problem:
            log.error("inloggningssidan: %s", problem)
            token, accounts, error, status = "", True, error or signin_texts.DOWN, 503
        reply = self.page(
            "signin_form",
            status,
            goal=local_path(goal),
            token=token,
            lasts=signin_texts.lasting(context.settings.session_minutes),
            name=name[:200],
            error=error,
            note=self._note(request, accounts),
            password=accounts or self.provider is None,
            provider=self.provider is not None,
        )
        set_cookie(request, reply, context.settings, FORM, secret)
        return reply

    def page(self, template: str, status: int = 200, **shown: object) -> HTMLResponse:
        """A page of ours, whose buttons lead here or on to the provider."""
        issuer = urlsplit(self.context.settings.oidc_issuer)
        beyond = f" {issuer.scheme}://{issuer.netloc}" if issuer.netloc else ""
        policy = (
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            f"form-action 'self'{beyond}; frame-ancestors 'none'"
        )
        html = _html(template, **shown)
        return HTMLResponse(html, status, {"content-security-policy": policy, "cache-control": "no-store"})

    def too_many(self, request: Request, goal: str) -> Response | None:
        """What an address gets that tries without end, None for others."""
        wait = self.flood.admit(self.context.address(request))
        return self.waiting(request, wait, goal=goal) if wait else None

    def waiting(self, request: Request, wait: int, *, goal: str, name: str = "") -> Response:
        """The page that says how long to wait."""
        error = signin_texts.WAIT.format(time=common.minutes(wait))
        reply = self.form(request, 429, goal=goal, error=error, name=name)
        reply.headers["retry-after"] = str(wait)
        return reply

    def signed_in(self, request: Request, goal: str, cookie: str) -> Response:
        """On to where somebody wanted, with a session; the one that the browser had before ends."""
        reply, settings, sessions = (
            RedirectResponse(goal, 303),
            self.context.settings,
            self.context.signin.sessions,
        )
        sessions.end(request.cookies.get(COOKIE, ""))
        set_cookie(request, reply, settings, COOKIE, cookie, path="/", seconds=sessions.seconds)
        return reply

    def _note(self, request: Request, accounts: bool) -> str:
        if request.cookies.get(COOKIE):
            return signin_texts.ENDED
        return "" if accounts or self.provider else signin_texts.NOBODY


def open_signin_pages(context: ServiceContext) -> SignInPages:
    """Pages with no try counted yet."""
    provider = Provider(context.settings) if context.settings.oidc_issuer else None
    return SignInPages(
        context, provider, WorkerPool(AT_ONCE, WAITING), limit_of(context.settings, "flood", FLOOD)
    )


def pages_router(pages: SignInPages) -> APIRouter:
    """In with a password, and out."""
    router = APIRouter(include_in_schema=False)
    signin = pages.context.signin

    @router.get("/logga-in")
    def form(request: Request) -> Response:
        if person := signin.person(request):
            return pages.page("signed_in", person=person)
        return pages.form(request, goal=request.query_params.get("next", HOME))

    @router.post("/logga-in")
    async def sign_in(request: Request) -> Response:
        return await _signed_in(pages, request)

    @router.get("/logga-ut")
    def confirm(request: Request) -> Response:
        # Only a button signs out, as a link could stand anywhere.
        if (person := signin.person(request)) is None:
            return pages.page("signed_out")
        return pages.page("sign_out", person=person, by_proxy=signin.session(request) is None)

    @router.post("/logga-ut")
    async def sign_out(request: Request) -> Response:
        return await _signed_out(pages, request)

    @router.get("/static/trygg-signin.css")
    def style() -> Response:
        return Response((HERE / "signin.css").read_bytes(), media_type="text/css")

    return router


async def _signed_in(pages: SignInPages, request: Request) -> Response:
    given = _fields(await request.body())
    goal, name = local_path(given.get("next", "")), given.get("name", "")
    refuse = partial(pages.form, request, goal=goal)
    if (wait := pages.too_many(request, goal)) is not None:
        return wait
    if not is_own(request):
        return refuse(403, error=signin_texts.FOREIGN)
    if not _is_ours(pages.context, request, given.get("token", "")):
        return refuse(400, error=signin_texts.STALE, name=name)
    address = pages.context.address(request)
    try:
        tried = await pages.pool.run(partial(enter, pages.context, name, given.get("password", ""), address))
    except Busy:
        return refuse(503, error=signin_texts.BUSY, name=name)
    except KnowledgeError as error:
        log.error("ingen kan logga in: %s", error)
        return refuse(503, error=signin_texts.DOWN, name=name)
    if tried.wait:
        return pages.waiting(request, tried.wait, goal=goal, name=name)
    if not tried.cookie:
        return refuse(403, error=signin_texts.WRONG, name=name)
    return pages.signed_in(request, goal, tried.cookie)


async def _signed_out(pages: SignInPages, request: Request) -> Response:
    """The session ends first; whatever fails after that, nobody is signed in any more."""
    context, goal = pages.context, "/logga-ut"
    reply: Response = RedirectResponse(goal, 303)
    if not is_own(request):
        return reply
    person = context.signin.person(request)
    ended = context.signin.sessions.end(request.cookies.get(COOKIE, ""))
    if person is not None and ended is not None:
        await to_thread.run_sync(_audit_sign_out, context, person)
        if ended.id_token and pages.provider:
            back = address_of_page(request, context.settings.trusted_proxy, goal)
            if there := await pages.provider.goodbye(ended.id_token, back):
                reply = RedirectResponse(there, 303)
    set_cookie(request, reply, context.settings, COOKIE, "", path="/", seconds=0)
    return reply


def _audit_sign_out(context: ServiceContext, person: Person) -> None:
    try:
        context.audit(person, SIGN_OUT)
    except KnowledgeError as error:
        log.error("utloggningen kom inte in i granskningsloggen: %s", error)


def _is_ours(context: ServiceContext, request: Request, token: str) -> bool:
    """Whether the form was made for this browser, so that nobody can be signed in as somebody else (login CSRF)."""
    try:
        secret = signer_of(context.settings, "form").unsign(token[:200], max_age=FORM_AGE).decode("ascii")
    except (BadData, KnowledgeError):
        return False
    return secrets.compare_digest(secret.encode(), request.cookies.get(FORM, "").encode("utf-8", "replace"))


def _fields(body: bytes) -> dict[str, str]:
    """The form's fields, the first of each name."""
    try:
        rows = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[0] for name, values in rows.items()}


def _html(template: str, **shown: object) -> str:
    return PAGES.get_template(f"{template}.html").render(service=common.NAME, **shown)
