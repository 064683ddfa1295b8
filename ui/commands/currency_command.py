"""`trygg currency`: what has changed since the documents were written, oldest check first."""

import argparse
import json
import textwrap
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from corpus.currency.changes import Change, Clock, currency_files, read_currency
from corpus.currency.help_numbers import HelpNumber, help_numbers
from corpus.settings import Settings

_WIDTH = 92


def run(options: argparse.Namespace, settings: Settings, clock: Clock = date.today) -> int:
    """Lists all changes; returns 0, however old they are."""
    today = clock()
    changes = read_currency(currency_files(settings)).oldest_first()
    if options.json:
        print(json.dumps([_row(change, today) for change in changes], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_shown(change, today) for change in changes))
        print(_summary(changes, today))
        print("\n".join(("\nNummer som nämns vid fara och behov av hjälp:", *map(_number, help_numbers()))))
    return 0


def _row(change: Change, today: date) -> Mapping[str, Any]:
    return asdict(change) | {"overdue": change.overdue(today)}


def _shown(change: Change, today: date) -> str:
    overdue = " – har inte kontrollerats på ett år" if change.overdue(today) else ""
    where = f"{change.document}, s. {', '.join(map(str, change.pages))}" if change.document else "hela landet"
    law = f" · {change.law.state}" if change.law else ""
    doubt = "" if change.verified else " · inte bekräftat"
    head = f"{change.checked}{overdue}  {change.id} ({where}){law}{doubt}"
    body = textwrap.fill(change.text, _WIDTH, initial_indent="    ", subsequent_indent="    ")
    return f"{head}\n{body}\n    {change.source_title}: {change.source_url}"


def _number(number: HelpNumber) -> str:
    checked = f"kontrollerat {number.checked}" if number.checked else "källan inte läst inför den här utgåvan"
    return f"  {number.number:14} {number.name}. {number.source_url} ({checked})"


def _summary(changes: tuple[Change, ...], today: date) -> str:
    overdue = sum(change.overdue(today) for change in changes)
    unsure = sum(not change.verified for change in changes)
    return f"\n{len(changes)} ändringar, {unsure} inte bekräftade, {overdue} inte kontrollerade på ett år."
