"""`trygg rollback`: let what served before the last publishing or ingest serve again."""

import argparse
import getpass

from corpus.index.generations import current, previous
from corpus.settings import Settings
from ingest.intake.staging import NothingBefore, roll_back
from ui.store.store import open_store


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0; raises NothingBefore where there is nothing to go back to."""
    serving, before = current(settings.data), previous(settings.data)
    if serving is None or before is None:
        raise NothingBefore("Det finns ingen tidigare generation att gå tillbaka till.")
    store = open_store(settings)
    try:
        store.audit.record(_who(), "rulla tillbaka", {"från": serving.name, "till": before.name})
        _, now = roll_back(settings.data, serving.name)
    finally:
        store.close()
    print(f"{now} gäller igen. Tjänsten byter av sig själv. {serving.name} raderas vid nästa inläsning.")
    return 0


def _who() -> str:
    try:
        return f"kommandoraden ({getpass.getuser()})"
    except (KeyError, OSError):
        return "kommandoraden"
