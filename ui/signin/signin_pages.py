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

from corpus.errors import KnowledgeError
from ui import texts as common
from ui.api.context import Desk, limit_of
from ui.serving.rate_limit import Limit, Window
from ui.serving.worker_pool import Busy, Pool
from ui.signin import signin_texts
from ui.signin.cookies import FORM, Jar
from ui.signin.oidc_provider import Provider
from ui.signin.password_entry import SIGN_OUT, enter
from ui.signin.person import Person
from ui.signin.request_origin import HOME, address_of_page, is_own, local_path
from ui.signin.session import COOKIE
from ui.signin.signin_html import STYLE, Form, already_page, leaving_page, left_page, signin_page
from ui.signin.signing_key import signer_of

log = logging.getLogger("trygg.signin")

HERE = Path(__file__).parent
FORM_AGE = 3_600
"""Seconds for which a form may stand open."""
AT_ONCE, WAITING = 1, 16
"""Passwords looked at, at the same time, each in 32 MB (ui/signin/password.py), and those that may wait."""
FLOOD = Window(120, 60)
"""Tries of one address that are looked at at all; a town hall behind one address keeps below it."""


@dataclass(frozen=True, slots=True)
class Porch:
    """What the ways in share."""

    desk: Desk
    provider: Provider | None
    pool: Pool
    flood: Limit

    def page(
        self, request: Request, status: int = 200, *, goal: str, error: str = "", name: str = ""
    ) -> Response:
        """The sign-in page, with a token that is good for this browser."""
        desk, known = self.desk, request.cookies.get(FORM, "")
        secret = known if known.isascii() and known.isalnum() and len(known) == 32 else secrets.token_hex(16)
        try:
            token = signer_of(desk.settings, "form").sign(secret).decode("ascii")
            accounts = bool(desk.signin.accounts.all())
        except KnowledgeError as problem:
            log.error("inloggningssidan: %s", problem)
            token, accounts, error, status = "", True, error or signin_texts.DOWN, 503
        form = Form(
            local_path(goal),
            token,
            desk.settings.session_minutes,
            name[:200],
            error,
            self._note(request, accounts),
            password=accounts or self.provider is None,
            provider=self.provider is not None,
        )
        reply = self.reply(signin_page(form), status)
        Jar(request, reply, desk.signin).tie(secret)
        return reply

    def reply(self, html: str, status: int = 200) -> HTMLResponse:
        """A page of ours, whose buttons lead here or on to the provider."""
        issuer = urlsplit(self.desk.settings.oidc_issuer)
        beyond = f" {issuer.scheme}://{issuer.netloc}" if issuer.netloc else ""
        policy = (
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            f"form-action 'self'{beyond}; frame-ancestors 'none'"
        )
        return HTMLResponse(html, status, {"content-security-policy": policy, "cache-control": "no-store"})

    def too_many(self, request: Request, goal: str) -> Response | None:
        """What an address gets that tries without end, None for others."""
        wait = self.flood.admit(self.desk.address(request))
        return self.waiting(request, wait, goal=goal) if wait else None

    def waiting(self, request: Request, wait: int, *, goal: str, name: str = "") -> Response:
        """The page that says how long to wait."""
        error = signin_texts.WAIT.format(time=common.minutes(wait))
        reply = self.page(request, 429, goal=goal, error=error, name=name)
        reply.headers["retry-after"] = str(wait)
        return reply

    def _note(self, request: Request, accounts: bool) -> str:
        if request.cookies.get(COOKIE):
            return signin_texts.ENDED
        return "" if accounts or self.provider else signin_texts.NOBODY


def open_porch(desk: Desk) -> Porch:
    """A porch with nothing counted yet."""
    provider = Provider(desk.settings) if desk.settings.oidc_issuer else None
    return Porch(desk, provider, Pool(AT_ONCE, WAITING), limit_of(desk.settings, "flood", FLOOD))


def pages_router(porch: Porch) -> APIRouter:
    """In with a password, and out."""
    router = APIRouter(include_in_schema=False)
    desk = porch.desk

    @router.get("/logga-in")
    def form(request: Request) -> Response:
        if person := desk.signin.person(request):
            return porch.reply(already_page(person))
        return porch.page(request, goal=request.query_params.get("next", HOME))

    @router.post("/logga-in")
    async def enter_(request: Request) -> Response:
        return await _entered(porch, request)

    @router.get("/logga-ut")
    def leave(request: Request) -> Response:
        if (person := desk.signin.person(request)) is None:
            return porch.reply(left_page())
        return porch.reply(leaving_page(person, by_proxy=desk.signin.session(request) is None))

    @router.post("/logga-ut")
    async def out(request: Request) -> Response:
        return await _left(porch, request)

    @router.get(STYLE)
    def style() -> Response:
        return Response((HERE / "signin.css").read_bytes(), media_type="text/css")

    return router


async def _entered(porch: Porch, request: Request) -> Response:
    said = _fields(await request.body())
    goal, name = local_path(said.get("next", "")), said.get("name", "")
    refuse = partial(porch.page, request, goal=goal)
    if (wait := porch.too_many(request, goal)) is not None:
        return wait
    if not is_own(request):
        return refuse(403, error=signin_texts.FOREIGN)
    if not _is_ours(porch, request, said.get("token", "")):
        return refuse(400, error=signin_texts.STALE, name=name)
    address = porch.desk.address(request)
    try:
        tried = await porch.pool.run(partial(enter, porch.desk, name, said.get("password", ""), address))
    except Busy:
        return refuse(503, error=signin_texts.BUSY, name=name)
    except KnowledgeError as error:
        log.error("ingen kan logga in: %s", error)
        return refuse(503, error=signin_texts.DOWN, name=name)
    if tried.wait:
        return porch.waiting(request, tried.wait, goal=goal, name=name)
    if not tried.cookie:
        return refuse(403, error=signin_texts.WRONG, name=name)
    reply = RedirectResponse(goal, 303)
    Jar(request, reply, porch.desk.signin).begin(tried.cookie)
    return reply


async def _left(porch: Porch, request: Request) -> Response:
    """The session ends first; whatever fails after that, nobody is signed in any more."""
    desk, goal = porch.desk, "/logga-ut"
    reply: Response = RedirectResponse(goal, 303)
    if not is_own(request):
        return reply
    person = desk.signin.person(request)
    ended = desk.signin.sessions.end(request.cookies.get(COOKIE, ""))
    if person is not None and ended is not None:
        await to_thread.run_sync(_note_exit, desk, person)
        if ended.id_token and porch.provider:
            back = address_of_page(request, desk.settings.trusted_proxy, goal)
            if there := await porch.provider.goodbye(ended.id_token, back):
                reply = RedirectResponse(there, 303)
    Jar(request, reply, desk.signin).end()
    return reply


def _note_exit(desk: Desk, person: Person) -> None:
    try:
        desk.audit(person, SIGN_OUT)
    except KnowledgeError as error:
        log.error("utloggningen kom inte in i granskningsloggen: %s", error)


def _is_ours(porch: Porch, request: Request, token: str) -> bool:
    """Whether the form was made for this browser, so that nobody can be signed in as somebody else (login CSRF)."""
    try:
        secret = signer_of(porch.desk.settings, "form").unsign(token[:200], max_age=FORM_AGE).decode("ascii")
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
