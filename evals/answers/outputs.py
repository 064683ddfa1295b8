"""Answers ↔ JSON Lines: a reply of the contract with its case and time, saved so that it can be scored again.

Replies fetched over HTTP can be scored too, wrapped in the same three fields: id, reply, seconds.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import AliasPath, Field, TypeAdapter
from pydantic_core import to_jsonable_python

from assistant.model import Answer
from evals import rows
from evals.rows import Flag, Items, OptionalText, Seconds, Text, Whole


@dataclass(frozen=True, slots=True)
class Cited:
    """What judging needs of a citation."""

    marker: Whole
    document_id: Text
    page: Whole
    quote: OptionalText = ""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What judging needs of a retrieved passage."""

    document_id: Text
    page: Whole
    page_end: Whole
    text: OptionalText = ""


_in_reply = partial(AliasPath, "reply")


@dataclass(frozen=True, slots=True)
class Output:
    """What came of one case; `passages` are ranked, `seconds` is measured outside, `reply` is all of it."""

    id: Text
    reply: dict[str, object] = field(repr=False)
    status: Annotated[Text, Field(validation_alias=_in_reply("status"))]
    answered: Annotated[Flag, Field(validation_alias=_in_reply("answered"))]
    seconds: Seconds
    text: Annotated[OptionalText, Field(validation_alias=_in_reply("answer"))] = ""
    citations: Annotated[Items[Cited], Field(validation_alias=_in_reply("citations"))] = ()
    passages: Annotated[Items[Retrieved], Field(validation_alias=_in_reply("passages"))] = ()


def of(case_id: str, answer: Answer, seconds: float) -> Output:
    """The output of a case from the answer that it got."""
    values = {"id": case_id, "reply": reply(answer), "seconds": seconds}
    return TypeAdapter(Output).validate_python(values)


def reply(answer: Answer) -> dict[str, object]:
    """An answer as the contract's JSON, passages included."""
    values = {
        "id": answer.id,
        "status": answer.status,
        "answered": answer.answered,
        "language": answer.language,
        "answer": answer.text,
        "citations": answer.citations,
        "passages": answer.passages,
        "suggestions": answer.suggestions,
        "seconds": dict(answer.seconds),
    }
    plain: dict[str, object] = to_jsonable_python(values)
    return plain


def line(output: Output) -> str:
    """An output as one line of JSON, without the line's end."""
    values = {"id": output.id, "reply": output.reply, "seconds": output.seconds}
    return json.dumps(values, ensure_ascii=False)


def load(path: Path) -> dict[str, Output]:
    """Saved outputs by the id of their case; raises EvaluationError with line and field."""
    return rows.read(path, Output)


def save(saved: Mapping[str, Output], path: Path) -> dict[str, Output]:
    """Write outputs, one line each, and return them."""
    path.write_text("".join(line(output) + "\n" for output in saved.values()), encoding="utf-8")
    return dict(saved)
