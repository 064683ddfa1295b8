"""The door to a language model: what is sent, and every way that it can go wrong, without a network."""

import inspect
import json
import subprocess
import sys
from collections.abc import Callable

import httpx
import pytest

from corpus.errors import LanguageModelError, SettingError
from corpus.llm.chat_model import MOST_BYTES, ChatModel, make_model
from corpus.settings import Settings
from tests.fakes import ROOT

KEY = "hemlig-nyckel-1"
URL = "http://modell.invalid:8080"
Handler = Callable[[httpx.Request], httpx.Response]


def said(content: object, **more: object) -> httpx.Response:
    return httpx.Response(200, json={"choices": [{"message": {"content": content}, **more}]})


def model(handler: Handler, url: str = URL) -> ChatModel:
    return ChatModel(url, "liten", KEY, seconds=2, transport=httpx.MockTransport(handler))


def test_what_is_sent() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return said(" Hej. \n")

    assert model(handler).complete("Gör så.", "Text \ud800") == "Hej."
    body = json.loads(seen[0].content)
    assert len(seen) == 1
    assert (body["model"], body["temperature"], body["stream"]) == ("liten", 0, False)
    assert 0 < body["max_tokens"] <= 1000
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert seen[0].headers["Authorization"] == f"Bearer {KEY}"
    assert seen[0].headers["Accept-Encoding"] == "identity"


@pytest.mark.parametrize("ending", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
def test_the_address(ending: str) -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return said("Hej.")

    model(handler, URL + ending).complete("", "")
    assert seen == [f"{URL}/v1/chat/completions"]


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (httpx.Response(500, text="Traceback"), "felkod 500"),
        (httpx.Response(401), "felkod 401"),
        (httpx.Response(302, headers={"Location": "http://annan.invalid"}), "felkod 302"),
        (httpx.Response(200, text="<html>"), "form"),
        (httpx.Response(200, text=""), "form"),
        (httpx.Response(200, text="[" * 100_000), "form"),
        (httpx.Response(200, json={"choices": []}), "form"),
        (httpx.Response(200, json={"choices": "abc"}), "form"),
        (httpx.Response(200, json=[1]), "form"),
        (httpx.Response(200, json={"choices": [{"message": None}]}), "form"),
        (
            httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(b"\x1f")),
            "packat",
        ),
        (httpx.Response(200, content=b"\xff\xfe\x00"), "form"),
        (httpx.Response(200, content=b"x" * (MOST_BYTES + 1)), "för långt"),
        (said("x" * 10_000_000), "för långt"),
        (said("x" * 10_001), "för långt"),
        (said(""), "ingenting"),
        (said("  \n"), "ingenting"),
        (said(None), "ingenting"),
        (said(["Hej"]), "ingenting"),
        (said("Klotter ska inte", finish_reason="length"), "avhugget"),
    ],
)
def test_replies_that_are_none(reply: httpx.Response, told: str) -> None:
    asked = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return reply

    with pytest.raises(LanguageModelError, match=told) as caught:
        model(handler).complete("", "")
    assert len(asked) == 1
    assert KEY not in str(caught.value)
    assert "invalid" not in str(caught.value)


def faults() -> list[type[Exception]]:
    """Every error that httpx has, those for its async client aside."""
    found = [kind for _, kind in inspect.getmembers(httpx, inspect.isclass) if issubclass(kind, Exception)]
    assert len(found) > 20
    return found


@pytest.mark.parametrize("kind", faults())
def test_no_error_of_httpx_gets_out(kind: type[Exception]) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        try:
            raise kind(f"{URL} {KEY}")
        except TypeError:
            needed = {"request": request, "response": httpx.Response(500)}
            wanted = inspect.signature(kind).parameters
            given = {name: value for name, value in needed.items() if name in wanted}
            raise (kind(f"{URL} {KEY}", **given) if "message" in wanted else kind()) from None

    with pytest.raises(LanguageModelError) as caught:
        model(handler).complete("", "")
    assert KEY not in str(caught.value)
    assert "invalid" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["modell", "ftp://modell", "http://", "http://a:b@modell", "http://modell:x", "http://modell:99999", "http://[::1",
     "http://modell/?nyckel=1", "file:///etc/passwd"],
)  # fmt: skip
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(SettingError, match="TRYGG_LLM_URL") as caught:
        ChatModel(url, "liten")
    assert url == "http://" or url not in str(caught.value)


@pytest.mark.parametrize("key", ["a b", "a\nb", "nyckel\r", "åäö"])
def test_keys_that_are_none(key: str) -> None:
    with pytest.raises(SettingError, match="TRYGG_LLM_KEY") as caught:
        ChatModel(URL, "liten", key)
    assert key not in str(caught.value)


def test_from_settings() -> None:
    assert make_model(Settings()) is None
    made = make_model(Settings(llm_url=URL, llm_model="liten", llm_key=KEY))
    assert made is not None
    assert made.name == "liten"
    assert KEY not in repr(Settings(llm_key=KEY))
    with pytest.raises(SettingError, match="TRYGG_LLM_MODEL"):
        make_model(Settings(llm_url=URL))


def test_without_a_model_httpx_is_not_loaded() -> None:
    program = (
        "import sys; from corpus.llm.chat_model import make_model; from corpus.settings import Settings; "
        "assert make_model(Settings()) is None; sys.exit('httpx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0
