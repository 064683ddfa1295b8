"""How long a request may take to arrive: its head, its body, and a file that is put in.

Without an end to it, one machine that sends a byte now and then holds as many connections as it likes (slowloris).
"""

import asyncio
import time

from starlette.types import Message, Receive
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from ui.api.problems import Refusal

HEAD = 10.0
"""Seconds from a connection's first byte, or its opening, until the request's head is whole."""
HEAD_BYTES = 32 * 1024
"""Bytes of a request's head: address, cookies and all; twice what nginx lets through."""
BODY = 10.0
"""Seconds for a body: 64 kB over a poor mobile line takes some three."""
BENCH = 30.0
"""Seconds for what the workbench sends of a conversation, up to 1 MB."""
FILE = 300.0
"""Seconds for a document of 50 MB: 1.4 Mbit/s is enough."""
SLOW = "Förfrågan kom för långsamt och har avbrutits. Försök igen."
SLOW_FILE = "Filen kom för långsamt och har inte tagits emot. Försök igen över ett snabbare nät."
ENDLESS = "/staff/gradio_api/heartbeat/"
"""What every open workbench holds on to, to be missed when it closes."""


def timely(receive: Receive, seconds: float, detail: str) -> Receive:
    """A `receive` that raises a 408 with `detail` where the body isn't whole after so many seconds in all."""
    last, whole = time.monotonic() + seconds, False

    async def received() -> Message:
        nonlocal whole
        if whole:
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), max(0.0, last - time.monotonic()))
        except TimeoutError:
            raise Refusal(408, detail, {"Connection": "close"}) from None
        whole = message["type"] != "http.request" or not message.get("more_body")
        return message

    return received


class TimeoutProtocol(HttpToolsProtocol):
    """uvicorn's own, which waits for a request's head only so long and takes only so much of it."""

    seconds, most = HEAD, HEAD_BYTES

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """A visitor has come."""
        self._head = 0
        self._late: asyncio.TimerHandle | None = None
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Some bytes of a request, or more than one."""
        super().data_received(data)
        if self._late is not None:
            self._head += len(data)
            if self._head > self.most:
                self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins, perhaps not the first of its connection."""
        super().on_message_begin()
        if self._late is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._forget()
        super().on_headers_complete()

    def shutdown(self) -> None:
        """The service stops: what runs may finish, but not what never would."""
        super().shutdown()
        running = self.cycle is not None and not self.cycle.response_complete
        if running and self.cycle.scope["path"].startswith(ENDLESS):
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """The visitor has gone."""
        self._forget()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._head = 0
        self._late = self.loop.call_later(self.seconds, self.transport.close)

    def _forget(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
