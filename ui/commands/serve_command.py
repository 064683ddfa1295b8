"""`trygg serve`: the HTTP service and the pages where one can ask."""

import argparse
from dataclasses import replace

from corpus.errors import SettingError
from corpus.settings import Settings
from ui.serving.processes import serve


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Serves until stopped; returns 0."""
    if not 0 < options.port < 65536:
        raise SettingError(f"--port måste vara mellan 1 och 65535, inte {options.port}.")
    workers = settings.workers if options.workers is None else options.workers
    if workers < 1:
        raise SettingError(f"--workers måste vara minst 1, inte {workers}.")
    return serve(replace(settings, workers=workers), options.host, options.port)
