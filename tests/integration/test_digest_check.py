"""The shipped digest against the official documents, with the real embedder."""

import json
from pathlib import Path

import pytest

from corpus.settings import Settings
from ingest.digest.findings import Check
from tests.fakes import CORPUS, NORRTALJE
from ui import cli
from ui.commands.digest_command import check
from ui.commands.digest_report import as_json, as_text


@pytest.mark.official
@pytest.mark.slow
def test_the_shipped_digest_is_clean(tmp_path: Path) -> None:
    found = check(NORRTALJE.documents, Settings(documents=(CORPUS,), data=tmp_path))
    assert [f"{finding.source}: {finding.message}" for finding in found.errors] == []
    assert found.coverage >= 0.95
    assert (found.unchecked, found.drafts) == (0, ())
    assert [file.name for file in found.files if file.lix > 46] == []
    assert not [f for f in found.findings if f.check in (Check.COVERAGE, Check.LEGIBILITY)]
    assert json.loads(as_json(found))["errors"] == []
    assert "0 fel" in as_text(found)


@pytest.mark.official
@pytest.mark.slow
def test_a_wrong_figure_fails_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRYGG_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TRYGG_DOCUMENTS", str(CORPUS))
    (tmp_path / "fel.md").write_text(
        "---\ndokument: protokoll-ks-199\n---\n- Kommunstyrelsen behandlade strategin i §198. (s. 1)\n  - A?\n  - B?\n",
        encoding="utf-8",
    )
    assert cli.main(["digest", "check", "--folder", str(tmp_path)]) == 1
    assert "fel.md:4: siffra: «198» står inte på sidan 1." in capsys.readouterr().out


@pytest.mark.official
def test_a_form_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["digest", "draft", str(CORPUS / "protokoll-ks-199.txt"), "--out", str(tmp_path / "ks.md")]
    assert cli.main(command) == 0
    assert (tmp_path / "ks.md").read_text(encoding="utf-8").count("\n- (s. ") > 30
    assert cli.main(command) == 1
    assert "finns redan" in capsys.readouterr().err
