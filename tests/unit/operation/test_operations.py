"""The operator's page names every setting as it is, and no command, table or link that doesn't exist."""

import re
from dataclasses import fields

import pytest

from corpus.settings import _SECRET, Settings
from tests.fakes import ROOT
from ui.cli import _parser
from ui.store.database import TABLES
from ui.store.store import Store

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(TRYGG_\w+)` \|([^|]*)\|", PAGE, re.MULTILINE))
assert Store is not None  # its import is what fills TABLES


def test_every_setting_and_no_other() -> None:
    assert sorted(ROWS) == sorted(f"TRYGG_{field.name.upper()}" for field in fields(Settings))


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_what_it_is_from_the_beginning(field: object) -> None:
    name, value = field.name, getattr(Settings(), field.name)  # type: ignore[attr-defined]
    shown = (
        {True: "ja", False: "nej"}[value] if isinstance(value, bool) else "" if value == () else str(value)
    )
    assert ROWS[f"TRYGG_{name.upper()}"].strip().strip("`") == shown


def test_secrets_are_marked() -> None:
    marked = re.findall(r"^\| `TRYGG_(\w+)` \|[^|]*\| \*hemlig\*", PAGE, re.MULTILINE)
    assert sorted(name.lower() for name in marked) == sorted(_SECRET)


def test_every_table_is_told() -> None:
    told = set(
        re.findall(
            r"`(kept_question|conversation|saved_checklist|indicator_value|audit|failed_signin|schema_version)`",
            PAGE,
        )
    )
    assert told == set(TABLES.tables)


@pytest.mark.parametrize("line", re.findall(r"^(trygg log .*?)(?: {2,}#.*)?$", PAGE, re.MULTILINE))
def test_commands_are_understood(line: str) -> None:
    assert _parser().parse_args(line.split()[1:]).command == "log"


def test_links_within_the_page() -> None:
    heads = {
        re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    }
    links = re.findall(r"\]\(#([^)]+)\)", PAGE)
    assert links
    assert set(links) <= heads
