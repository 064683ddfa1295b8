"""A thread that does small jobs one after another, so that whoever asks for them needn't wait."""

import logging
import queue
import threading
from collections.abc import Callable
from time import monotonic

log = logging.getLogger("trygg.store")

WAITING = 1_000
"""Jobs that may wait; a question is some hundred bytes and is written in about a millisecond."""
FLUSH = 5.0
"""Seconds that a stop waits for what is left to be written."""

Job = Callable[[], object]


class BackgroundWriter:
    """Starts with the first job. A job that fails is logged by its error's type alone: its text may hold a question."""

    def __init__(self, waiting: int = WAITING) -> None:
        self._jobs: queue.Queue[Job | None] = queue.Queue(waiting)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self.dropped = 0

    def put(self, job: Job) -> bool:
        """Whether there was room; never waits, never raises."""
        try:
            self._jobs.put_nowait(job)
        except queue.Full:
            self.dropped += 1
            log.warning("kön till databasen är full; %s rader har inte skrivits", self.dropped)
            return False
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="trygg-store", daemon=True)
                self._thread.start()
        return True

    def flush(self, seconds: float = FLUSH) -> bool:
        """Wait until what has been put is done; whether it was in that time."""
        until = monotonic() + seconds
        with self._jobs.all_tasks_done:
            while self._jobs.unfinished_tasks:
                left = until - monotonic()
                if left <= 0:
                    log.warning("%s rader hann inte skrivas", self._jobs.unfinished_tasks)
                    return False
                self._jobs.all_tasks_done.wait(left)
        return True

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception as error:
                log.error("databasen kunde inte skrivas: %s", type(error).__name__)
            finally:
                self._jobs.task_done()
