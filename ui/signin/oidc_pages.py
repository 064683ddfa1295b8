"""/logga-in/kommunen and back from there at /logga-in/svar: in through the municipality's own sign-in."""

import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from itsdangerous import BadData

from corpus.errors import KnowledgeError
from ui.api.context import Desk
from ui.api.problems import Refusal
from ui.serving.worker_pool import Busy
from ui.signin import signin_texts
from ui.signin.cookies import AWAY, MINUTES, Jar
from ui.signin.errors import ProviderError
from ui.signin.oidc_provider import Provider, Vouched
from ui.signin.password_entry import SIGN_IN, WRONG
from ui.signin.person import Role
from ui.signin.request_origin import HOME, address_of_page, local_path
from ui.signin.roles import person_of, read_groups, role_of
from ui.signin.signin_pages import Porch
from ui.signin.signing_key import serializer_of

log = logging.getLogger("trygg.signin")

BACK = "/logga-in/svar"
_WAY = "OpenID Connect"


def provider_router(porch: Porch) -> APIRouter:
    """To the provider and back; a 404 where there is none."""
    router = APIRouter(include_in_schema=False)

    @router.get("/logga-in/kommunen")
    async def away(request: Request) -> Response:
        return await _sent(porch, _provider(porch), request)

    @router.api_route(BACK, methods=["GET", "POST"])
    async def back(request: Request) -> Response:
        return await _returned(porch, _provider(porch), request)

    return router


async def _sent(porch: Porch, provider: Provider, request: Request) -> Response:
    settings, goal = porch.desk.settings, local_path(request.query_params.get("next", HOME))
    if (wait := porch.too_many(request, goal)) is not None:
        return wait
    try:
        started = await provider.start(request, address_of_page(request, settings.trusted_proxy, BACK))
        kept = serializer_of(settings, "away").dumps({"kept": started.kept, "next": goal})
    except KnowledgeError:
        return porch.page(request, 503, goal=goal, error=signin_texts.PROVIDER)
    reply = RedirectResponse(started.url, 303, {"cache-control": "no-store"})
    Jar(request, reply, porch.desk.signin).keep(str(kept), posted=started.posted)
    return reply


async def _returned(porch: Porch, provider: Provider, request: Request) -> Response:
    goal, kept = _kept(porch.desk, request)
    if (wait := porch.too_many(request, goal)) is not None:
        return wait
    reply = await _judged(porch, provider, request, goal, kept)
    Jar(request, reply, porch.desk.signin).forget()
    return reply


async def _judged(
    porch: Porch, provider: Provider, request: Request, goal: str, kept: Mapping[str, Any]
) -> Response:
    try:
        vouched = await provider.finish(request, kept)
        cookie = await porch.pool.run(partial(_begun, porch.desk, vouched))
    except ProviderError:
        return porch.page(request, 403, goal=goal, error=signin_texts.PROVIDER)
    except Busy:
        return porch.page(request, 503, goal=goal, error=signin_texts.BUSY)
    except KnowledgeError as error:
        log.error("ingen kan logga in: %s", error)
        return porch.page(request, 503, goal=goal, error=signin_texts.DOWN)
    if not cookie:
        return porch.page(request, 403, goal=goal, error=signin_texts.NO_ROLE)
    reply = RedirectResponse(goal, 303)
    Jar(request, reply, porch.desk.signin).begin(cookie)
    return reply


def _begun(desk: Desk, vouched: Vouched) -> str:
    """The cookie, "" for somebody without a role."""
    role = role_of(vouched.claims, desk.settings.oidc_roles, read_groups(desk.settings.data))
    person = person_of(vouched.claims, role or Role.MEDARBETARE)
    if role is None:
        desk.audit(None, WRONG, {"sätt": _WAY, "konto": person.id, "skäl": "ingen roll"})
        return ""
    desk.audit(person, SIGN_IN, {"sätt": _WAY, "namn": person.name, "roll": role})
    return desk.signin.sessions.begin(person, id_token=vouched.token)


def _kept(desk: Desk, request: Request) -> tuple[str, Mapping[str, Any]]:
    """Where the sign-in was to lead, and what was kept of it; nothing that another browser kept."""
    try:
        kept = serializer_of(desk.settings, "away").loads(request.cookies.get(AWAY, ""), max_age=MINUTES * 60)
        return local_path(kept["next"]), kept["kept"]
    except (BadData, KnowledgeError):
        return HOME, {}


def _provider(porch: Porch) -> Provider:
    if porch.provider is None:
        raise Refusal(404)
    return porch.provider
