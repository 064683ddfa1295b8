"""Signing in and out over HTTP: what a session gives, what ends it, what is refused, what is noted."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.settings import Settings
from tests.integration.ui.accounts import ORIGIN, PASSWORD, add_account, cheaply, form_token, sign_in
from tests.integration.ui.fakes import SECRET
from ui.signin import signin_texts
from ui.signin.accounts import Accounts
from ui.signin.person import Role
from ui.signin.session import COOKIE
from ui.store.store import open_store

STAFF_QUESTION = {"question": "Vad gäller?", "audience": "staff"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    add_account(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def client(make: Callable[..., TestClient], data: Path) -> TestClient:
    return make(data=data)


def log_of(data: Path) -> list[tuple[str, str, dict[str, str]]]:
    store = open_store(Settings(data=data))
    try:
        return [(row.person, row.action, dict(row.details)) for row in store.audit.entries(None, None)]
    finally:
        store.close()


def test_who_signs_in_is_somebody(client: TestClient) -> None:
    assert client.get("/api/v1/me").status_code == 401
    reply = sign_in(client)
    assert (reply.status_code, reply.headers["location"]) == (303, "/staff/")
    assert client.get("/api/v1/me").json() == {"id": "anna", "name": "Anna Berg", "role": "planerare"}


def test_the_cookie_is_for_the_server_alone(client: TestClient) -> None:
    cookie = sign_in(client).headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    for part in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=28800"):
        assert part in cookie
    assert "Secure" not in cookie


def test_over_https_it_is_sent_over_https_alone(make: Callable[..., TestClient], data: Path) -> None:
    client = make(data=data, trusted_proxy="testclient")
    told = {"x-forwarded-proto": "https", **ORIGIN}
    assert "Secure" in sign_in(client, headers=told).headers["set-cookie"]


def test_staff_read_what_is_internal_and_are_not_counted(make: Callable[..., TestClient], data: Path) -> None:
    client = make(data=data, rate_short=1, rate_long=1)
    assert client.get(f"/dokument/{SECRET}/sida/1").status_code == 404
    sign_in(client)
    assert client.get(f"/dokument/{SECRET}/sida/1").status_code == 200
    assert client.get(f"/dokument/{SECRET}/sida/1").headers["cache-control"] == "private, no-cache"
    replies = [client.post("/api/v1/ask", json=STAFF_QUESTION, headers=ORIGIN).status_code for _ in range(4)]
    assert replies == [200] * 4


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", **ORIGIN},
        {"origin": "null"},
    ],
)
def test_another_sites_page_can_not_ask_as_staff(client: TestClient, headers: dict[str, str]) -> None:
    sign_in(client)
    # Without a type, as a page may send it without asking first.
    body = b'{"question": "Vem vet?", "audience": "staff"}'
    assert client.post("/api/v1/ask", content=body, headers=headers).status_code in {401, 403}
    assert client.post("/api/v1/ask", content=body, headers=ORIGIN).status_code == 200


def test_signing_out_ends_it_for_a_copy_of_the_cookie_too(client: TestClient, data: Path) -> None:
    sign_in(client)
    stolen = client.cookies[COOKIE]
    reply = client.post("/logga-ut", headers=ORIGIN, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "/logga-ut")
    assert "Du är utloggad" in client.get("/logga-ut").text
    assert client.get("/api/v1/me", headers={"cookie": f"{COOKIE}={stolen}"}).status_code == 401
    assert [action for _, action, _ in log_of(data)] == ["logga in", "logga ut"]


def test_another_site_can_not_sign_anybody_out(client: TestClient) -> None:
    sign_in(client)
    client.post("/logga-ut", headers={"sec-fetch-site": "cross-site"})
    assert client.get("/logga-ut").status_code == 200
    assert client.get("/api/v1/me").status_code == 200


def test_signing_in_again_ends_what_was(client: TestClient) -> None:
    sign_in(client)
    before = client.cookies[COOKIE]
    client.cookies.delete(COOKIE)
    sign_in(
        client, headers={**ORIGIN, "cookie": f"trygg_form={client.cookies['trygg_form']}; {COOKIE}={before}"}
    )
    assert client.cookies[COOKIE] != before
    assert client.get("/api/v1/me", headers={"cookie": f"{COOKIE}={before}"}).status_code == 401


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.remove("anna"),
        lambda accounts: accounts.change("anna", lambda found: replace(found, role=Role.MEDARBETARE)),
        lambda accounts: accounts.change(
            "anna", lambda found: replace(found, password=cheaply("något annat"))
        ),
    ],
    ids=["remove", "role", "password"],
)
def test_a_changed_account_ends_its_sessions(
    client: TestClient, data: Path, change: Callable[[Accounts], Any]
) -> None:
    sign_in(client)
    change(Accounts(data))
    assert client.get("/api/v1/me").status_code == 401


def test_a_damaged_file_lets_nobody_in_and_residents_ask_on(client: TestClient, data: Path) -> None:
    sign_in(client)
    (data / "users.jsonl").write_text("{", "utf-8")
    assert client.get("/api/v1/me").status_code == 401
    assert client.post("/api/v1/ask", json={"question": "Vad gäller?"}).status_code == 200
    reply = sign_in(client)
    assert reply.status_code in {400, 503}


@pytest.mark.parametrize(("name", "password"), [("anna", "fel"), ("berit", PASSWORD), ("", ""), ("anna", "")])
def test_what_is_wrong_is_not_told(client: TestClient, name: str, password: str) -> None:
    reply = sign_in(client, name, password)
    assert reply.status_code == 403
    assert signin_texts.WRONG in reply.text
    assert COOKIE not in reply.headers.get("set-cookie", "")


def test_a_name_that_nobody_has_takes_as_long(client: TestClient, data: Path) -> None:
    from ui.signin.password import hashed

    Accounts(data).change("anna", lambda found: replace(found, password=hashed(PASSWORD)))
    took = {}
    for name in ("anna", "berit"):
        times = []
        for _ in range(3):
            token, started = form_token(client), time.perf_counter()
            sign_in(client, name, "fel", token=token)
            times.append(time.perf_counter() - started)
        took[name] = min(times)
    assert took["berit"] > took["anna"] / 2
    assert took["anna"] > took["berit"] / 2


def test_what_is_typed_comes_back_as_text(client: TestClient) -> None:
    page = sign_in(client, '"><script>alert(1)</script>', "fel", next='"><b>').text
    assert "<script>" not in page
    assert "<b>" not in page
    assert "&#34;&gt;&lt;script&gt;" in page


def test_wrong_passwords_slow_down_in_every_process(make: Callable[..., TestClient], data: Path) -> None:
    clients = [make(data=data), make(data=data)]
    replies = [sign_in(clients[number % 2], password="fel") for number in range(6)]
    assert [reply.status_code for reply in replies] == [403] * 5 + [429]
    assert 0 < int(replies[-1].headers["retry-after"]) <= 30
    assert "Vänta" in replies[-1].text
    assert sign_in(clients[0]).status_code == 429


def test_names_are_not_kept_with_the_counts(client: TestClient, data: Path) -> None:
    sign_in(client, "berit.hemlig", "fel")
    assert b"berit.hemlig" not in (data / "trygg.sqlite").read_bytes()
    assert b"berit.hemlig" not in (data / "trygg.sqlite-wal").read_bytes()


def test_the_log_says_who_but_never_the_password(client: TestClient, data: Path) -> None:
    sign_in(client, password="fel-lösen-1")
    sign_in(client, "mitt-lösenord-i-fel-fält", "fel-lösen-2")
    sign_in(client)
    assert log_of(data) == [
        ("", "felaktig inloggning", {"konto": "anna", "adress": "testclient"}),
        ("", "felaktig inloggning", {"konto": "okänt", "adress": "testclient"}),
        ("anna", "logga in", {"sätt": "lösenord", "roll": "planerare"}),
    ]


@pytest.mark.parametrize("token", ["", "x", "x.y.z"])
def test_a_form_that_is_not_ours_is_refused(client: TestClient, token: str) -> None:
    reply = sign_in(client, token=token)
    assert reply.status_code == 400
    assert signin_texts.STALE in reply.text


def test_anothers_form_is_refused(make: Callable[..., TestClient], data: Path) -> None:
    mine, theirs = make(data=data), make(data=data)
    assert sign_in(mine, token=form_token(theirs)).status_code == 400


def test_another_sites_form_is_refused(client: TestClient) -> None:
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {}):
        assert sign_in(client, headers=headers).status_code == 403
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("goal", ["//evil.example/", "https://evil.example", "/\\evil.example", "/logga-ut"])
def test_nobody_is_sent_elsewhere(client: TestClient, goal: str) -> None:
    assert sign_in(client, next=goal).headers["location"] == "/staff/"
    client.cookies.delete(COOKIE)
    assert "evil" not in client.get("/logga-in", params={"next": goal}).text


def test_one_comes_back_to_where_one_was(client: TestClient) -> None:
    assert 'value="/dokument/plan/sida/2"' in client.get("/logga-in?next=/dokument/plan/sida/2").text
    assert sign_in(client, next="/dokument/plan/sida/2").headers["location"] == "/dokument/plan/sida/2"


def test_a_flood_is_stopped_before_it_costs_anything(client: TestClient, data: Path) -> None:
    started = time.perf_counter()
    codes = [client.post("/logga-in", data={"name": "x"}, headers=ORIGIN).status_code for _ in range(140)]
    assert codes.count(429) == 20
    assert time.perf_counter() - started < 10
    assert log_of(data) == []


def test_pages_allow_nothing_from_elsewhere(client: TestClient) -> None:
    for path in ("/logga-in", "/logga-ut"):
        reply = client.get(path)
        policy = reply.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'")
        assert "form-action 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert reply.headers["cache-control"] == "no-store"
        assert "<script" not in reply.text
    assert client.get("/static/trygg-signin.css").headers["content-type"].startswith("text/css")


def test_a_broken_body_is_a_wrong_form(client: TestClient) -> None:
    for body in (b"\xff\xfe", b"a" * 5000, b"&".join([b"a=b"] * 500), b""):
        reply = client.post("/logga-in", content=body, headers=ORIGIN)
        assert reply.status_code == 400


def test_without_accounts_the_page_says_how_to_make_one(
    make: Callable[..., TestClient], tmp_path: Path
) -> None:
    assert signin_texts.NOBODY in make(data=tmp_path / "tom").get("/logga-in").text


def test_an_ended_session_is_told(client: TestClient) -> None:
    assert signin_texts.ENDED in client.get("/logga-in", headers={"cookie": f"{COOKIE}=gammal"}).text


class TestProxy:
    @pytest.fixture
    def settings(self, data: Path) -> dict[str, Any]:
        return {"data": data, "trusted_proxy": "testclient", "proxy_user": "X-Remote-User"}

    def test_the_trusted_proxys_word_counts(
        self, make: Callable[..., TestClient], settings: dict[str, Any]
    ) -> None:
        client = make(**settings)
        assert client.get("/api/v1/me", headers={"x-remote-user": "Anna"}).json()["role"] == "planerare"
        assert (
            "Du är inloggad genom kommunens webbserver och loggas ut där."
            in client.get("/logga-ut", headers={"x-remote-user": "anna"}).text
        )

    @pytest.mark.parametrize("said", ["berit", "", "anna, adm", "nyckel"])
    def test_who_is_not_in_the_file_is_nobody(
        self, make: Callable[..., TestClient], settings: dict[str, Any], said: str
    ) -> None:
        assert make(**settings).get("/api/v1/me", headers={"x-remote-user": said}).status_code == 401

    def test_said_twice_is_nobody(self, make: Callable[..., TestClient], settings: dict[str, Any]) -> None:
        twice = [("x-remote-user", "anna"), ("x-remote-user", "anna")]
        assert make(**settings).get("/api/v1/me", headers=twice).status_code == 401

    def test_others_are_not_believed(self, make: Callable[..., TestClient], settings: dict[str, Any]) -> None:
        for changed in ({"trusted_proxy": "10.0.0.1"}, {"proxy_user": ""}):
            client = make(**{**settings, **changed})
            assert client.get("/api/v1/me", headers={"x-remote-user": "anna"}).status_code == 401

    def test_another_sites_page_can_not_use_it(
        self, make: Callable[..., TestClient], settings: dict[str, Any]
    ) -> None:
        sent = {"x-remote-user": "anna", "sec-fetch-site": "cross-site"}
        assert make(**settings).post("/api/v1/ask", json=STAFF_QUESTION, headers=sent).status_code == 401


@pytest.mark.parametrize(
    "settings",
    [
        {"session_key": "kort"},
        {"proxy_user": "X-Remote-User"},
        {"oidc_issuer": "http://login.kommunen.se"},
        {"oidc_issuer": "https://login.kommunen.se"},
    ],
)
def test_settings_that_do_not_go_together_stop_the_start(
    make: Callable[..., TestClient], settings: dict[str, str]
) -> None:
    from corpus.errors import SettingError

    with pytest.raises(SettingError):
        make(**settings)
