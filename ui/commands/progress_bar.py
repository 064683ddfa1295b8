"""A progress bar on standard error, silent where nobody watches."""

import sys
from types import TracebackType

from tqdm import tqdm


class Bar:
    """One bar a step; `show` is told the step, how many are done and how many there are."""

    def __init__(self) -> None:
        self._bar: tqdm | None = None
        self._step = ""

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def show(self, step: str, done: int, total: int) -> None:
        """Move the bar, starting a new one where the step is new."""
        if step != self._step:
            self._close()
            self._step = step
            self._bar = tqdm(total=total, desc=step, file=sys.stderr, disable=None, leave=False)
        if self._bar is not None:
            self._bar.update(done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
