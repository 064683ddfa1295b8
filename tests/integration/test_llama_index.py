"""llama-index: the documented example runs, its classes are named in settings, and the default never loads it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.search.rank import Hit
from assistant.search.rerank import make_reranker, reranked
from corpus.errors import SettingError
from corpus.index.embedding import make_embedder
from corpus.llm.chat_model import make_model
from corpus.model import Passage
from corpus.settings import Settings
from tests.fakes import ROOT, a_library

MOCK = "llama-index:llama_index.core.embeddings.MockEmbedding?embed_dim=8"
KEEP_BEST = "llama-index:llama_index.core.postprocessor.SimilarityPostprocessor?similarity_cutoff=0.5"
PLAN = "Plan för utelampor\n1 Lampor\nTrasiga lampor längs gång- och cykelvägar ska lagas inom nio dagar.\n"
PYTHON = (sys.executable, "-c")


def environ(folder: Path) -> dict[str, str]:
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in/plan.txt").write_text(PLAN, encoding="utf-8")
    settings = {"DOCUMENTS": str(folder / "in"), "DATA": str(folder / "data"), "MUNICIPALITY": "ingen"}
    return os.environ | {f"TRYGG_{name}": value for name, value in settings.items()}


def run(folder: Path, *command: str) -> str:
    made = subprocess.run(
        command, cwd=ROOT, env=environ(folder), capture_output=True, text=True, timeout=240, check=False
    )
    assert made.returncode == 0, made.stderr
    return made.stdout


@pytest.mark.slow
def test_the_documented_example_runs_and_the_default_loads_none_of_it(tmp_path: Path) -> None:
    example = re.search(
        r"```python\n(.*?)```", (ROOT / "docs/llama-index.md").read_text(encoding="utf-8"), re.S
    )
    assert example is not None
    run(tmp_path, *PYTHON, "import sys; from ui.cli import main; sys.exit(main(['ingest']))")
    best, sources = run(tmp_path, *PYTHON, example[1]).splitlines()[-2:]
    assert best.startswith("plan 1 ")
    assert int(sources) >= 1
    asked = "from ui.cli import main; main(['ask', 'Hur snabbt lagas trasiga lampor?'])"
    loaded = "import sys; print([name for name in sys.modules if name.startswith('llama_index')])"
    said = run(tmp_path, *PYTHON, f"{asked}; {loaded}")
    assert "nio dagar" in said
    assert said.splitlines()[-1] == "[]"


def test_an_embedding_class_by_name() -> None:
    embedder = make_embedder(MOCK, 1)
    assert embedder.queries(["a", "b"]).shape == embedder.passages(["a", "b"]).shape == (2, 8)
    assert np.allclose(np.linalg.norm(embedder.passages(["a"]), axis=1), 1)


def test_a_language_model_class_by_name() -> None:
    model = make_model(Settings(llm_class="llama_index.core.llms.MockLLM?max_tokens=3"))
    assert model is not None
    assert model.complete("Skriv om.", "Klotter tas bort.")


def test_a_reranker_by_name_orders_the_first_hits_and_leaves_the_rest() -> None:
    passage = next(p for d in a_library().documents for p in d.passages)
    assert isinstance(passage, Passage)
    hits = tuple(Hit(passage, score, 0.9, 1.0) for score in (0.9, 0.6, 0.4, 0.3))
    reranker = make_reranker(KEEP_BEST)
    assert reranker is not None
    assert [hit.score for hit in reranked(reranker, "lampor", hits, 3)] == [0.9, 0.6, 0.3]
    assert make_reranker("") is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("llama-index:finns.inte.Alls", "installerat"),
        ("llama-index:llama_index.core.schema.TextNode", "ingen BaseEmbedding"),
        ("llama-index:llama_index.core.embeddings.MockEmbedding?okänd=1", "argumenten"),
        ("llama-index:", "skriv"),
    ],
)
def test_what_cannot_be_used_is_told_with_the_settings_name(name: str, reason: str) -> None:
    with pytest.raises(SettingError, match=f"TRYGG_EMBEDDER.*{reason}"):
        make_embedder(name, 1)
