"""The monthly report as Markdown, to be mailed or pasted, and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from ui import texts
from ui.store.unanswered import Group, Report

_WORDINGS = 5
"""Other wordings of a group that are shown."""


def as_json(report: Report) -> str:
    """Everything, for a program."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n"


def as_markdown(report: Report, titles: Mapping[str, str]) -> str:
    """For whoever answers for the documents; `titles` by document id."""
    lines = [f"# Frågor som behöver ses över, {report.period}", "", _sum(report)]
    if not report.shares:
        lines += ["", "Inget att se över."]
    for share in report.shares:
        lines += ["", f"## {_escaped(share.owner)}"]
        lines += _section("Fick inget svar", share.unanswered, titles)
        lines += _section("Hjälpte inte", share.unhelpful, titles)
    return "\n".join(lines) + "\n"


def _sum(report: Report) -> str:
    parts = [f"{report.questions} frågor"]
    words = {"answered": "Besvarad", **texts.STATUS_WORDS}
    parts += [f"{words.get(status, status).lower()}: {count}" for status, count in report.statuses]
    parts.append(f"tumme upp: {report.helpful}, tumme ned: {report.unhelpful}")
    return " · ".join(parts) + "."


def _section(title: str, groups: Sequence[Group], titles: Mapping[str, str]) -> Iterator[str]:
    if not groups:
        return
    yield from ("", f"### {title}", "")
    for group in groups:
        place = f" Närmast: {_escaped(titles.get(group.document_id, group.document_id))}, s. {group.page}."
        yield f"- **{group.count}** × {_escaped(group.question)}{place if group.page else ''}"
        others = [wording for wording in group.wordings if wording != group.question]
        yield from (f"  - också: {_escaped(wording)}" for wording in others[:_WORDINGS])
        yield from (f"  - kommentar: {_escaped(comment)}" for comment in group.comments)


def _escaped(text: str) -> str:
    """A sentence whose signs Markdown doesn't take for its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
