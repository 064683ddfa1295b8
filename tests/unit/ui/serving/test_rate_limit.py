import sqlite3
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from ui.serving.rate_limit import RateLimiter, Window


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def limiter(*windows: Window) -> tuple[RateLimiter, Clock]:
    clock = Clock()
    return RateLimiter(windows, clock=clock), clock


def test_admits_up_to_the_limit_and_then_tells_the_wait() -> None:
    limit, clock = limiter(Window(2, 600))
    assert limit.admit("a") == 0
    clock.now = 100
    assert limit.admit("a") == 0
    assert limit.admit("a") == 500
    assert limit.admit("b") == 0


def test_the_window_slides() -> None:
    limit, clock = limiter(Window(2, 600))
    for clock.now in (0, 500):
        assert limit.admit("a") == 0
    clock.now = 600
    assert limit.admit("a") == 0
    assert limit.admit("a") == 500


def test_the_longest_wait_of_several_windows_counts() -> None:
    limit, clock = limiter(Window(1, 10), Window(2, 3600))
    assert limit.admit("a") == 0
    clock.now = 20
    assert limit.admit("a") == 0
    assert limit.admit("a") == 3580


def test_refused_tries_do_not_prolong_the_wait() -> None:
    limit, clock = limiter(Window(1, 60))
    limit.admit("a")
    for clock.now in range(1, 60):
        assert limit.admit("a") > 0
    clock.now = 60
    assert limit.admit("a") == 0


def test_a_wait_is_at_least_a_second() -> None:
    limit, clock = limiter(Window(1, 60))
    limit.admit("a")
    clock.now = 59.9999
    assert limit.admit("a") == 1


def shared(folder: Path, clock: Clock, *windows: Window) -> RateLimiter:
    return RateLimiter(windows, file=folder / "limits.sqlite", name="frågor", clock=clock)


def test_two_that_share_a_file_count_together(tmp_path: Path) -> None:
    clock = Clock()
    one, other = (shared(tmp_path, clock, Window(2, 600)) for _ in range(2))
    assert one.admit("a") == 0
    clock.now = 100
    assert other.admit("a") == 0
    assert one.admit("a") == other.admit("a") == 500
    assert other.admit("b") == 0
    clock.now = 601
    assert one.admit("a") == 0


def test_the_file_holds_no_address(tmp_path: Path) -> None:
    shared(tmp_path, Clock(), Window(2, 600)).admit("192.0.2.77")
    assert not any(b"192.0.2.77" in file.read_bytes() for file in tmp_path.iterdir())


def test_memory_is_bounded_and_the_most_silent_address_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.serving.rate_limit.SWEPT", 1)
    monkeypatch.setattr("ui.serving.rate_limit.ADDRESSES", 3)
    limit, clock = limiter(Window(1, 60))
    for clock.now, name in enumerate("abcd"):
        assert limit.admit(name) == 0
    assert all(limit.admit(name) > 0 for name in "bcd")
    assert limit.admit("a") == 0


def test_the_file_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.serving.rate_limit.SWEPT", 1)
    monkeypatch.setattr("ui.serving.rate_limit.ADDRESSES", 3)
    clock = Clock()
    limit = shared(tmp_path, clock, Window(1, 600))
    for number in range(20):
        clock.now = number
        assert limit.admit(str(number)) == 0
    with sqlite3.connect(tmp_path / "limits.sqlite") as db:
        assert db.execute("SELECT count(*) FROM seen").fetchone() == (3,)


def test_many_processes_never_let_one_too_many_in(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        admitted = sum(pool.map(_admitted, [tmp_path] * 4))
    assert admitted == 50


def _admitted(folder: Path) -> int:
    limit = RateLimiter((Window(50, 600),), file=folder / "limits.sqlite", name="frågor")
    return sum(limit.admit("a") == 0 for _ in range(40))
