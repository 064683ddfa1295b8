"""The folder of scripts, style sheets and words → replies, compressed and with an ETag."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request
from fastapi.responses import Response

STATIC = Path(__file__).parent / "static"
MEDIA = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
}


@dataclass(frozen=True, slots=True)
class File:
    """What is sent for one file."""

    media: str
    plain: bytes
    packed: bytes
    tag: str

    def reply(self, request: Request) -> Response:
        """The file as this browser takes it; nothing but a 304 where it has it."""
        headers = {"ETag": self.tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        # A script for other sites: without this a browser that isolates the site would refuse it.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if request.headers.get("if-none-match") == self.tag:
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(self.packed, media_type=self.media, headers=headers)
        return Response(self.plain, media_type=self.media, headers=headers)


def files() -> Mapping[str, File]:
    """Every file under its path in the folder; what isn't here can't be asked for.

    Example: files()["chat.js"].media -> "text/javascript; charset=utf-8"
    """
    found = sorted(path for path in STATIC.rglob("*") if path.suffix in MEDIA)
    return {path.relative_to(STATIC).as_posix(): _file(path) for path in found}


def _file(path: Path) -> File:
    plain = path.read_bytes()
    tag = f'"{hashlib.sha256(plain).hexdigest()[:16]}"'
    return File(MEDIA[path.suffix], plain, gzip.compress(plain, 9, mtime=0), tag)
