"""The rate of long work, and the time left, in words."""

from ui.rendering.eta import Pace


def told(*reports: tuple[float, int], total: int = 10_000) -> list[str]:
    """What is said at each `(second, done)`."""
    times = iter([0.0, *(second for second, _ in reports)])
    pace = Pace(lambda: next(times))
    return [pace(done, total) for _, done in reports]


def test_nothing_is_said_before_anything_is_known() -> None:
    assert told((1, 500), (5, 0)) == ["", ""]


def test_the_rate_and_the_time_left_are_told() -> None:
    assert told((4, 500)) == [" (125/s, encore 2\u00a0min)"]  # 9,500 at 125 a second: 76 seconds
    assert told((4, 9_000)) == [" (2\u202f250/s, encore 1\u00a0s)"]
    assert told((10, 35)) == [" (3,5/s, encore 48\u00a0min)"]
    assert told((100, 20)) == [" (12/min, encore 13\u00a0h\u00a052)"]


def test_what_was_slow_long_ago_does_not_count() -> None:
    slow_start = [(100.0 + second, 100 * second) for second in range(1, 60)]
    assert told(*slow_start)[-1] == " (100/s, encore 41\u00a0s)"
