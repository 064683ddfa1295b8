"""An app served over real HTTP on a free port, by a thread of the test's own process."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn


@dataclass(frozen=True)
class Running:
    """A server that has started."""

    port: int
    server: uvicorn.Server
    thread: threading.Thread

    @property
    def base(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Stop at once: an open workbench would never hang up of itself."""
        self.server.should_exit = self.server.force_exit = True
        self.thread.join(10)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def start(app: Any, port: int = 0, **config: Any) -> Running:
    """Serve `app` until `stop`; `config` goes to uvicorn."""
    port = port or free_port()
    server = uvicorn.Server(
        uvicorn.Config(app, port=port, log_level="warning", proxy_headers=False, **config)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    return Running(port, server, thread)


@contextmanager
def running(app: Any, port: int = 0, **config: Any) -> Iterator[Running]:
    """Serve `app` within the block."""
    found = start(app, port, **config)
    try:
        yield found
    finally:
        found.stop()
