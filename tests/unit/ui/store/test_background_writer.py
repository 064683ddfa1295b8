"""Jobs are done in order and off the way, there is an end to the queue, and one that fails stops none."""

import threading
import time

import pytest

from ui.store.background_writer import BackgroundWriter


def test_in_order_and_flushed() -> None:
    writer, done = BackgroundWriter(), []
    for number in range(50):
        assert writer.put(lambda number=number: done.append(number))
    assert writer.flush()
    assert done == list(range(50))


def test_a_full_queue_turns_jobs_away_at_once(caplog: pytest.LogCaptureFixture) -> None:
    writer, open_ = BackgroundWriter(waiting=2), threading.Event()
    writer.put(open_.wait)
    time.sleep(0.05)
    start = time.monotonic()
    taken = [writer.put(open_.wait) for _ in range(4)]
    assert time.monotonic() - start < 0.5
    assert taken == [True, True, False, False]
    assert writer.dropped == 2
    assert "kön till databasen är full" in caplog.text
    assert not writer.flush(0.05)
    open_.set()
    assert writer.flush()


def test_a_job_that_fails(caplog: pytest.LogCaptureFixture) -> None:
    writer, done = BackgroundWriter(), []

    def fails() -> None:
        raise ValueError("hemlig fråga")

    writer.put(fails)
    writer.put(lambda: done.append(1))
    assert writer.flush()
    assert done == [1]
    assert "ValueError" in caplog.text
    assert "hemlig" not in caplog.text
