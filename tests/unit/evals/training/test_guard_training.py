"""The guards are learnt from texts that are read strictly, and what is fitted ships as whole numbers."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.guard.classifier import GuardClass
from assistant.guard.thresholds import TURN
from evals.errors import EvaluationError
from evals.training.guards import GuardTrainer, digest_texts, read_texts


class Embedder:
    name = "made"

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.array([[1.0, "rök" in text, "regel" in text, len(text) % 7] for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    passages = queries


def test_what_ships_is_much_and_varied() -> None:
    texts = read_texts()
    assert len(texts) >= 4_000
    assert len({text.writer for text in texts}) >= 8
    assert len({text.language for text in texts}) >= 14
    assert len({text.text for text in texts}) > 0.995 * len(texts)
    assert all(sum(text.label is label for text in texts) >= 400 for label in GuardClass)


def test_a_slip_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(
        "emergency\tfire\tsv\tdet ryker\nfara\tfire\tsv\tdet ryker\n", encoding="utf-8"
    )
    with pytest.raises(EvaluationError, match=r"a\.tsv, rad 2"):
        read_texts(tmp_path)
    with pytest.raises(EvaluationError, match="Inga texter"):
        read_texts(tmp_path / "tom")


def test_turns_are_parted(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("help\thealth\tsv\thar ont ¶ nu mer\n", encoding="utf-8")
    assert read_texts(tmp_path)[0].text == f"har ont{TURN}nu mer"


def test_it_learns(tmp_path: Path) -> None:
    lines = [f"emergency\t{kind}\tsv\trök {n} nu i {kind}" for n in range(12) for kind in ("fire", "gas")]
    lines += [f"help\t{kind}\tsv\torolig {n} {kind}" for n in range(12) for kind in ("health", "money")]
    lines += [f"order\toverride\tsv\tny regel {n}" for n in range(12)]
    lines += [f"personal\tidentity\tsv\tmitt nummer {n}" for n in range(12)]
    (tmp_path / "a.tsv").write_text("\n".join(lines), encoding="utf-8")
    texts = (*read_texts(tmp_path), *digest_texts(f"hur saneras klotter {n}?" for n in range(60)))
    trainer = GuardTrainer(texts, Embedder())  # type: ignore[arg-type]
    fitted = trainer.fitted(np.ones(len(texts), dtype=bool))
    chances = trainer.chances(fitted, np.ones(len(texts), dtype=bool), plain=False)
    right = [list(GuardClass)[row.argmax()] is text.label for row, text in zip(chances, texts, strict=True)]
    assert np.mean(right) > 0.95
    assert fitted.heads["class"].grams.dtype == np.int8
    assert fitted.read("rök nu i gas", trainer.vectors[1]).emergency_kinds[0][0] == "gas"
