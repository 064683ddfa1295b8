"""`trygg pause` and `trygg resume`: the kill switch."""

import argparse

from corpus.settings import Settings
from ui.serving.kill_switch import pause, resume


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Stops or starts the answering of every process that serves this data folder; returns 0."""
    if options.command == "pause":
        pause(settings.data, options.text)
        print("Pausad. Dokumenten går att läsa, men inga frågor besvaras. Öppna igen med «trygg resume».")
    else:
        print("Öppen igen." if resume(settings.data) else "Tjänsten var inte pausad.")
    return 0
