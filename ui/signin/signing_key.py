"""The key that signs: the setting, or a file in the data folder that all processes share."""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from corpus.errors import SettingError
from corpus.settings import Settings

FILE = "session.key"
SHORTEST = 32
"""Characters of a key that an operator sets."""


def session_key(settings: Settings) -> bytes:
    """The key; made where there is none. Raises SettingError where it is too short or can't be made."""
    if settings.session_key:
        if len(settings.session_key) < SHORTEST:
            raise SettingError(
                f"TRYGG_SESSION_KEY måste ha minst {SHORTEST} tecken. Gör en med «openssl rand -base64 32»."
            )
        return settings.session_key.encode("utf-8", "replace")
    try:
        return _kept(settings.data)
    except OSError as error:
        raise SettingError(
            f"Nyckeln för inloggningar går inte att läsa eller göra ({type(error).__name__}). Se att mappen i "
            "TRYGG_DATA går att skriva i, eller sätt TRYGG_SESSION_KEY."
        ) from error


def signer_of(settings: Settings, purpose: str) -> TimestampSigner:
    """Signs text that browsers keep; what is signed for one purpose is no good for another."""
    return TimestampSigner(session_key(settings), salt=f"trygg.{purpose}", digest_method=hashlib.sha256)


def serializer_of(settings: Settings, purpose: str) -> URLSafeTimedSerializer:
    """Signs values that browsers keep, in the same way."""
    options = {"digest_method": hashlib.sha256}
    return URLSafeTimedSerializer(session_key(settings), salt=f"trygg.{purpose}", signer_kwargs=options)


def _kept(data: Path) -> bytes:
    file = data / FILE
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        fresh = data / f"{FILE}.{secrets.token_hex(8)}"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(secrets.token_hex(32).encode())
        # Linked whole: of processes that start at once the first one's key stands, and none reads half of it.
        with suppress(FileExistsError):
            os.link(fresh, file)
        fresh.unlink()
    return file.read_bytes()
