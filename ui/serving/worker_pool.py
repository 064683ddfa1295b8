"""A bounded pool for work that holds the processor: some at once, some waiting, the rest refused."""

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

Result = TypeVar("Result")

AT_ONCE = 4
"""Answers made at the same time; measured on two cores."""
WAITING = 64
"""Requests that may wait; at 30 ms an answer the last of them waits about half a second."""


class Busy(Exception):  # like queue.Full
    """There is no room to wait."""


class WorkerPool:
    """Runs functions in threads, from the event loop; not to be shared between loops."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._threads: CapacityLimiter | None = None
        self._at_once = at_once
        self._most = at_once + waiting
        self._inside = 0

    async def run(self, work: Callable[[], Result]) -> Result:
        """The result of `work`; raises Busy where too many wait already."""
        if self._inside >= self._most:
            raise Busy
        if self._threads is None:
            self._threads = CapacityLimiter(self._at_once)
        self._inside += 1
        try:
            return await to_thread.run_sync(work, limiter=self._threads)
        finally:
            self._inside -= 1
