from ui.limit import Limiter, Window


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def limiter(*windows: Window, addresses: int = 100) -> tuple[Limiter, Clock]:
    clock = Clock()
    return Limiter(windows, clock=clock, addresses=addresses), clock


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


def test_memory_is_bounded_and_the_most_silent_address_is_forgotten() -> None:
    limit, _ = limiter(Window(1, 60), addresses=3)
    for name in "abcd":
        assert limit.admit(name) == 0
    assert len(limit) == 3
    assert limit.admit("d") > 0
    assert limit.admit("a") == 0
