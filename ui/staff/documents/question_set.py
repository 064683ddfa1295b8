"""The questions whose answers are compared before a document is published: staff's own, else the page's examples."""

import json
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import KnowledgeError
from ui.api.schemas import QUESTION_LENGTH

FILE = "questions.toml"
MOST = 50
"""Questions; each is answered twice, at some 50 ms."""
_ABOUT = "# Frågor som ställs före och efter ett nytt dokument. Ändras i arbetsbänken eller här.\n"


class TooMany(KnowledgeError):
    """There are more questions than are asked, or one that is too long."""


def read_questions(data: Path, examples: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The questions; the examples where nobody has saved any, or where the file can't be read."""
    try:
        content = tomllib.loads((data / FILE).read_text(encoding="utf-8"))
        return tuple(str(each["text"]) for each in content.get("question", []))[:MOST]
    except (OSError, ValueError, KeyError, TypeError):
        return examples


def write_questions(data: Path, questions: Iterable[str]) -> tuple[str, ...]:
    """Save the questions, each once, empty ones left out; raises TooMany."""
    kept = tuple(dict.fromkeys(" ".join(each.split()) for each in questions if each.strip()))
    if len(kept) > MOST or any(len(each) > QUESTION_LENGTH for each in kept):
        raise TooMany(f"Högst {MOST} frågor, var och en på högst {QUESTION_LENGTH} tecken.")
    data.mkdir(parents=True, exist_ok=True)
    # A JSON string is a TOML one too, but for DEL.
    rows = [f"[[question]]\ntext = {json.dumps(each, ensure_ascii=False)}\n" for each in kept]
    fresh = data / f"{FILE}.new"
    fresh.write_text("\n".join((_ABOUT, *rows)).replace("\x7f", ""), encoding="utf-8")
    os.replace(fresh, data / FILE)
    return kept
