"""Sliding windows per address: who has asked too often, and how long they must wait.

Kept in memory only; what an address asked is never known here. Memory is bounded: the address that has been
silent longest is forgotten when there are too many.
"""

import math
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ADDRESSES = 10_000
"""Addresses remembered at a time; at 60 times of 8 bytes each that is some 10 MB at worst."""


@dataclass(frozen=True, slots=True)
class Window:
    """At most `times` in any stretch of `seconds`."""

    times: int
    seconds: float


class Limiter:
    """Counts what each address does against every window."""

    def __init__(
        self,
        windows: Sequence[Window],
        *,
        clock: Callable[[], float] = time.monotonic,
        addresses: int = ADDRESSES,
    ) -> None:
        self._windows = tuple(windows)
        self._keep = max(window.times for window in windows)
        self._clock = clock
        self._addresses = addresses
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def admit(self, address: str) -> int:
        """0 lets the address in and counts it; otherwise the whole seconds to wait, uncounted."""
        with self._lock:
            now = self._clock()
            times = self._seen.setdefault(address, deque(maxlen=self._keep))
            self._seen.move_to_end(address)
            while len(self._seen) > self._addresses:
                self._seen.popitem(last=False)
            wait = max(_wait(window, times, now) for window in self._windows)
            if wait > 0:
                return max(1, math.ceil(wait))
            times.append(now)
            return 0

    def __len__(self) -> int:
        """How many addresses are remembered."""
        return len(self._seen)


def _wait(window: Window, times: deque[float], now: float) -> float:
    """Seconds until the window has room, 0 or less where it has."""
    if len(times) < window.times:
        return 0.0
    return times[-window.times] + window.seconds - now
