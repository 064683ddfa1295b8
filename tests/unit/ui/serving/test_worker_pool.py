import threading
from collections.abc import Callable

import anyio
import pytest

from ui.serving.worker_pool import Busy, WorkerPool


def test_runs_at_most_so_many_and_turns_the_rest_away() -> None:
    release = threading.Event()
    running: list[int] = []
    most: list[int] = []

    def work() -> int:
        running.append(1)
        most.append(len(running))
        release.wait(5)
        running.pop()
        return 1

    async def main() -> int:
        pool = WorkerPool(at_once=2, waiting=1)
        async with anyio.create_task_group() as tasks:
            for _ in range(3):
                tasks.start_soon(pool.run, work)
            await anyio.sleep(0.2)
            with pytest.raises(Busy):
                await pool.run(work)
            release.set()
        done: Callable[[], int] = lambda: 7  # noqa: E731
        return await pool.run(done)

    assert anyio.run(main) == 7
    assert max(most) == 2
