"""`trygg`: the command line. Reads the arguments and hands over to the command's own module.

A command's module is imported when it is run, so that an unchanged ingest or a help text doesn't wait for
libraries that it has no use for.
"""

import ui.serving.no_telemetry  # isort: skip - first, before any library that might call home

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import KnowledgeError
from corpus.model import Modality
from corpus.settings import load
from ui.commands.log_options import add_log
from ui.commands.user_options import add_user

_MODULES = {"resume": "pause"}
"""Commands that share another's module."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 1 where something went wrong (the reason is on standard error)."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    options = _parser().parse_args(_alias(sys.argv[1:] if arguments is None else arguments))
    assert ui.serving.no_telemetry is not None
    try:
        settings = load()
        command = importlib.import_module(
            f"ui.commands.{_MODULES.get(options.command, options.command)}_command"
        )
        return int(command.run(options, settings))
    except KnowledgeError as error:
        print(f"trygg: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("trygg: avbrutet.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output has left; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _alias(arguments: Sequence[str]) -> Sequence[str]:
    """The register of requirements is ordered as a checklist too: ["checklist", "krav"] -> ["krav"]."""
    return ("krav", *arguments[2:]) if tuple(arguments[:2]) == ("checklist", "krav") else arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trygg", description="Frågor och svar ur kommunens dokument om trygghet och säkerhet."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    ingest = commands.add_parser("ingest", help="läs in dokumenten och bygg indexet")
    ingest.add_argument("paths", nargs="*", type=Path, metavar="SÖKVÄG", help="fler filer eller mappar")
    ingest.add_argument("--force", action="store_true", help="bygg om även om inget har ändrats")
    ask = commands.add_parser("ask", help="ställ en fråga")
    ask.add_argument("question", metavar="FRÅGA")
    ask.add_argument("--audience", choices=["resident", "staff"], default="resident", help="vem som frågar")
    ask.add_argument("--json", action="store_true", help="svaret som JSON")
    _requirements(commands.add_parser("krav", help="vad dokumenten kräver, efter ansvarig"))
    currency = commands.add_parser("currency", help="vad som har ändrats sedan dokumenten skrevs")
    currency.add_argument("--json", action="store_true", help="listan som JSON")
    _checklists(commands.add_parser("checklist", help="gör en checklista för ett fall"))
    commands.add_parser("rollback", help="gå tillbaka till det som gällde före den senaste inläsningen")
    serve = commands.add_parser("serve", help="starta tjänsten med sidan där man kan fråga")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, metavar="N", help="processer; annars TRYGG_WORKERS")
    pause = commands.add_parser("pause", help="sluta svara på frågor tills vidare")
    pause.add_argument("text", nargs="?", default="", metavar="TEXT", help="vad besökaren får veta")
    commands.add_parser("resume", help="svara på frågor igen")
    add_log(commands.add_parser("log", help="sparade frågor, månadsrapport och granskningslogg"))
    add_user(commands.add_parser("user", help="konton för dem som loggar in med lösenord"))
    _evaluations(commands.add_parser("evaluate", help="mät svar eller sökning"))
    _digests(commands.add_parser("digest", help="pröva eller förbered det som återger dokumenten"))
    bench = commands.add_parser("bench", help="mät tid och minne")
    bench.add_argument("--cases", type=Path, default=Path("evals/cases/egna.jsonl"), metavar="FIL")
    bench.add_argument("--json", action="store_true")
    bench.add_argument(
        "--soak", type=int, metavar="N", help="mät bara om minnet står still över N frågor, t.ex. 10000"
    )
    init = commands.add_parser("init", help="gör en mapp med data för en annan kommun")
    init.add_argument("folder", type=Path, metavar="MAPP")
    init.add_argument("--name", required=True, metavar="NAMN", help='t.ex. "Ekeby kommun"')
    _training(commands.add_parser("train", help="lär om det som är lärt av exempel"))
    commands.add_parser("vectors", help="skriv vektorerna för det som följer med projektet")
    return parser


def _training(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("task", choices=["guards"], help="guards: fara, hjälp, personuppgifter och order")
    parser.add_argument("--write", action="store_true", help="skriv vikterna som följer med projektet")


def _requirements(parser: argparse.ArgumentParser) -> None:
    modalities = [modality.value for modality in Modality]
    parser.add_argument("--aktor", default="", metavar="VEM", help="bara krav på denna")
    parser.add_argument("--modalitet", choices=modalities, help="bara krav med detta verb")
    parser.add_argument("--ord", default="", metavar="ORD", help="bara krav där alla orden finns")
    parser.add_argument("--omrade", default="", metavar="ORD", help="bara krav i fokusområdet")
    parser.add_argument("--dokument", default="", metavar="ID", help="bara krav ur dokumentet med detta id")
    parser.add_argument("--sida", type=int, default=0, metavar="N", help="bara krav på sidan")
    parser.add_argument("--format", choices=["text", "md", "json", "xlsx"], default="text")
    parser.add_argument("--out", type=Path, metavar="FIL", help="skriv till en fil; xlsx kräver det")


def _checklists(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="NAMN", help="planeringsfall, krislada, krav (samma som trygg krav) eller en egen"
    )
    parser.add_argument(
        "--falt",
        action="append",
        default=[],
        metavar="NYCKEL=VÄRDE",
        help="ett fält; flera val med komma mellan",
    )
    parser.add_argument("--text", default="", metavar="TEXT", help="beskriv fallet, så fylls fälten ur orden")
    parser.add_argument(
        "--har", action="append", default=[], metavar="POST[=MÄNGD]", help="det som redan finns hemma"
    )
    parser.add_argument("--format", choices=["md", "html", "json", "docx", "xlsx"], default="md")
    parser.add_argument("--out", type=Path, metavar="FIL", help="skriv till en fil i stället för skärmen")


def _evaluations(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", required=True, metavar="UPPGIFT")
    answers = tasks.add_parser("answers", help="svaren på en fil med fall")
    answers.add_argument("--cases", type=Path, required=True, metavar="FIL")
    answers.add_argument(
        "--outputs", type=Path, metavar="FIL", help="bedöm sparade svar i stället för att fråga"
    )
    answers.add_argument(
        "--corpus", type=Path, action="append", default=[], metavar="MAPP", help="mapp med officiell text"
    )
    retrieval = tasks.add_parser("retrieval", help="sökningen på en mapp i BEIR-format")
    retrieval.add_argument("--beir", type=Path, required=True, metavar="MAPP")
    refusal = tasks.add_parser("refusal", help="räkna om när assistenten ska avstå")
    refusal.add_argument("--cases", type=Path, action="append", default=[], metavar="FIL")
    refusal.add_argument("--write", action="store_true", help="skriv vikterna i kommunens calibration.toml")
    guards = tasks.add_parser(
        "guards", help="hur fara, hjälp, personuppgifter och order möts, på en fil med fall"
    )
    guards.add_argument("--cases", type=Path, required=True, metavar="FIL")
    for each in (answers, retrieval, refusal, guards):
        each.add_argument("--json", action="store_true")
        each.add_argument("--verbose", action="store_true")


def _digests(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", required=True, metavar="UPPGIFT")
    check = tasks.add_parser("check", help="pröva varje påstående mot den officiella texten")
    check.add_argument("--folder", type=Path, metavar="MAPP", help="en annan mapp med påståenden")
    check.add_argument("--json", action="store_true", help="allt som JSON")
    draft = tasks.add_parser("draft", help="skriv ett formulär för ett dokument att fylla i")
    draft.add_argument("file", type=Path, metavar="FIL")
    draft.add_argument("--out", type=Path, metavar="FIL.md", help="skriv till en fil i stället för skärmen")


if __name__ == "__main__":
    sys.exit(main())
