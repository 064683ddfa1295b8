"""gradio's index page → the workbench's: in Swedish from the first byte, and nothing in it about gradio.

gradio takes its own words from the browser's language, and runs a page's `head` only after it has chosen; so what
has to come first is put into the page that gradio serves.
"""

import re
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPTS = ("staff.js", "ask/ask.js")
_OTHERS = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*/?>|<link rel="manifest"[^>]*>')
_ICON = '<link rel="icon" href="/static/trygg-ikon.svg" type="image/svg+xml">'
_WAIT = '<noscript><p style="padding:1rem">Arbetsbänken behöver JavaScript.</p></noscript>'


class IndexPage:
    """Around gradio's app: mends the one page, passes everything else on as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        here = Path(__file__).parent
        self._first = "".join(f"<script>{(here / name).read_text('utf-8')}</script>" for name in _SCRIPTS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if not _is_page(scope):
            await self._app(scope, receive, send)
            return
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self._app(_uncompressed(scope), receive, keep)
        start = next(message for message in messages if message["type"] == "http.response.start")
        body = b"".join(message.get("body", b"") for message in messages)
        page = self.mended(body.decode("utf-8")).encode("utf-8") if start["status"] == 200 else body
        headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        headers += [(b"content-length", str(len(page)).encode()), (b"cache-control", b"no-store")]
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": page})

    def mended(self, page: str) -> str:
        """The page with its own language, icon and first scripts, without what sites show of gradio."""
        page = _OTHERS.sub("", page).replace('lang="en"', 'lang="sv"', 1)
        page = page.replace("<head>", f"<head>{_ICON}{self._first}", 1)
        return page.replace("</body>", f"{_WAIT}</body>", 1)


def _is_page(scope: Scope) -> bool:
    """Whether it is the page itself that is asked for, and not one of its parts."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    below = str(scope["path"]).removeprefix(str(scope.get("root_path", "")))
    return below in {"", "/"}


def _uncompressed(scope: Scope) -> Scope:
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
