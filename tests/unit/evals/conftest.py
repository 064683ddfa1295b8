"""Small made cases, outputs and pages; the texts are this project's own."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from evals.answers import outputs
from evals.answers.cases import Asker, Case, Gold, Need
from evals.answers.outputs import Cited, Output, Retrieved
from evals.answers.pages import TextPages

PAGE_ONE = "Klotter ska bort inom 48 tim-\nmar. Ring   växeln\nvid frågor."
PAGE_TWO = "Lampor byts på en vecka. Nyckel- \noch låsfrågor går till vakten."


@pytest.fixture
def pages() -> TextPages:
    return TextPages({"plan": (PAGE_ONE, PAGE_TWO)})


@pytest.fixture
def make_case() -> Callable[..., Case]:
    def make(**changes: object) -> Case:
        values: dict[str, object] = {
            "id": "klotter",
            "type": "fact",
            "audience": Asker.RESIDENT,
            "question": "Hur fort?",
            "answerable": True,
            "gold": (Gold("plan", 1, "Klotter ska bort inom 48 timmar"),),
            "need": Need.ANY,
            "facts": (("48 timmar", "två dygn"),),
        }
        return Case(**{**values, **changes})

    return make


@pytest.fixture
def unanswerable(make_case) -> Callable[..., Case]:
    def make(**changes: object) -> Case:
        values = {"type": "unanswerable", "answerable": False, "gold": (), "facts": ()}
        return make_case(**{**values, **changes})

    return make


@pytest.fixture
def make_output() -> Callable[..., Output]:
    def make(**changes: object) -> Output:
        values: dict[str, object] = {
            "id": "klotter",
            "status": "answered",
            "answered": True,
            "text": "Inom 48 timmar. [1]",
            "citations": (Cited(1, "plan", 1, "ska bort inom 48 timmar."),),
            "passages": (Retrieved("plan", 1, 1, "Klotter ska bort inom 48 timmar. Ring växeln."),),
            "seconds": 0.25,
            "reply": {},
        }
        return Output(**{**values, **changes})

    return make


@pytest.fixture
def refusal(make_output) -> Callable[..., Output]:
    def make(**changes: object) -> Output:
        values = {"status": "not_found", "answered": False, "text": "Det står inte.", "citations": ()}
        return make_output(**{**values, **changes})

    return make


@pytest.fixture
def write_lines(tmp_path) -> Callable[[str, list[Mapping[str, object]]], Path]:
    def write(name: str, rows: list[Mapping[str, object]]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def read_back(tmp_path) -> Callable[[Output], Output]:
    def through_file(output: Output) -> Output:
        outputs.save({output.id: output}, tmp_path / "outputs.jsonl")
        return outputs.load(tmp_path / "outputs.jsonl")[output.id]

    return through_file
