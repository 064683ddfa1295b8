"""/logga-in/kommunen and back from there at /logga-in/svar: in through the municipality's own sign-in."""

import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from itsdangerous import BadData

from corpus.errors import KnowledgeError
from ui.api.context import ServiceContext
from ui.api.problems import Refusal
from ui.serving.worker_pool import Busy
from ui.signin import signin_texts
from ui.signin.cookies import PENDING, SameSite, set_cookie
from ui.signin.errors import ProviderError
from ui.signin.oidc_provider import Identity, Provider
from ui.signin.password_entry import SIGN_IN, WRONG
from ui.signin.person import Role
from ui.signin.request_origin import HOME, address_of_page, local_path
from ui.signin.roles import person_of, read_groups, role_of
from ui.signin.signin_pages import SignInPages
from ui.signin.signing_key import serializer_of

log = logging.getLogger("trygg.signin")

BACK = "/logga-in/svar"
_METHOD = "OpenID Connect"
AWAY = 600
"""Seconds for which somebody may be away at the provider."""


def provider_router(pages: SignInPages) -> APIRouter:
    """To the provider and back; a 404 where there is none."""
    router = APIRouter(include_in_schema=False)

    @router.get("/logga-in/kommunen")
    async def away(request: Request) -> Response:
        return await _sent(pages, _provider(pages), request)

    @router.api_route(BACK, methods=["GET", "POST"])
    async def back(request: Request) -> Response:
        return await _returned(pages, _provider(pages), request)

    return router


async def _sent(pages: SignInPages, provider: Provider, request: Request) -> Response:
    settings, goal = pages.context.settings, local_path(request.query_params.get("next", HOME))
    if (wait := pages.too_many(request, goal)) is not None:
        return wait
    try:
        started = await provider.start(request, address_of_page(request, settings.trusted_proxy, BACK))
        state = serializer_of(settings, "away").dumps({"kept": started.state, "next": goal})
    except KnowledgeError:
        return pages.form(request, 503, goal=goal, error=signin_texts.PROVIDER)
    reply = RedirectResponse(started.url, 303, {"cache-control": "no-store"})
    # A form from the provider's site brings along only cookies with SameSite=None.
    site: SameSite = "none" if started.posted else "lax"
    set_cookie(request, reply, settings, PENDING, str(state), seconds=AWAY, site=site)
    return reply


async def _returned(pages: SignInPages, provider: Provider, request: Request) -> Response:
    goal, state = _pending(pages.context, request)
    if (wait := pages.too_many(request, goal)) is not None:
        return wait
    reply = await _finished(pages, provider, request, goal, state)
    set_cookie(request, reply, pages.context.settings, PENDING, "", seconds=0)
    return reply


async def _finished(
    pages: SignInPages, provider: Provider, request: Request, goal: str, state: Mapping[str, Any]
) -> Response:
    try:
        identity = await provider.finish(request, state)
        cookie = await pages.pool.run(partial(_begun, pages.context, identity))
    except ProviderError:
        return pages.form(request, 403, goal=goal, error=signin_texts.PROVIDER)
    except Busy:
        return pages.form(request, 503, goal=goal, error=signin_texts.BUSY)
    except KnowledgeError as error:
        log.error("ingen kan logga in: %s", error)
        return pages.form(request, 503, goal=goal, error=signin_texts.DOWN)
    if not cookie:
        return pages.form(request, 403, goal=goal, error=signin_texts.NO_ROLE)
    return pages.signed_in(request, goal, cookie)


def _begun(context: ServiceContext, identity: Identity) -> str:
    """The cookie, "" for somebody without a role."""
    role = role_of(identity.claims, context.settings.oidc_roles, read_groups(context.settings.data))
    person = person_of(identity.claims, role or Role.MEDARBETARE)
    if role is None:
        context.audit(None, WRONG, {"sätt": _METHOD, "konto": person.id, "skäl": "ingen roll"})
        return ""
    context.audit(person, SIGN_IN, {"sätt": _METHOD, "namn": person.name, "roll": role})
    return context.signin.sessions.begin(person, id_token=identity.token)


def _pending(context: ServiceContext, request: Request) -> tuple[str, Mapping[str, Any]]:
    """Where the sign-in was to lead, and its state; nothing that another browser began."""
    try:
        cookie = request.cookies.get(PENDING, "")
        state = serializer_of(context.settings, "away").loads(cookie, max_age=AWAY)
        return local_path(state["next"]), state["kept"]
    except (BadData, KnowledgeError):
        return HOME, {}


def _provider(pages: SignInPages) -> Provider:
    if pages.provider is None:
        raise Refusal(404)
    return pages.provider
