"""docs/checklists.md: its worked cases give as many items as it says."""

import re
import shlex
from itertools import pairwise

import pytest

from tests.fakes import ROOT
from tests.unit.assistant.lists import checklists

DOCS = (ROOT / "docs" / "checklists.md").read_text(encoding="utf-8")
CASES = re.findall(r"^(.+?) \((\d+) punkter.*\n\n```\n(trygg checklist .+)\n```", DOCS, re.MULTILINE)


def test_there_are_three() -> None:
    assert len(CASES) == 3


@pytest.mark.parametrize(("title", "count", "command"), CASES)
def test_a_worked_case(title: str, count: str, command: str) -> None:
    _, _, name, *rest = shlex.split(command)
    given = dict(value.split("=", 1) for flag, value in pairwise(rest) if flag == "--falt")
    made = checklists().make(name, given)
    assert sum(len(group.items) for group in made.groups) == int(count), title


@pytest.mark.parametrize("name", ["planeringsfall", "krislada"])
def test_possible_items(name: str) -> None:
    row = re.search(rf"^\| `{name}` \|.*\| (\d+) \|$", DOCS, re.MULTILINE)
    assert row is not None
    assert int(row[1]) == checklists().definition(name).possible
