"""How long a call takes."""

from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """What a call returns, and the seconds that it took."""
    start = perf_counter()
    returned = call()
    return returned, perf_counter() - start
