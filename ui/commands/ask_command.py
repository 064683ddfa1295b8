"""`trygg ask`: one question, its answer and its sources on standard output."""

import argparse
import textwrap

from assistant.build import build
from assistant.model import Answer, Citation, Question
from corpus.model import Audience, Edition
from corpus.settings import Settings
from ui.api.schemas import answer_out

_WIDTH = 92


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Returns 0 whatever became of the question; an index that is missing is an error."""
    answer = build(settings).answer(Question(options.question, Audience(options.audience)))
    if options.json:
        print(answer_out(answer, include_passages=True).model_dump_json(indent=2))
    else:
        print(shown(answer))
    return 0


def shown(answer: Answer) -> str:
    """The answer as text for a terminal."""
    paragraphs = [textwrap.fill(part, _WIDTH) for part in answer.text.split("\n") if part]
    sources = [_source(citation) for citation in answer.citations]
    parts = ["\n".join(paragraphs), *sources]
    if answer.links:
        parts.append("Länkar:\n" + "\n".join(f"  {link.label}: {link.url}" for link in answer.links))
    if answer.suggestions:
        parts.append("Fråga vidare:\n" + "\n".join(f"  {question}" for question in answer.suggestions))
    return "\n\n".join(parts)


def _source(citation: Citation) -> str:
    place = " › ".join((citation.title, *citation.section))
    facts = [f"s. {citation.page}", citation.status.value, citation.dnr]
    head = f"[{citation.marker}] {place}, {' · '.join(fact for fact in facts if fact)}"
    label = "" if citation.edition is Edition.OFFICIAL else "Återgivet: "
    quote = f"{label}«{citation.quote}»"
    notices = [f"Obs: {notice.text}" for notice in citation.notices]
    return "\n".join(
        textwrap.fill(line, _WIDTH, initial_indent=indent, subsequent_indent="    ")
        for line, indent in ((head, ""), (quote, "    "), *((notice, "    ") for notice in notices))
    )
