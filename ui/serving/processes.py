"""How the service runs: in this process, or in several that share the port, the limits and the counts.

What an app needs is imported by the process that has one: the supervisor of several stays small.
"""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from corpus.index.generations import require_current
from corpus.settings import Settings
from ui.serving import json_logs
from ui.serving.prometheus import FOLDER
from ui.serving.rate_limit import FILE as LIMITS
from ui.serving.timeouts import TimeoutProtocol

FACTORY = "ui.serving.app_factory:make"
STOP = 20
"""Seconds that running answers and streams may take at a stop: a language model's answer (15) with room to spare, and
less than the 30 after which systemd and compose kill (docs/operations.md)."""
KEEP_ALIVE = 5
"""Seconds for which an unused connection stays open."""
COUNTS = "metrics"
"""Folder in the data folder where several processes put their counts."""


class Supervisor(Multiprocess):
    """uvicorn's own, which also shuts the port at a stop: otherwise new visitors wait for what is closing."""

    def terminate_all(self) -> None:
        """Tell every process to finish what it does."""
        for each in self.sockets:
            each.close()
        super().terminate_all()


def serve(settings: Settings, host: str, port: int, factory: str = FACTORY) -> int:
    """Serve until SIGTERM or SIGINT, finish what runs; returns 0, or 1 where it couldn't start.

    Raises IndexMissing before the first ingest.
    `factory` names what makes the app, as "module:function".
    """
    require_current(settings.data)
    json_logs.set_up()
    # As at Ctrl-C: uvicorn ends in order, and then raises the signal again.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Every process reads its settings from the environment.
    os.environ["TRYGG_WORKERS"] = str(settings.workers)
    config = uvicorn.Config(
        factory,
        factory=True,
        host=host,
        port=port,
        http=TimeoutProtocol,
        workers=settings.workers,
        log_config=None,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=STOP,
    )
    return _one(config) if settings.workers == 1 else _several(config, settings.data)


def _one(config: uvicorn.Config) -> int:
    config.load()
    _tell(config)
    server = uvicorn.Server(config)
    with suppress(KeyboardInterrupt):
        server.run()
    return 0 if server.started else 1


def _several(config: uvicorn.Config, data: Path) -> int:
    with shared(data):
        supervisor = Supervisor(config, [config.bind_socket()])
        _tell(config)
        supervisor.run()
    return int(any(process.exitcode == STARTUP_FAILURE for process in supervisor.processes))


@contextmanager
def shared(data: Path) -> Iterator[None]:
    """An empty place for limits and counts in the data folder while several processes run."""
    _clear(data)
    folder = data / COUNTS
    folder.mkdir(parents=True)
    os.environ[FOLDER] = str(folder.resolve())
    try:
        yield
    finally:
        del os.environ[FOLDER]
        _clear(data)


def _clear(data: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        (data / f"{LIMITS}{ending}").unlink(missing_ok=True)
    shutil.rmtree(data / COUNTS, ignore_errors=True)


def _tell(config: uvicorn.Config) -> None:
    many = f" i {config.workers} processer" if config.workers > 1 else ""
    print(f"Trygghetsassistenten svarar på http://{config.host}:{config.port}{many}", flush=True)
