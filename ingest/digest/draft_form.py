"""Official document → a form in the digest's format, for an editor to fill in.

Each sentence of the document stands as a comment above an empty statement. The form holds official text, so it
belongs in the operator's own folder; it is marked `utkast: ja`, and nothing of it is shown to anyone until an editor
has taken the mark away. What fills a form in advance (a language model, propose_statements.py) is a `Drafter`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from corpus.model import Document, Kind, SectionPath, Sentence
from ingest.digest.coverage import is_head
from ingest.structure.find_requirements import requirements_of

_DEEPEST = 4
"""Heading levels that a digest file has."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement and its questions as proposed; an empty text leaves the line for the editor, `note` says why."""

    text: str
    questions: tuple[str, ...]
    note: str = ""


class Drafter(Protocol):
    """Proposes a plain statement for an official sentence."""

    def propose(self, sentence: Sentence) -> Proposal:
        """What an editor is to look over; must say no more than the sentence does."""
        ...


class FormDrafter:
    """Proposes nothing: an empty form."""

    questions = ("?", "?")
    """Places for the fewest that a statement may have."""

    def propose(self, sentence: Sentence) -> Proposal:
        """An empty statement with places for two questions."""
        return Proposal("", self.questions)


def draft(document: Document, drafter: Drafter) -> str:
    """The form as Markdown, one statement to fill in for each sentence, in reading order."""
    lines = [
        "---",
        f"dokument: {document.id}",
        f"del: {document.registration.title}",
        f"sidor: 1–{document.pages}" if document.pages > 1 else "sidor: 1",
        "utkast: ja",
        "---",
    ]
    path: SectionPath = ()
    for sentence in document.sentences:
        if is_head(sentence):
            continue
        lines += _headings(path, sentence.section)
        path = sentence.section
        lines += ["", *_form(sentence, drafter.propose(sentence))]
    return "\n".join(lines) + "\n"


def _headings(before: SectionPath, after: SectionPath) -> Iterator[str]:
    """The headings that open between two sections, blank lines in front."""
    kept = next((i for i, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    kept = min(len(before), len(after)) if kept is None else kept
    if kept == len(after) and len(before) > len(after):
        kept -= 1  # back in the section around: open it anew, or its text would stand under the one inside
    for level, heading in enumerate(after[kept:], start=max(0, kept) + 1):
        yield ""
        yield f"{'#' * min(level, _DEEPEST)} {heading}"


def _form(sentence: Sentence, proposal: Proposal) -> Iterator[str]:
    pages = [quote.page for quote in sentence.quotes]
    where = f"s. {pages[0]}" if len(set(pages)) == 1 else f"s. {pages[0]}–{pages[-1]}"
    found = requirements_of(sentence.document_id, [sentence])
    flag = f" [{found[0].modality.value}]" if found else ""
    note = "Fotnot: " if sentence.kind is Kind.FOOTNOTE else ""
    yield f"> {where}{flag} {note}{sentence.text}"
    if proposal.note:
        yield f"> {proposal.note}"
    yield f"- {proposal.text} ({where})" if proposal.text else f"- ({where})"
    yield from (f"  - {question}" for question in proposal.questions)
