"""`trygg serve`: the HTTP service and the page where one can ask."""

import argparse
import logging

import uvicorn

from assistant.build import build
from corpus.errors import SettingError
from corpus.settings import Settings
from ui.api import create_app


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Serves until stopped; returns 0."""
    if not 0 < options.port < 65536:
        raise SettingError(f"--port måste vara mellan 1 och 65535, inte {options.port}.")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    app = create_app(build(settings), settings)
    print(f"Trygghetsassistenten svarar på http://{options.host}:{options.port}", flush=True)
    uvicorn.run(
        app,
        host=options.host,
        port=options.port,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
    )
    return 0
