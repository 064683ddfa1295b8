"""`trygg currency`: the whole list, oldest check first, and what nobody has looked at for a year."""

import argparse
import json
from datetime import date

import pytest

from corpus.settings import Settings
from ui.commands.currency_command import run


def listed(capsys: pytest.CaptureFixture[str], today: date, *, as_json: bool = False) -> str:
    assert run(argparse.Namespace(json=as_json), Settings(), lambda: today) == 0
    return capsys.readouterr().out


def test_oldest_check_first(capsys: pytest.CaptureFixture[str]) -> None:
    out = listed(capsys, date(2026, 11, 23))
    days = [line[:10] for line in out.splitlines() if line[:4].isdigit()]
    assert days == sorted(days)
    assert "lagen.nu: https://lagen.nu/msbfs/2015:5" in out
    assert "inte bekräftad · inte bekräftat" in out
    assert "har inte kontrollerats på ett år" not in out


def test_a_year_later(capsys: pytest.CaptureFixture[str]) -> None:
    out = listed(capsys, date(2027, 3, 1))
    assert "2026-02-22 – har inte kontrollerats på ett år  tryckfrihetsforordningen" in out
    assert "2026-11-23 –" not in out


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(listed(capsys, date(2028, 1, 1), as_json=True))
    assert all(row["overdue"] for row in rows)
    assert next(row for row in rows if row["id"] == "socialtjanstlagen")["law"]["replaced_by"] == "2025:400"
