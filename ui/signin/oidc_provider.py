"""The municipality's OpenID Connect provider: where to send somebody, and what it says when they come back.

The one door to Authlib, which asks for the code with PKCE, a state and a nonce. What its checks leave open is held
here: that the provider is the one that was set, that the token is for us, and that it is signed with a key of
the provider's own.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authlib.integrations.starlette_client import OAuth
from starlette.requests import Request

from corpus.settings import Settings
from ui.api.problems import note
from ui.signin.errors import ProviderError

log = logging.getLogger("trygg.signin")

SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Ways of signing that take the provider's private key; a shared secret or "none" proves nothing."""
TIMEOUT = 10
"""Seconds that the provider may take for each thing that it is asked."""
LEEWAY = 60
"""Seconds that its clock may differ."""
_SCOPES = "openid profile email"
_ALL_CLAIMS = "allatclaims"
"""AD FS sends groups in the id token only to who asks for this, and takes the reply as a form."""


@dataclass(frozen=True, slots=True)
class Started:
    """Where to send the browser, and the state to remember until it is back."""

    url: str
    state: Mapping[str, Any]
    posted: bool
    """Whether the provider will send the browser back with a form."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What the provider says of somebody; `token` is what it wants to see again at the sign-out."""

    claims: Mapping[str, object]
    token: str


class Provider:
    """Asks for the provider's addresses and keys when they are first needed."""

    def __init__(self, settings: Settings) -> None:
        self.issuer = settings.oidc_issuer.rstrip("/")
        self._client = settings.oidc_client
        self._app = OAuth().register(
            "kommunen",
            client_id=settings.oidc_client,
            client_secret=settings.oidc_secret or None,
            server_metadata_url=f"{self.issuer}/.well-known/openid-configuration",
            client_kwargs={"scope": _SCOPES, "code_challenge_method": "S256", "timeout": TIMEOUT},
        )

    async def start(self, request: Request, back: str) -> Started:
        """Begin; `back` is our address that the provider shall send the browser to. Raises ProviderError."""
        try:
            known = await self._known()
            posted = _ALL_CLAIMS in known.get("scopes_supported", ())
            more = {"scope": f"{_SCOPES} {_ALL_CLAIMS}", "response_mode": "form_post"} if posted else {}
            request.scope["session"] = {}
            reply = await self._app.authorize_redirect(request, back, **more)
        except Exception as error:
            raise _failed(error) from error
        return Started(reply.headers["location"], request.scope["session"], posted)

    async def finish(self, request: Request, state: Mapping[str, Any]) -> Identity:
        """What the provider says of who came back; raises ProviderError where anything doesn't hold."""
        try:
            await self._known()
            request.scope["session"] = dict(state)
            wanted = {
                "iss": {"essential": True, "values": [self._issuer_as_told]},
                "aud": {"essential": True, "values": [self._client]},
            }
            token = await self._app.authorize_access_token(request, claims_options=wanted, leeway=LEEWAY)
            return Identity(dict(token["userinfo"]), str(token["id_token"]))
        except Exception as error:
            raise _failed(error) from error

    async def goodbye(self, token: str, back: str) -> str:
        """Where the provider signs somebody out, "" where it offers nothing of the kind or doesn't answer."""
        try:
            if not (await self._known()).get("end_session_endpoint"):
                return ""
            made = await self._app.create_logout_url(
                post_logout_redirect_uri=back, id_token_hint=token, client_id=self._client
            )
            return str(made["url"])
        except Exception as error:
            _failed(error)
            return ""

    async def _known(self) -> Mapping[str, Any]:
        """What the provider publishes of itself, narrowed to what we accept."""
        known: dict[str, Any] = await self._app.load_server_metadata()
        if str(known.get("issuer", "")).rstrip("/") != self.issuer:
            self._app.server_metadata.clear()
            raise ProviderError("the provider calls itself something else than TRYGG_OIDC_ISSUER")
        offered = known.get("id_token_signing_alg_values_supported") or SIGNED[:1]
        known["id_token_signing_alg_values_supported"] = [way for way in offered if way in SIGNED] or [
            "RS256"
        ]
        self._issuer_as_told = known["issuer"]
        return known


def _failed(error: Exception) -> ProviderError:
    # Authlib passes its HTTP client's errors on, which have no name here: whatever it raises, nobody is signed in.
    note(error, "inloggning hos kommunens leverantör")
    log.error("leverantören: %.200r", str(getattr(error, "error", "") or error))
    return ProviderError("Kommunens inloggning svarade inte som den ska.")
