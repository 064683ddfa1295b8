"""`trygg checklist NAME`: a checklist for a case, on standard output or in a file."""

import argparse
import sys
from pathlib import Path

from assistant.checklists.make import open_checklists
from corpus.errors import SettingError
from corpus.index.generations import require_current
from corpus.index.open_library import open_library
from corpus.settings import Settings
from ui.api.checklist_formats import BINARY, rendered


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0; a name, field or value that can't be used is an error that says what is allowed."""
    if options.format in BINARY and not options.out:
        raise SettingError(f"Formatet {options.format} går inte att visa på skärmen. Ange en fil med --out.")
    lists = open_checklists(open_library(require_current(settings.data)), settings)
    given = _pairs(options.falt)
    owned = {name: _amount(value) for name, value in _pairs(options.har, default="ja").items()}
    made = lists.make(options.name, given, options.text, owned)
    _write(rendered(made, options.format), options.out)
    return 0


def _pairs(rows: list[str], default: str = "") -> dict[str, str]:
    """Rows as written on the command line: ["vuxna=2"] -> {"vuxna": "2"}."""
    pairs = {}
    for row in rows:
        name, sign, value = row.partition("=")
        if not sign and not default:
            raise SettingError(f"--falt {row}: skriv nyckel=värde, till exempel vuxna=2.")
        pairs[name.strip()] = value.strip() if sign else default
    return pairs


def _amount(text: str) -> object:
    """An amount as a number, "ja" as true; anything else goes on as it is, to be refused."""
    try:
        return True if text == "ja" else float(text.replace(",", "."))
    except ValueError:
        return text


def _write(content: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(content.decode("utf-8"))
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise SettingError(f"{out.name} går inte att skriva: {error.strerror}.") from error
