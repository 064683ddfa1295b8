"""A small OpenID Connect provider on a port of its own: code, PKCE and client secret are held to; it can misbehave."""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.running import free_port, running

CLIENT, SECRET = "trygg", "klientens-hemlighet"


@dataclass
class Provider:
    """What it says of itself and of whoever comes; tests change it as they go."""

    base: str
    path: str = ""
    claims: dict[str, Any] = field(
        default_factory=lambda: {"sub": "s1", "name": "Anna Berg", "roles": ["planerare"]}
    )
    token: dict[str, Any] = field(default_factory=dict)
    """Claims of the token that are other than they should be; None leaves one out."""
    published: dict[str, Any] = field(default_factory=dict)
    sign: str = "RS256"
    key: Any = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "k1"}))
    signing: Any = None
    """Another key than the published one."""
    sends_token: bool = True
    down: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: list[dict[str, str]] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"{self.base}{self.path}"

    def routes(self) -> list[Route]:
        return [
            Route("/{path:path}.well-known/openid-configuration", self.describe),
            Route("/keys", self.keys),
            Route("/authorize", self.authorize),
            Route("/token", self.give, methods=["POST"]),
            Route("/logout", self.leave),
        ]

    async def describe(self, _: Request) -> Response:
        if self.down:
            return Response("nere", 500)
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.base}/authorize",
                "token_endpoint": f"{self.base}/token",
                "jwks_uri": f"{self.base}/keys",
                "end_session_endpoint": f"{self.base}/logout",
                "id_token_signing_alg_values_supported": ["RS256"],
                "response_types_supported": ["code"],
                **self.published,
            }
        )

    async def keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        self.seen.append(asked)
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_hex(8)
        self.codes[code] = asked
        reply = {"code": code, "state": asked["state"]}
        if asked.get("response_mode") != "form_post":
            return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(reply)}", 302)
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{value}">' for name, value in reply.items()
        )
        return HTMLResponse(
            f'<form method="post" action="{asked["redirect_uri"]}">{fields}<button>Vidare</button>'
        )

    async def give(self, request: Request) -> Response:
        said = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        told = base64.b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
        asked = self.codes.pop(said["code"], None)
        challenge = hashlib.sha256(said["code_verifier"].encode()).digest()
        proven = asked and asked["code_challenge"] == _written(challenge)
        if not (proven and told == f"{CLIENT}:{SECRET}" and asked["redirect_uri"] == said["redirect_uri"]):
            return JSONResponse({"error": "invalid_grant"}, 400)
        reply = {"access_token": "a", "token_type": "Bearer", "expires_in": 300}
        if self.sends_token:
            reply["id_token"] = self.id_token(asked["nonce"])
        return JSONResponse(reply)

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        made = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            **self.claims,
        }
        made = {name: value for name, value in {**made, **self.token}.items() if value is not None}
        header = {"alg": self.sign, "kid": "k1"}
        if self.sign in {"none", "HS256"}:
            return self._worthless(header, made)
        return jwt.encode(header, made, self.signing or self.key)

    def _worthless(self, header: dict[str, Any], made: dict[str, Any]) -> str:
        """Unsigned, or signed with what anybody can read: the published key, taken for a shared secret."""
        said = f"{_written(json.dumps(header).encode())}.{_written(json.dumps(made).encode())}"
        key = self.key.as_pem(private=False)
        signature = hmac.digest(key, said.encode(), "sha256") if header["alg"] == "HS256" else b""
        return f"{said}.{_written(signature)}"

    async def leave(self, request: Request) -> Response:
        asked = dict(request.query_params)
        self.seen.append(asked)
        return RedirectResponse(asked["post_logout_redirect_uri"], 302)


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@contextmanager
def provided() -> Iterator[Provider]:
    """A provider that answers until the block ends."""
    port = free_port()
    provider = Provider(f"http://127.0.0.1:{port}")
    with running(Starlette(routes=provider.routes()), port):
        yield provider
