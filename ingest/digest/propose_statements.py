"""An official sentence → a statement and questions proposed by a language model, for an editor to look over.

What the model writes is held to the sentence before it is written down: figures, names, strength, length and form. What
fails leaves an empty form that says why. Meaning can't be checked, so a draft stays a draft.
"""

import json
import re

from corpus.errors import LanguageModelError
from corpus.llm.chat_model import MOST_CHARACTERS, LanguageModel
from corpus.llm.faithful import added, changed_strength, figures, is_plain
from corpus.llm.prompt_files import Prompt
from corpus.model import Kind, Sentence
from corpus.swedish.fold import share_held
from ingest.digest.draft_form import FormDrafter, Proposal
from ingest.digest.read_digest import QUESTIONS_FEWEST, QUESTIONS_MOST

LONGEST = 75
"""Words of a statement; the longest that the digest's editors wrote has 50."""
ALIKE = 0.3
"""Share of a statement's n-grams that the sentence must hold; 97 % of the editors' own statements have as much."""
_LONGEST_QUESTION = 25
_IN_A_ROW = 3
"""Failures after which the model is taken to be gone."""
_FENCED = re.compile(r"^```(?:json)?\s*(.*?)\s*```$", re.DOTALL)


class ModelDrafter:
    """Proposes what a model writes where it holds; one call a sentence, none for a row of a table."""

    def __init__(self, model: LanguageModel, prompt: Prompt) -> None:
        self._model, self._prompt = model, prompt
        self._failed, self._answered = 0, False

    def propose(self, sentence: Sentence) -> Proposal:
        """A proposal, or an empty form with the reason.

        Raises LanguageModelError where the model has never answered, or has stopped answering.
        """
        if sentence.kind is Kind.ROW:
            return _empty("rader i tabeller fylls i för hand")
        text = self._prompt.filled(
            rubrik=" › ".join(sentence.section), inledning=sentence.lead, mening=sentence.text
        )
        try:
            written = self._model.complete(self._prompt.instruction, text)
        except LanguageModelError as error:
            self._failed += 1
            if not self._answered or self._failed >= _IN_A_ROW:
                raise
            return _empty(str(error).rstrip(".").replace("\n", " "))
        self._failed, self._answered = 0, True
        return checked(written, f"{sentence.lead} {sentence.text}".strip())


def checked(written: str, given: str) -> Proposal:
    """What a model wrote as a proposal where it holds against the official words, else an empty form."""
    statement, questions = _read(written)
    reason = "svaret var inte den JSON som begärdes" if not statement else _wrong(statement, given)
    if reason:
        return _empty(reason)
    fitting = tuple(dict.fromkeys(q for q in questions if _asks(q, given)))
    if not QUESTIONS_FEWEST <= len(fitting) <= QUESTIONS_MOST:
        return _empty(f"{len(fitting)} användbara frågor; {QUESTIONS_FEWEST} till {QUESTIONS_MOST} behövs")
    return Proposal(statement, fitting)


def _empty(reason: str) -> Proposal:
    return Proposal("", FormDrafter.questions, f"Inget förslag: {reason}.")


def _read(written: str) -> tuple[str, tuple[str, ...]]:
    """Statement and questions of the JSON; "" where it is none."""
    fenced = _FENCED.match(written) if len(written) <= MOST_CHARACTERS else None
    try:
        found = json.loads(fenced[1] if fenced else written[:MOST_CHARACTERS])
        statement, questions = found["statement"], found["questions"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return "", ()
    if not isinstance(statement, str) or not isinstance(questions, list):
        return "", ()
    return statement.strip(), tuple(q.strip() for q in questions if isinstance(q, str))


def _wrong(statement: str, given: str) -> str:
    """Why a statement can't stand for the official words, "" where nothing was found."""
    words = len(statement.split())
    if words > LONGEST:
        return f"påståendet har {words} ord; högst {LONGEST} får plats"
    if not is_plain(statement) or not statement.endswith((".", "!", "?", ")", "”", '"')):
        return "påståendet är inte löpande text på en rad"
    found = [*added(statement, given), *changed_strength(statement, given)]
    if found:
        return ", ".join(found)
    return "" if share_held(statement, given) >= ALIKE else "påståendet liknar inte meningen"


def _asks(question: str, given: str) -> bool:
    """Whether a question can stand in the form: one plain line without figures of its own."""
    short = 0 < len(question.split()) <= _LONGEST_QUESTION
    return short and is_plain(question) and figures(question) <= figures(given)
