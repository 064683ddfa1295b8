"""The workbench's page names the scripts that stand in it, by their hashes, and lets no other inline script run.

gradio's page begins with scripts of its own and has no place for a nonce. What somebody manages to put into the page
later, an attribute with a script among it, then does nothing.
"""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.serving.headers import GRADIO, POLICY, WORKBENCH, hashed

_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def policy_of(page: str) -> str:
    """The workbench's policy for a page of it."""
    hashes = sorted({f"'{hashed(script)}'" for script in _SCRIPT.findall(page)})
    return GRADIO.replace("script-src 'self'", " ".join(("script-src 'self'", *hashes)))


class ScriptHashMiddleware:
    """Around the app: holds back a page of the workbench until it is whole, as its policy comes before it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http" or not scope["path"].startswith(f"{WORKBENCH}/"):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                held.append(message)
            elif held:
                held.append(message)
                if not message.get("more_body"):
                    await _sent(held, send)
            else:
                await send(message)

        await self._app(scope, receive, hold)


def _is_page(start: Message) -> bool:
    named = {name.lower(): value for name, value in start["headers"]}
    return named.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in named


async def _sent(held: list[Message], send: Send) -> None:
    start, *parts = held
    page = b"".join(part.get("body", b"") for part in parts).decode("utf-8", "replace")
    policy = (POLICY, policy_of(page).encode("ascii"))
    await send({**start, "headers": [*start["headers"], policy]})
    for part in parts:
        await send(part)
