"""The app of one process, made from the settings in its environment; uvicorn is told its name."""

import sys
from collections.abc import Callable

from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE

from assistant.build import build
from corpus.errors import KnowledgeError
from corpus.settings import Settings, load
from ui.api.app import create_app
from ui.api.engine import Engine
from ui.serving import json_logs


def make(engine: Callable[[Settings], Engine] = build) -> FastAPI:
    """The service; of several processes none has the workbench, whose clicks must all meet the same one."""
    json_logs.set_up()
    settings = load()
    try:
        return create_app(engine(settings), settings, staff=settings.workers == 1)
    except KnowledgeError as error:
        if settings.workers == 1:
            raise
        # The others would fail in the same way: this tells the supervisor not to try again.
        print(f"trygg: {error}", file=sys.stderr, flush=True)
        sys.exit(STARTUP_FAILURE)
