"""Sentences → passages: what is embedded and retrieved.

A passage holds consecutive sentences of one section. A list stays with the sentence that introduces it, up
to a limit; beyond that its introduction is repeated in front of each part.
"""

import hashlib
from collections.abc import Mapping, Sequence
from itertools import groupby

from corpus.model import DocumentId, Footnote, Kind, Passage, PassageId, Sentence, SentenceId
from ingest.structure.layout import ReadingSettings

_Unit = tuple[Sentence, ...]


def passages_of(
    document: DocumentId,
    sentences: Sequence[Sentence],
    notes: Mapping[SentenceId, Sequence[Footnote]],
    settings: ReadingSettings,
) -> tuple[Passage, ...]:
    """Cut a document's sentences into passages of about `passage_characters`, never across sections.

    `notes` gives the footnotes that hang on a sentence by its id; they stand last in its passage. A passage
    opens with the headings right above its first sentence.
    """
    passages = []
    running = [sentence for sentence in sentences if sentence.kind is not Kind.FOOTNOTE]
    for _, section in groupby(running, key=lambda sentence: sentence.section):
        for part in _fill(_units(list(section), settings.passage_most), settings):
            feet = [note for sentence in part for note in notes.get(sentence.id, ())]
            passages.append(_passage(document, part, feet))
    return tuple(passages)


def passage_text(sentences: Sequence[Sentence]) -> str:
    """The text as it reads, list items on lines of their own with a bullet."""
    text = ""
    for sentence in sentences:
        if sentence.kind is Kind.PARAGRAPH:
            text += f" {sentence.text}" if text and not text.endswith("\n") else sentence.text
        else:
            mark = "• " if sentence.kind is Kind.ITEM else ""
            text = f"{text.rstrip()}\n{mark}{sentence.text}\n" if text else f"{mark}{sentence.text}\n"
    return text.strip()


def _units(sentences: list[Sentence], most: int) -> list[_Unit]:
    """Sentences that should stay together: a list with its introduction, else a sentence alone."""
    units: list[_Unit] = []
    for sentence in sentences:
        previous = units[-1] if units else ()
        joins = (
            sentence.kind is Kind.ITEM
            and previous
            and (previous[-1].kind is Kind.ITEM or previous[-1].text == sentence.lead)
        )
        if joins and _length(previous) + len(sentence.text) <= most:
            units[-1] = (*previous, sentence)
        else:
            units.append((sentence,))
    return units


def _fill(units: list[_Unit], settings: ReadingSettings) -> list[_Unit]:
    """Put units together until a passage has the length aimed at; a short rest joins the last."""
    parts: list[_Unit] = []
    for unit in units:
        if parts and _length(parts[-1]) + _length(unit) <= settings.passage_characters:
            parts[-1] = (*parts[-1], *unit)
        else:
            parts.append(unit)
    short = len(parts) > 1 and _length(parts[-1]) < settings.passage_characters / 4
    if short and _length(parts[-2]) + _length(parts[-1]) <= settings.passage_most:
        rest = parts.pop()
        parts[-1] = (*parts[-1], *rest)
    return parts


def _length(unit: Sequence[Sentence]) -> int:
    return sum(len(sentence.text) + 1 for sentence in unit)


def _passage(document: DocumentId, part: _Unit, feet: Sequence[Footnote]) -> Passage:
    lead = part[0].lead if part[0].kind is Kind.ITEM else ""
    lines = [
        *part[0].opens,
        lead,
        passage_text(part),
        *(f"Fotnot {note.number}: {note.text}" for note in feet),
    ]
    text = "\n".join(line for line in lines if line)
    stamp = hashlib.sha256("\x1f".join((*part[0].section, text)).encode()).hexdigest()[:12]
    return Passage(
        PassageId(f"{document}:{part[0].page}:{stamp}"),
        document,
        part[0].section,
        text,
        part[0].page,
        max(sentence.quotes[-1].page for sentence in part),
        tuple(sentence.id for sentence in part),
    )
