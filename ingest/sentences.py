"""Blocks → sentences: the smallest thing that an answer can quote.

A paragraph is cut where a sentence ends (Swedish abbreviations don't end one); a list item or a table row
is a sentence of its own, with the sentence that introduces its list. Each keeps its verbatim words page by page.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from corpus.model import Block, DocumentId, Kind, Quote, Sentence, SentenceId, Word

_ABBREVIATIONS = frozenset(
    "bl.a. t.ex. tex. m.m. m.fl. s.k. d.v.s. dvs. o.s.v. osv. etc. ca. kl. nr. st. f.d. t.o.m. fr.o.m. prop. "
    "kap. mom. jfr. resp. exkl. inkl. tel. dnr. s. p. ev. forts. f.n. i.e. p.g.a. u.a. å.k. åk. max. min.".split()
)
_QUOTES = "”\"’')»"


def sentences_of(document: DocumentId, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of a document in reading order; a footnote is one, a heading is none."""
    found: list[Sentence] = []
    lead = ""
    opens: list[str] = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            lead = ""
            opens.append(block.text)
            continue
        parts = split(block.words) if block.kind in (Kind.PARAGRAPH, Kind.ITEM) else [block.words]
        for words in parts:
            text = " ".join(word.text for word in words if word.text)
            if not text:
                continue
            introduces = lead if block.kind is Kind.ITEM else ""
            identity = SentenceId(f"{document}#{len(found) + 1}")
            place = (block.section, introduces, tuple(opens), quotes_of(words))
            found.append(Sentence(identity, document, text, block.kind, *place))
            opens = []
        if block.kind is Kind.PARAGRAPH and found:
            lead = found[-1].text
    return tuple(found)


def split(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Cut words into sentences: "… är klart. Sedan …" gives two, "… bl.a. Norrtälje …" one."""
    parts: list[tuple[Word, ...]] = []
    start = 0
    for index in range(len(words) - 1):
        if _ends(words[start : index + 1], words[index + 1 :]):
            parts.append(tuple(words[start : index + 1]))
            start = index + 1
    parts.append(tuple(words[start:]))
    return parts


def quotes_of(words: Iterable[Word]) -> tuple[Quote, ...]:
    """The verbatim words page by page; a bullet in front is left out."""
    kept = [word for word in words if word.raw]
    if kept and not kept[0].text and not kept[0].note:
        kept = kept[1:]
    return tuple(
        Quote(page, " ".join(word.raw for word in part)) for page, part in groupby(kept, key=lambda w: w.page)
    )


def _ends(before: Sequence[Word], after: Sequence[Word]) -> bool:
    last = next((word.text for word in reversed(before) if word.text), "").rstrip(_QUOTES)
    following = next((word.text for word in after if word.text), "")
    if not last.endswith((".", "!", "?")) or not following:
        return False
    if last.lower() in _ABBREVIATIONS or (last[:-1].isdigit() and len(before) == 1):
        return False
    first = following.lstrip("”\"'(#–-“")[:1]
    return first.isupper() or first.isdigit()
