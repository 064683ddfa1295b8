"""Wrong passwords slow down: per name and per address, over processes, and are forgotten."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from ui.store.signin_attempts import FORGOTTEN, MOST, AttemptKey, SignInAttempts, wait_after
from ui.store.store import Store

NAME = AttemptKey("namn", 3, forgiven=True)
ADDRESS = AttemptKey("adress", 5, forgiven=False)


@dataclass
class Clock:
    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def attempts(make: Callable[..., Store], clock: Clock) -> SignInAttempts:
    return SignInAttempts(make().database, clock=clock)


def test_the_wait_doubles_up_to_the_longest() -> None:
    assert [wait_after(times, 5) for times in (4, 5, 6, 7, 9, 10, 1000)] == [0, 30, 60, 120, 480, 900, 900]


def test_some_are_free_then_one_waits(attempts: SignInAttempts, clock: Clock) -> None:
    assert [attempts.begin([NAME]) for _ in range(4)] == [0, 0, 0, 30]
    clock.now += 29.5
    assert attempts.begin([NAME]) == 1
    clock.now += 0.5
    assert attempts.begin([NAME]) == 0
    assert attempts.begin([NAME]) == 60


def test_waiting_counts_nothing(attempts: SignInAttempts, clock: Clock) -> None:
    for _ in range(3):
        attempts.begin([NAME])
    assert {attempts.begin([NAME, ADDRESS]) for _ in range(10)} == {30}
    assert attempts.begin([ADDRESS]) == 0


def test_the_longer_wait_counts(attempts: SignInAttempts, clock: Clock) -> None:
    for number in range(5):
        attempts.begin([AttemptKey(f"n{number}", 3, forgiven=True), ADDRESS])
    assert attempts.begin([AttemptKey("ny", 3, forgiven=True), ADDRESS]) == 30


def test_a_right_password_clears_its_own_and_only_its_own(attempts: SignInAttempts, clock: Clock) -> None:
    for _ in range(2):
        attempts.begin([NAME, ADDRESS])
    attempts.begin([NAME, ADDRESS])
    attempts.succeeded([NAME, ADDRESS])
    assert [attempts.begin([NAME]) for _ in range(4)] == [0, 0, 0, 30]
    assert [attempts.begin([ADDRESS]) for _ in range(4)] == [0, 0, 0, 30]


def test_a_day_without_a_try_is_a_new_beginning(attempts: SignInAttempts, clock: Clock) -> None:
    for _ in range(3):
        attempts.begin([NAME])
    clock.now += FORGOTTEN
    assert [attempts.begin([NAME]) for _ in range(3)] == [0, 0, 0]


def test_it_holds_over_processes(make: Callable[..., Store], clock: Clock) -> None:
    others = [SignInAttempts(make().database, clock=clock) for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda number: others[number % 4].begin([NAME]), range(16)))
    assert waits.count(0) == 3


def test_the_table_is_bounded(attempts: SignInAttempts, clock: Clock, make: Callable[..., Store]) -> None:
    from sqlalchemy import func, insert, select

    from ui.store.signin_attempts import failed

    database = make().database
    rows = [
        {"who": str(n), "times": 1, "last": clock.now - 60 + n / MOST, "until": 0.0} for n in range(MOST + 50)
    ]
    attempts.begin([NAME])
    with database.writing() as connection:
        connection.execute(insert(failed), rows)
    attempts.begin([ADDRESS])
    with database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(failed)).scalar_one() <= MOST + 1
