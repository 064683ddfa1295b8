"""The digest's check as text for a terminal, and as JSON."""

import json
from dataclasses import asdict
from itertools import groupby

from ingest.digest.findings import Audit, Finding

_SHOWN = 40
"""Warnings of one kind that are listed before the rest are only counted; errors are all listed."""


def as_json(found: Audit) -> str:
    """Everything, for a program."""
    return json.dumps(
        {
            "errors": [asdict(finding) for finding in found.errors],
            "warnings": [asdict(finding) for finding in found.findings if not finding.is_error],
            "files": [asdict(file) for file in found.files],
            "pages": [{**asdict(page), "covered": page.covered} for page in found.pages],
            "coverage": found.coverage,
            "weakest": [asdict(support) for support in found.weakest],
            "unchecked": found.unchecked,
            "drafts": {"files": found.drafts, "statements": found.drafted},
        },
        ensure_ascii=False,
        indent=2,
    )


def as_text(found: Audit) -> str:
    """Tables first, then what is wrong, then the sum."""
    parts = [_files(found), _pages(found), _weakest(found), _findings(found), _sum(found)]
    return "\n\n".join(part for part in parts if part)


def _files(found: Audit) -> str:
    rows = [
        f"{file.name:<34}{file.statements:>11}{file.questions:>9}{file.lix:>7.1f}" for file in found.files
    ]
    return "\n".join([f"{'Fil':<34}{'Påståenden':>11}{'Frågor':>9}{'LIX':>7}", *rows])


def _pages(found: Audit) -> str:
    if not found.pages:
        return ""
    rows = [
        f"{page.document_id:<34}{page.page:>5}{page.statements:>12}{page.sentences:>10}"
        f"{page.covered:>10}{page.covered / page.sentences:>8.0%}"
        for page in found.pages
    ]
    head = f"{'Dokument':<34}{'Sida':>5}{'Påståenden':>12}{'Meningar':>10}{'Återges':>10}{'Andel':>8}"
    missing = [
        f"  {page.document_id}, s. {page.page}: «{text}»" for page in found.pages for text in page.uncovered
    ]
    return "\n".join([head, *rows, *(["Meningar som inget påstående återger:", *missing] if missing else [])])


def _weakest(found: Audit) -> str:
    if not found.weakest:
        return ""
    rows = [
        f"{s.score:.2f}  närhet {s.closeness:.2f}  ord {s.likeness:.2f}  sida {s.share:.2f}  {s.source}  {s.text[:90]}"
        for s in found.weakest
    ]
    return "\n".join(["Svagast stöd på sin sida:", *rows])


def _findings(found: Audit) -> str:
    lines = [
        f"FEL      {finding.source}: {finding.check.value}: {finding.message}" for finding in found.errors
    ]
    rest = [finding for finding in found.findings if not finding.is_error]
    for check, group in groupby(
        sorted(rest, key=lambda finding: finding.check), key=lambda finding: finding.check
    ):
        listed = list(group)
        lines += [_warning(finding) for finding in listed[:_SHOWN]]
        if len(listed) > _SHOWN:
            lines.append(f"VARNING  {check.value}: och {len(listed) - _SHOWN} till (se --json)")
    return "\n".join(lines)


def _warning(finding: Finding) -> str:
    return f"VARNING  {finding.source}: {finding.check.value}: {finding.message}"


def _sum(found: Audit) -> str:
    statements = sum(file.statements for file in found.files)
    questions = sum(file.questions for file in found.files)
    sentences = sum(page.sentences for page in found.pages)
    covered = sum(page.covered for page in found.pages)
    parts = [f"{statements} påståenden, {questions} frågor."]
    if sentences:
        parts.append(f"{covered} av {sentences} meningar återges ({found.coverage:.1%}).")
    if found.unchecked:
        parts.append(f"{found.unchecked} påståenden kunde inte prövas: den officiella texten finns inte här.")
    if found.drafts:
        parts.append(f"{len(found.drafts)} utkast med {found.drafted} ifyllda påståenden.")
    errors = len(found.errors)
    parts.append(f"{errors} fel, {len(found.findings) - errors} varningar.")
    return " ".join(parts)
