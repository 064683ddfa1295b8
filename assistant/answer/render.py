"""Claims → the answer's text with markers, its citations, and the texts of the other outcomes."""

from collections.abc import Sequence

from assistant.answer.cite import Source, SourceFinder
from assistant.answer.compose import Claim
from assistant.model import Citation


def render(
    claims: Sequence[Claim], finder: SourceFinder, intro: str = ""
) -> tuple[str, tuple[Citation, ...]]:
    """Every claim followed by its markers, each source numbered when it first appears.

    Two claims on one source give "… hus. [1] Det gäller … [1]".
    """
    numbers: dict[tuple[str, int, str], int] = {}
    citations: list[Citation] = []
    lines = []
    for claim in claims:
        marks = []
        for source in claim.sources:
            key = _key(source)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                citations.append(finder.citation(numbers[key], source))
            marks.append(f"[{numbers[key]}]")
        lines.append(f"{claim.text} {''.join(dict.fromkeys(marks))}")
    body = " ".join(lines)
    return (f"{intro}\n\n{body}" if intro else body), tuple(citations)


def _key(source: Source) -> tuple[str, int, str]:
    return (source.document_id, source.page, source.quote)
