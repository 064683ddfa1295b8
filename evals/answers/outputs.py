"""Answers ↔ JSON Lines: a reply of the contract with its case and time, saved so that it can be scored again.

Replies fetched over HTTP can be scored too, wrapped in the same three fields: id, reply, seconds.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from assistant.model import Answer
from evals import rows
from evals.rows import Row


@dataclass(frozen=True, slots=True)
class Cited:
    """What judging needs of a citation."""

    marker: int
    document_id: str
    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What judging needs of a retrieved passage."""

    document_id: str
    page: int
    page_end: int
    text: str


@dataclass(frozen=True, slots=True)
class Output:
    """What came of one case; `passages` are ranked, `seconds` is measured outside, `reply` is all of it."""

    id: str
    status: str
    answered: bool
    text: str
    citations: tuple[Cited, ...]
    passages: tuple[Retrieved, ...]
    seconds: float
    reply: Mapping[str, object] = field(repr=False)


def of(case_id: str, answer: Answer, seconds: float) -> Output:
    """The output of a case from the answer that it got."""
    return _output(Row(case_id, 1, {"id": case_id, "reply": reply(answer), "seconds": seconds}))


def reply(answer: Answer) -> dict[str, object]:
    """An answer as the contract's JSON, passages included."""
    values = {
        "id": answer.id,
        "status": answer.status,
        "answered": answer.answered,
        "language": answer.language,
        "answer": answer.text,
        "citations": [asdict(citation) for citation in answer.citations],
        "passages": [asdict(passage) for passage in answer.passages],
        "suggestions": answer.suggestions,
        "seconds": dict(answer.seconds),
    }
    plain: dict[str, object] = json.loads(json.dumps(values))
    return plain


def line(output: Output) -> str:
    """An output as one line of JSON, without the line's end."""
    values = {"id": output.id, "reply": output.reply, "seconds": output.seconds}
    return json.dumps(values, ensure_ascii=False)


def load(path: Path) -> dict[str, Output]:
    """Saved outputs by the id of their case; raises EvaluationError with line and field."""
    outputs: dict[str, Output] = {}
    for row in rows.read(path):
        output = _output(row)
        if output.id in outputs:
            raise row.error("id", f"{output.id} finns redan på en tidigare rad.")
        outputs[output.id] = output
    return outputs


def save(saved: Mapping[str, Output], path: Path) -> dict[str, Output]:
    """Write outputs, one line each, and return them."""
    path.write_text("".join(line(output) + "\n" for output in saved.values()), encoding="utf-8")
    return dict(saved)


def _output(row: Row) -> Output:
    given = row.row("reply")
    return Output(
        id=row.text("id"),
        status=given.text("status"),
        answered=given.flag("answered"),
        text=given.text("answer", default=""),
        citations=tuple(_cited(citation) for citation in given.rows("citations")),
        passages=tuple(_retrieved(passage) for passage in given.rows("passages")),
        seconds=row.number("seconds"),
        reply=given.values,
    )


def _cited(row: Row) -> Cited:
    return Cited(
        row.whole("marker"), row.text("document_id"), row.whole("page"), row.text("quote", default="")
    )


def _retrieved(row: Row) -> Retrieved:
    return Retrieved(
        row.text("document_id"), row.whole("page"), row.whole("page_end"), row.text("text", default="")
    )
