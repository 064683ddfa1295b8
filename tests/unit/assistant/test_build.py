"""The wiring: an index must be there, and a new generation is taken up without a restart."""

import threading
from pathlib import Path

import pytest

from assistant.build import Assistant
from assistant.model import AnswerStatus, Question
from corpus.errors import IndexMismatch, IndexMissing
from corpus.index.generations import building, point_to
from corpus.settings import Settings
from tests.fakes import HashEmbedder
from tests.unit.assistant.made import LAMPS_ASKED, LAMPS_PLAIN, WordEmbedder, library, restating, write

NEW = "Trasiga gatlampor lagas av elektriker."


def publish(data: Path, name: str, new: bool = False) -> None:
    """Make a generation and let it serve."""
    more = (restating(NEW, "plan#0", questions=(LAMPS_ASKED, "Vem lagar trasiga gatlampor?")),) if new else ()
    with building(data, name) as folder:
        write(folder, library(*more))


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    publish(tmp_path, "ett")
    return Assistant(Settings(data=tmp_path), WordEmbedder())


def test_before_the_first_ingest(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="trygg ingest"):
        Assistant(Settings(data=tmp_path), WordEmbedder())


def test_another_embedder(assistant: Assistant, tmp_path: Path) -> None:
    with pytest.raises(IndexMismatch):
        Assistant(Settings(data=tmp_path), HashEmbedder("annan"))


def test_a_new_generation_is_taken_up(assistant: Assistant, tmp_path: Path) -> None:
    asked = Question("Vem lagar trasiga gatlampor?")
    assert NEW not in assistant.answer(asked).text
    assert assistant.generation == "ett"
    before = len(assistant.library.statements)
    publish(tmp_path, "tva", new=True)
    assert NEW in assistant.answer(asked).text
    assert assistant.generation == "tva"
    assert len(assistant.library.statements) == before + 1
    point_to(tmp_path, "ett")
    assert NEW not in assistant.answer(asked).text


def test_so_is_it_where_nobody_has_asked_yet(assistant: Assistant, tmp_path: Path) -> None:
    publish(tmp_path, "tva", new=True)
    assert assistant.generation == "tva"


def test_without_its_folder_the_open_one_serves_on(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / "CURRENT").unlink()
    assert LAMPS_PLAIN in assistant.answer(Question(LAMPS_ASKED)).text
    point_to(tmp_path, "finns-inte")
    assert LAMPS_PLAIN in assistant.answer(Question(LAMPS_ASKED)).text


def test_a_broken_new_generation_leaves_the_old_one_answering(assistant: Assistant, tmp_path: Path) -> None:
    publish(tmp_path, "tva", new=True)
    (tmp_path / "generations/tva/library.json").write_text("{")
    assert LAMPS_PLAIN in assistant.answer(Question(LAMPS_ASKED)).text
    assert assistant.generation == "ett"


def test_several_threads_while_it_changes(assistant: Assistant, tmp_path: Path) -> None:
    publish(tmp_path, "tva")
    told: list[AnswerStatus] = []
    threads = [
        threading.Thread(target=lambda: told.append(assistant.answer(Question(LAMPS_ASKED)).status))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [AnswerStatus.ANSWERED] * 8
    assert assistant.generation == "tva"


def test_ready(assistant: Assistant) -> None:
    assert assistant.ready()
