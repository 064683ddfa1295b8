"""What `trygg log` can be told on the command line."""

import argparse
from datetime import date
from pathlib import Path


def add_log(parser: argparse.ArgumentParser) -> None:
    """Add the four tasks and their options."""
    tasks = parser.add_subparsers(dest="task", required=True, metavar="UPPGIFT")
    export = tasks.add_parser("export", help="sparade frågor, rensade från personuppgifter, till en fil")
    _period(export)
    _file(export, ["csv", "json", "xlsx"])
    erase = tasks.add_parser("erase", help="radera sparade frågor och samtal för gott")
    which = erase.add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true", help="allt")
    which.add_argument("--older-than", type=int, metavar="DAGAR", help="det som är äldre än så många dagar")
    which.add_argument("--id", action="append", default=[], metavar="ID", help="frågan med detta svars-id")
    report = tasks.add_parser("report", help="en månads obesvarade och underkända frågor, per dokumentägare")
    report.add_argument("--month", required=True, metavar="ÅÅÅÅ-MM")
    _file(report, ["md", "json"])
    audit = tasks.add_parser("audit", help="vem som har gjort vad, eller om loggen är orörd")
    _period(audit)
    _file(audit, ["csv", "json", "xlsx"])
    audit.add_argument("--check", action="store_true", help="pröva kedjan: är någon rad ändrad eller borta?")


def _period(parser: argparse.ArgumentParser) -> None:
    for name, into, help_ in (("--from", "since", "första dagen"), ("--to", "until", "sista dagen")):
        parser.add_argument(name, dest=into, type=_day, metavar="ÅÅÅÅ-MM-DD", help=help_)


def _file(parser: argparse.ArgumentParser, formats: list[str]) -> None:
    parser.add_argument("--format", choices=formats, default=formats[0])
    parser.add_argument("--out", type=Path, metavar="FIL", help="skriv till en fil i stället för skärmen")


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{said} är ingen dag; skriv ÅÅÅÅ-MM-DD") from error
