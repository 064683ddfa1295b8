"""Instruction and text → what a language model writes: the one door to a model, and to httpx.

Any server that speaks OpenAI's `/v1/chat/completions` will do. Without `TRYGG_LLM_URL` there is no model and httpx
is never imported. What comes back is unchecked: whoever asks checks it before it is shown or written.
"""

import json
import time
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from corpus.errors import LanguageModelError, SettingError
from corpus.settings import Settings

if TYPE_CHECKING:
    import httpx

MOST_TOKENS = 800
"""Asked of the model; 250 Swedish words, the longest answer, take some 500."""
MOST_BYTES = 200_000
"""Of a reply; anything longer is no answer to what is asked here."""
MOST_CHARACTERS = 10_000
"""Of what the model writes; three times what `MOST_TOKENS` can hold."""
_ENDINGS = ("/v1/chat/completions", "/chat/completions", "/v1")


class LanguageModel(Protocol):
    """Writes a text by an instruction; safe to call from several threads."""

    @property
    def name(self) -> str:
        """What the operator calls it."""
        ...

    def complete(self, instruction: str, text: str) -> str:
        """What the model makes of `text`; raises LanguageModelError where it gives no answer in time."""
        ...


def make_model(settings: Settings) -> LanguageModel | None:
    """The model that the settings name, None where they name none."""
    if settings.llm_class:
        # Loading llama-index takes seconds, and only those who name one of its classes need it.
        from corpus.llamaindex.language_model import LlamaIndexModel

        return LlamaIndexModel(settings.llm_class, settings.llm_key)
    if not settings.llm_url:
        return None
    return ChatModel(settings.llm_url, settings.llm_model, settings.llm_key, seconds=settings.llm_seconds)


class ChatModel:
    """A model behind a chat address; each call is one request, never repeated."""

    def __init__(
        self,
        url: str,
        name: str,
        key: str = "",
        *,
        seconds: float = 15,
        transport: "httpx.BaseTransport | None" = None,
    ) -> None:
        self.name = name
        self._address, self._seconds, self._transport = _address(url), seconds, transport
        if not name:
            raise SettingError("TRYGG_LLM_URL är satt, men inte TRYGG_LLM_MODEL. Ange modellens namn.")
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise SettingError("TRYGG_LLM_KEY innehåller tecken som en nyckel inte kan ha.")
        # A compressed reply could be small on the wire and huge in memory.
        self._headers = {"Accept-Encoding": "identity", "Content-Type": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def complete(self, instruction: str, text: str) -> str:
        """What the model writes, white space at the ends removed; never empty."""
        request = {
            "model": self.name,
            "messages": [{"role": "system", "content": instruction}, {"role": "user", "content": text}],
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
            "stream": False,
        }
        return _written(self._exchange(json.dumps(request).encode()))

    def _exchange(self, request: bytes) -> bytes:
        # Not at the top: a service without a model shouldn't load it.
        import httpx

        try:
            with (
                httpx.Client(
                    timeout=self._seconds,
                    trust_env=False,
                    follow_redirects=False,
                    transport=self._transport,
                ) as client,
                client.stream("POST", self._address, content=request, headers=self._headers) as reply,
            ):
                if reply.status_code != httpx.codes.OK:
                    raise LanguageModelError(f"Språkmodellen svarade med felkod {reply.status_code}.")
                return _body(reply, time.monotonic() + self._seconds)
        except httpx.TimeoutException as error:
            raise LanguageModelError(_late(self._seconds)) from error
        except (httpx.NetworkError, httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise LanguageModelError(
                "Språkmodellen går inte att nå. Kontrollera att den är i gång och TRYGG_LLM_URL."
            ) from error
        except (httpx.HTTPError, httpx.StreamError, httpx.CookieConflict) as error:
            raise LanguageModelError("Språkmodellens svar gick inte att läsa.") from error


def _address(url: str) -> str:
    """Where to ask: "http://localhost:8080" gives "http://localhost:8080/v1/chat/completions"."""
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        raise SettingError("TRYGG_LLM_URL går inte att tyda som adress.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_fits:
        raise SettingError("TRYGG_LLM_URL ska vara en adress som börjar med http:// eller https://.")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise SettingError(
            "TRYGG_LLM_URL får inte innehålla lösenord, ? eller #. Nyckeln anges i TRYGG_LLM_KEY."
        )
    base = url.rstrip("/")
    for ending in _ENDINGS:
        base = base.removesuffix(ending)
    return f"{base}/v1/chat/completions"


def _body(reply: "httpx.Response", until: float) -> bytes:
    """A reply's bytes, given up where they are too many or too slow."""
    if reply.headers.get("Content-Encoding", "identity") != "identity":
        raise LanguageModelError("Språkmodellens svar är packat; det går inte att läsa.")
    body = b""
    for part in reply.iter_bytes():
        body += part
        if len(body) > MOST_BYTES:
            raise LanguageModelError("Språkmodellens svar är för långt.")
        if time.monotonic() > until:
            raise LanguageModelError("Språkmodellen svarar för långsamt.")
    return body


def _late(seconds: float) -> str:
    return f"Språkmodellen svarade inte inom {seconds:g} sekunder."


def _written(body: bytes) -> str:
    """The text in a reply's first choice."""
    try:
        choice = json.loads(body)["choices"][0]
        content, end = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise LanguageModelError("Språkmodellens svar har inte den form som väntades.") from error
    if not isinstance(content, str) or not content.strip():
        raise LanguageModelError("Språkmodellen skrev ingenting.")
    if len(content) > MOST_CHARACTERS:
        raise LanguageModelError("Språkmodellens svar är för långt.")
    if end == "length":
        raise LanguageModelError("Språkmodellens svar blev avhugget.")
    return content.strip()
