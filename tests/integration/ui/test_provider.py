"""Signing in at an OpenID Connect provider over real HTTP, and everything that a token may not be."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import RSAKey

from tests.integration.ui.accounts import ORIGIN, add_account
from tests.integration.ui.oidc import CLIENT, SECRET, Provider, provided
from tests.integration.ui.test_signin import log_of
from ui.signin import signin_texts
from ui.signin.session import COOKIE

Make = Callable[..., TestClient]


@pytest.fixture
def provider() -> Iterator[Provider]:
    with provided() as started:
        yield started


@pytest.fixture
def client(make: Make, provider: Provider, tmp_path: Path) -> TestClient:
    return make(data=tmp_path, oidc_issuer=provider.issuer, oidc_client=CLIENT, oidc_secret=SECRET)


def away(client: TestClient, goal: str = "/staff/") -> str:
    """Our page's button, then the provider's page; returns where that sends the browser."""
    reply = client.get("/logga-in/kommunen", params={"next": goal}, follow_redirects=False)
    assert reply.status_code == 303
    return httpx.get(reply.headers["location"]).headers["location"]


def there_and_back(client: TestClient, **more: str) -> Any:
    return client.get(away(client, **more), follow_redirects=False)


def test_the_page_offers_it(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/logga-in?next=/dokument").text
    assert 'href="/logga-in/kommunen?next=%2Fdokument">Logga in med kommunens konto' in page
    assert 'type="password"' not in page
    add_account(tmp_path)
    assert 'type="password"' in client.get("/logga-in").text


def test_there_and_back(client: TestClient, provider: Provider, tmp_path: Path) -> None:
    reply = there_and_back(client, goal="/dokument/plan/sida/1")
    assert (reply.status_code, reply.headers["location"]) == (303, "/dokument/plan/sida/1")
    me = client.get("/api/v1/me").json()
    assert (me["name"], me["role"]) == ("Anna Berg", "planerare")
    asked = provider.seen[0]
    assert asked["redirect_uri"] == "http://testserver/logga-in/svar"
    assert asked["scope"] == "openid profile email"
    assert len(asked["nonce"]) >= 20
    assert len(asked["state"]) >= 20
    assert len(asked["code_challenge"]) == 43
    ((who, action, details),) = log_of(tmp_path)
    assert (who, action) == (me["id"], "logga in")
    assert details == {"sätt": "OpenID Connect", "namn": "Anna Berg", "roll": "planerare"}


@pytest.mark.parametrize(
    "token",
    [
        {"nonce": "en-annan"},
        {"nonce": None},
        {"aud": "en-annan-klient"},
        {"aud": "en-annan-klient", "azp": CLIENT},
        {"aud": None},
        {"aud": []},
        {"iss": "https://login.evil.example"},
        {"iss": None},
        {"exp": -600},
        {"exp": None},
        {"sub": None},
        {"iat": None},
        {"nbf": 6000},
    ],
    ids=str,
)
def test_a_token_that_does_not_hold(
    client: TestClient, provider: Provider, tmp_path: Path, token: dict[str, Any]
) -> None:
    late = {name: int(time.time()) + int(token[name] or 0) for name in ("exp", "nbf") if token.get(name)}
    provider.token = {**token, **late}
    reply = there_and_back(client)
    assert reply.status_code == 403
    assert signin_texts.PROVIDER in reply.text
    assert COOKIE not in client.cookies
    assert log_of(tmp_path) == []


def test_a_token_signed_by_somebody_else(client: TestClient, provider: Provider) -> None:
    provider.signing = RSAKey.generate_key(2048, {"kid": "k1"})
    assert there_and_back(client).status_code == 403


@pytest.mark.parametrize("offered", [["RS256"], ["none", "HS256", "RS256"], ["none"], ["HS256"], None])
@pytest.mark.parametrize("way", ["none", "HS256"])
def test_a_token_signed_with_what_proves_nothing(
    client: TestClient, provider: Provider, way: str, offered: list[str] | None
) -> None:
    provider.published["id_token_signing_alg_values_supported"] = offered
    provider.sign = way
    assert there_and_back(client).status_code == 403
    assert COOKIE not in client.cookies


def test_no_token_at_all(client: TestClient, provider: Provider) -> None:
    provider.sends_token = False
    assert there_and_back(client).status_code == 403


def test_a_key_that_was_changed_meanwhile_is_fetched(client: TestClient, provider: Provider) -> None:
    assert there_and_back(client).status_code == 303
    provider.key = RSAKey.generate_key(2048, {"kid": "k1"})
    assert there_and_back(client).status_code in {303, 403}


def test_a_provider_that_calls_itself_something_else(client: TestClient, provider: Provider) -> None:
    provider.published["issuer"] = "https://login.evil.example"
    reply = client.get("/logga-in/kommunen", follow_redirects=False)
    assert reply.status_code == 503
    assert signin_texts.PROVIDER in reply.text


def test_a_provider_that_is_down_comes_back(client: TestClient, provider: Provider) -> None:
    provider.down = True
    assert client.get("/logga-in/kommunen", follow_redirects=False).status_code == 503
    provider.down = False
    assert there_and_back(client).status_code == 303


def test_anothers_answer_is_refused(
    make: Make, client: TestClient, provider: Provider, tmp_path: Path
) -> None:
    other = make(data=tmp_path, oidc_issuer=provider.issuer, oidc_client=CLIENT, oidc_secret=SECRET)
    theirs = away(client)
    assert other.get(theirs, follow_redirects=False).status_code == 403
    away(other)
    assert other.get(theirs, follow_redirects=False).status_code == 403
    assert COOKIE not in other.cookies


def test_an_answer_is_good_once(client: TestClient) -> None:
    back = away(client)
    assert client.get(back, follow_redirects=False).status_code == 303
    assert client.get(back, follow_redirects=False).status_code == 403


@pytest.mark.parametrize(
    "query", ["", "?error=access_denied", "?code=x", "?state=x", "?code=x&state=x", "?error=%0d%0aroot%20in"]
)
def test_an_answer_to_nothing(client: TestClient, query: str, caplog: pytest.LogCaptureFixture) -> None:
    assert client.get(f"/logga-in/svar{query}", follow_redirects=False).status_code == 403
    assert "\nroot in" not in caplog.text


@pytest.mark.parametrize("roles", [None, [], ["annan"], "annan"])
def test_without_a_role_one_is_refused(
    client: TestClient, provider: Provider, tmp_path: Path, roles: object
) -> None:
    provider.claims = {"sub": "s1", "preferred_username": "anna@kommunen.se", "roles": roles}
    reply = there_and_back(client)
    assert reply.status_code == 403
    assert signin_texts.NO_ROLE in reply.text
    ((who, action, details),) = log_of(tmp_path)
    assert (who, action, details["skäl"]) == ("", "felaktig inloggning", "ingen roll")
    assert details["konto"].startswith("anna@kommunen.se#")


def test_signing_out_goes_on_to_the_provider(client: TestClient, provider: Provider) -> None:
    there_and_back(client)
    cookie = client.cookies[COOKIE]
    reply = client.post("/logga-ut", headers=ORIGIN, follow_redirects=False)
    there = urlsplit(reply.headers["location"])
    asked = parse_qs(there.query)
    assert f"{there.scheme}://{there.netloc}{there.path}" == f"{provider.base}/logout"
    assert asked["post_logout_redirect_uri"] == ["http://testserver/logga-ut"]
    assert asked["id_token_hint"][0].count(".") == 2
    assert client.get("/api/v1/me", headers={"cookie": f"{COOKIE}={cookie}"}).status_code == 401


def test_signing_out_where_the_provider_offers_nothing(client: TestClient, provider: Provider) -> None:
    provider.published["end_session_endpoint"] = None
    there_and_back(client)
    reply = client.post("/logga-ut", headers=ORIGIN, follow_redirects=False)
    assert reply.headers["location"] == "/logga-ut"


def test_as_entra_id_writes_it(make: Make, provider: Provider, tmp_path: Path) -> None:
    provider.path = "/11111111-tenant/v2.0"
    (tmp_path / "groups.toml").write_text('"8f1c-4a" = "redaktör"\n', "utf-8")
    provider.claims = {
        "sub": "parvis",
        "oid": "2222-oid",
        "tid": "11111111-tenant",
        "preferred_username": "anna.berg@kommunen.se",
        "name": "Anna Berg",
        "groups": ["0000-1", "8f1c-4a"],
        "ver": "2.0",
    }
    client = make(
        data=tmp_path,
        oidc_issuer=provider.issuer,
        oidc_client=CLIENT,
        oidc_secret=SECRET,
        oidc_roles="groups",
    )
    assert there_and_back(client).status_code == 303
    me = client.get("/api/v1/me").json()
    assert me["role"] == "redaktör"
    assert me["id"].startswith("anna.berg@kommunen.se#")


def test_as_ad_fs_writes_it(make: Make, provider: Provider, tmp_path: Path) -> None:
    provider.path = "/adfs"
    provider.published = {
        "scopes_supported": ["openid", "profile", "allatclaims"],
        "access_token_issuer": "http://adfs.kommunen.se/adfs/services/trust",
    }
    provider.claims = {
        "sub": "s3cr",
        "upn": "anna@ad.kommunen.se",
        "unique_name": "AD\\anna",
        "group": "Planerare",
    }
    (tmp_path / "groups.toml").write_text('"Planerare" = "planerare"\n', "utf-8")
    client = make(
        data=tmp_path,
        oidc_issuer=f"{provider.issuer}/",
        oidc_client=CLIENT,
        oidc_secret=SECRET,
        oidc_roles="group",
    )
    reply = client.get("/logga-in/kommunen", follow_redirects=False)
    cookie = reply.headers["set-cookie"]
    assert "SameSite=none" in cookie
    assert "Secure" in cookie
    page = httpx.get(reply.headers["location"]).text
    assert provider.seen[0]["response_mode"] == "form_post"
    assert provider.seen[0]["scope"].endswith("allatclaims")
    fields = dict(part.split('" value="') for part in page.split('name="')[1:] if '" value="' in part)
    fields = {name: value.split('"')[0] for name, value in fields.items()}
    # As the provider's site sends it: across sites, over https (which is what lets the cookie along).
    kept = cookie.partition(";")[0]
    sent = {"origin": "https://adfs.kommunen.se", "sec-fetch-site": "cross-site", "cookie": kept}
    reply = client.post("/logga-in/svar", data=fields, headers=sent, follow_redirects=False)
    assert reply.status_code == 303
    me = client.get("/api/v1/me").json()
    assert (me["id"].partition("#")[0], me["role"]) == ("anna@ad.kommunen.se", "planerare")


def test_without_a_provider_there_is_no_such_page(make: Make, tmp_path: Path) -> None:
    client = make(data=tmp_path)
    for path in ("/logga-in/kommunen", "/logga-in/svar"):
        assert client.get(path, follow_redirects=False).status_code == 404


def test_the_page_may_send_on_to_the_provider_alone(client: TestClient, provider: Provider) -> None:
    policy = client.get("/logga-in").headers["content-security-policy"]
    assert f"form-action 'self' {provider.base};" in policy
